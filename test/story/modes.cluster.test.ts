import { readFile, writeFile } from 'node:fs/promises';
import { expect, onTestFinished, vi } from 'vitest';
import type { Report, Verification } from '../../src/model/report.ts';
import { clusterTest, startControlPlane } from '../support/control-plane/index.ts';
import { EVERY_KIND } from '../support/every-kind.ts';
import { runProgram } from '../support/program.ts';
import { aWorld, CONTEXT, incident } from './every-kind-world.ts';
import { journalOf } from './kill-and-resume.ts';

clusterTest('with one probe broken the run ends with 1 and names the step', async ({ cluster }) => {
  const { world, env } = await aWorld(cluster);
  const answers = await readFile(world.answers, 'utf8');
  await writeFile(world.answers, answers.replace(/master\.port: \d+/, 'master.port: 9'));

  const ended = await runProgram(incident(world), { cwd: world.folder, env });

  expect(ended.exitCode).toBe(1);
  expect(ended.stderr).toContain('1.1 Bind the address is late');
  expect(ended.stderr).toContain('dr-wizard resume');
});

clusterTest(
  'verify proves what is there, changes nothing, and says pass only where all pass',
  async ({ cluster }) => {
    const { world, env } = await aWorld(cluster);
    const verify = ['verify', EVERY_KIND, '--site', world.site];
    const user = cluster.freshName('verifier');
    const kubeconfig = await cluster.kubeconfigFor({ user, groups: ['system:masters'] });
    const access = ['--kubeconfig', kubeconfig, '--context', CONTEXT];

    const all = await runProgram([...verify, ...access, '--output', 'json'], { env });
    const some = await runProgram(
      [...verify, ...access, '--only', 'git-here,nodes', '--output', 'json'],
      { env },
    );
    const blind = await runProgram([...verify, '--only', 'nodes', '--output', 'junit'], { env });

    const sheet: Verification = JSON.parse(all.stdout);
    expect({ exitCode: all.exitCode, kind: sheet.kind, mode: sheet.mode }).toEqual({
      exitCode: 1,
      kind: 'Verification',
      mode: 'verify',
    });
    expect(sheet.checks.find((check) => check.step === 'namespaces')?.verdict).not.toBe('pass');
    expect(sheet.checks.find((check) => check.step === 'bind-address')).toMatchObject({
      verdict: 'unknown',
      cause: { code: 'value-missing' },
    });
    expect(sheet.checks.map((check) => check.step)).toContain('restored');
    expect({ exitCode: some.exitCode, verdict: JSON.parse(some.stdout).verdict }).toEqual({
      exitCode: 0,
      verdict: 'pass',
    });
    expect(blind.exitCode).toBe(1);
    expect(blind.stdout).toContain('<testsuite');
    // It may do everything, and a write of its own would stand there before the next one.
    await cluster.kubectl([`--kubeconfig=${kubeconfig}`, 'create', 'namespace', user]);
    await vi.waitFor(async () => {
      const writes = await cluster.writes({ user });
      expect(writes).toMatchObject([{ verb: 'create', name: user }]);
    });
    await cluster.request('DELETE', `/api/v1/namespaces/${user}`);
  },
);

clusterTest(
  'a drill wants a practice cluster, and rehearses what does not say execute',
  async ({ cluster: { freshName } }) => {
    // Of its own: nobody else's cluster becomes one for practice meanwhile.
    const cluster = await startControlPlane({ nodes: 1 });
    onTestFinished(() => cluster.stop());
    const { world, env } = await aWorld({ ...cluster, freshName });
    const drill = [
      'drill',
      EVERY_KIND,
      '--site',
      world.site,
      '--plain',
      '--auto',
      '--answers',
      world.answers,
    ];
    const access = ['--kubeconfig', cluster.kubeconfig, '--context', CONTEXT];

    const refused = await runProgram([...drill, ...access], { cwd: world.folder, env });

    expect(refused.exitCode).toBe(7);
    expect(refused.stderr).toContain('dr-wizard/practice=true');

    await cluster.kubectl(['label', 'namespace', 'kube-system', 'dr-wizard/practice=true']);
    const ended = await runProgram(
      ['resume', 'last', '--plain', '--auto', '--answers', world.answers],
      {
        cwd: world.folder,
        env,
      },
    );

    const told = await runProgram(['report', 'last', '--format', 'json'], { env });
    const report: Report = JSON.parse(told.stdout);
    const states = Object.fromEntries(report.steps.map((step) => [step.id, step.state.is]));
    expect(ended.exitCode, ended.stderr).toBe(0);
    expect(report.mode).toBe('drill');
    expect(states).toMatchObject({
      namespaces: 'passed',
      nodes: 'passed',
      'bind-address': 'rehearsed',
      'write-down': 'rehearsed',
      'apply-manifests': 'rehearsed',
      records: 'rehearsed',
      'say-so': 'rehearsed',
    });
    expect(await world.starts()).toEqual([]);
  },
);

clusterTest(
  'the stream of events is the journal, line for line, and nothing else on stdout',
  async ({ cluster }) => {
    const { world, env } = await aWorld(cluster);

    const ended = await runProgram([...incident(world), '--output', 'ndjson'], {
      cwd: world.folder,
      env,
    });

    const lines = ended.stdout
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line));
    const events = lines.filter((line) => line.kind === 'Event');
    expect(ended.exitCode).toBe(0);
    expect(lines.every((line) => line.apiVersion === 'dr-wizard/v1')).toBe(true);
    await vi.waitFor(async () =>
      expect(events.map((event) => event.seq)).toEqual(
        (await journalOf(world.home)).map((event) => event.seq),
      ),
    );
  },
);
