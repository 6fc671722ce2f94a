import { expect } from 'vitest';
import { clusterTest } from '../support/control-plane/index.ts';
import { runProgram } from '../support/program.ts';
import { aDeployment, aRollOut, ROLL_OUT, ROOT } from './roll-out-world.ts';

clusterTest(
  'who verifies pods reads below the sheet why the cluster is not ready; who asks for less reads less',
  async ({ cluster }) => {
    const world = await aRollOut(cluster, ['pay', 'risk']);
    const { namespace, env, site } = world;
    const broken = { 'test.dr-wizard/waiting': 'ImagePullBackOff' };
    for (const one of [aDeployment(namespace, 'pay', 4, broken), aDeployment(namespace, 'risk', 2)])
      await cluster.request('POST', `/apis/apps/v1/namespaces/${namespace}/deployments`, one);
    await cluster.kubectl(['-n', namespace, 'rollout', 'status', 'deployment/risk']);
    const verify = ['verify', ROLL_OUT, '--site', site, '--kubeconfig', cluster.kubeconfig];
    const access = ['--context', 'test'];
    const run = (...argv: readonly string[]) =>
      runProgram([...verify, ...argv], { cwd: ROOT, env });

    const all = await run(...access, '--only', 'pods');
    const chinese = await run(...access, '--lang', 'zh-CN');
    const others = await Promise.all([
      run(...access, '--only', 'cluster'),
      run(...access, '--output', 'json'),
      run(),
    ]);

    expect([all.exitCode, all.stderr]).toEqual([1, '']);
    expect(all.stdout).toMatch(/^Cluster: [\d,]+ of [\d,]+ pods are ready\.$/m);
    expect(all.stdout).toContain(
      `Namespace ${namespace}: 1 waiting, 1 ready; 2 of 6 pods are ready.`,
    );
    expect(all.stdout).toMatch(
      /^\d+\. 4 pods: image registry\.example\.com\/roll-out-\w+\/pay:1 cannot be pulled/m,
    );
    expect(chinese.stdout).toContain(
      `命名空间 ${namespace}：1 个等待、1 个就绪；共 6 个 Pod，2 个就绪。`,
    );
    for (const { stdout } of others) expect(stdout).not.toMatch(/pods are ready|^Cluster:/m);
  },
);
