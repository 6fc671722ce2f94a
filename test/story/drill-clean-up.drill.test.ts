import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { expect } from 'vitest';
import { clusterTest as test, type ControlPlane } from '../support/control-plane/index.ts';
import { aPracticeCluster, aWorld, CLEAN_UP, leftAsItWas, run } from './drill-run.ts';
import type { DrillWorld } from './drill-world.ts';
import { everyObject } from './every-object.ts';
import { journalOf } from './kill-and-resume.ts';

/** The drill is cut off by a kill once it has made something. */
async function aDrillCutOff(world: DrillWorld): Promise<void> {
  const cut = await run(world, [...world.drill, '--plain', '--auto'], 40);
  expect(cut.signal, cut.stderr).toBe('SIGKILL');
  const made = (await journalOf(world.home)).filter(({ type }) => type === 'thing-created');
  expect(made.length).toBeGreaterThan(0);
}

/** A kubeconfig whose login is over as soon as `end` is called. */
async function anAccess(cluster: ControlPlane, folder: string) {
  const { kubectl, kubeconfig, server } = cluster;
  const own = ['--namespace=default', 'recovery'];
  await kubectl(['create', 'serviceaccount', ...own]);
  const role = ['--clusterrole=cluster-admin', '--serviceaccount=default:recovery'];
  await kubectl(['create', 'clusterrolebinding', 'recovery', ...role]);
  const token = (await kubectl(['create', 'token', ...own])).trim();
  const file = path.join(folder, 'expiring.kubeconfig');
  const view = JSON.parse(
    await kubectl(['config', 'view', `--kubeconfig=${kubeconfig}`, '--raw', '--output=json']),
  );
  await writeFile(
    file,
    JSON.stringify({ ...view, users: [{ name: view.users[0].name, user: { token } }] }),
  );
  expect(server).toBeDefined();
  return { file, end: () => kubectl(['delete', 'serviceaccount', ...own]) };
}

test(
  'a clean-up names all that it cannot reach with its command: with the cluster away, and with a login that is over',
  { timeout: 240_000 },
  async ({ cluster: shared }) => {
    const cluster = await aPracticeCluster();
    const world = await aWorld(cluster, 'g');
    const access = await anAccess(cluster, world.folder);
    const { 'ServiceAccount default/recovery': _ended, ...before } = await everyObject(cluster);
    const drill = world.drill.map((word) => (word === cluster.kubeconfig ? access.file : word));
    const target = { kubeconfig: access.file, context: 'test' };
    await writeFile(
      path.join(world.folder, 'answers.yaml'),
      JSON.stringify({ apiVersion: 'dr-wizard/v1', kind: 'Answers', target }),
    );
    await aDrillCutOff({ ...world, drill });

    await cluster.stopApiServer();
    const away = await run(world, CLEAN_UP);
    await cluster.startApiServer();
    await access.end();
    const expired = await run(world, CLEAN_UP);
    const other = await run(world, [...CLEAN_UP, '--kubeconfig', shared.kubeconfig]);
    const renewed = await run(world, [...CLEAN_UP, '--kubeconfig', cluster.kubeconfig]);

    expect(away.exitCode, away.stderr).toBe(1);
    expect(away.stderr).toContain('refuses connections. Check that it runs');
    expect(away.stderr).toContain('kubectl delete Namespace drill-g-main --cascade=foreground');
    expect(away.stderr).toContain('what no machine could remove, once somebody has (removed)');
    expect(expired.exitCode, expired.stderr).toBe(1);
    expect(expired.stderr).toContain('does not accept these credentials');
    expect(expired.stderr).toMatch(/drill --cleanup [0-9a-f]{12} --kubeconfig FILE/);
    expect(other.exitCode, other.stderr).toBe(7);
    expect(renewed.exitCode, renewed.stderr).toBe(0);
    const gone = (await journalOf(world.home)).filter(({ type }) => type === 'thing-removed');
    expect(renewed.stderr).toContain(`Nothing is left: ${gone.length} things`);
    await leftAsItWas(cluster, before);
  },
);

test(
  'of two drills on one cluster the second is told of the first, and each removes only what it made itself',
  { timeout: 240_000 },
  async ({ cluster: shared }) => {
    expect(shared.server).toBeDefined();
    const cluster = await aPracticeCluster();
    const before = await everyObject(cluster);
    const first = await aWorld(cluster, 'one');
    const second = await aWorld(cluster, 'two');
    await writeFile(
      path.join(second.folder, 'answers.yaml'),
      JSON.stringify({
        apiVersion: 'dr-wizard/v1',
        kind: 'Answers',
        target: { kubeconfig: cluster.kubeconfig, context: 'test', lease: 'without' },
      }),
    );
    await aDrillCutOff(first);
    const [made] = await journalOf(first.home);
    const between = await everyObject(cluster);

    const ended = await run(second, [...second.drill, '--plain', '--auto']);

    expect(ended.exitCode, ended.stderr).toBe(0);
    expect(ended.stderr).toMatch(new RegExp(`Run ${made?.run} of \\S+ on \\S+ \\(drill\\) says`));
    expect(ended.stderr).toMatch(
      new RegExp(`Drill ${made?.run} has left \\d+ things in this cluster`),
    );
    await leftAsItWas(cluster, between);
    const cleaned = await run(first, CLEAN_UP);
    expect(cleaned.exitCode, cleaned.stderr).toBe(0);
    await leftAsItWas(cluster, before);
  },
);

test(
  'a drill ends with 7 before it changes anything where the cluster bears no label, or is named as production',
  { timeout: 240_000 },
  async ({ cluster: shared }) => {
    const unlabelled = await aWorld(shared, 'u');
    const refused = await run(unlabelled, [...unlabelled.drill, '--plain', '--auto']);
    expect(refused.exitCode, refused.stderr).toBe(7);
    expect(refused.stderr).toContain('label namespace kube-system dr-wizard/practice=true');

    const cluster = await aPracticeCluster();
    const before = await everyObject(cluster);
    const uid = await cluster.kubectl([
      'get',
      'namespace',
      'kube-system',
      '-o',
      'jsonpath={.metadata.uid}',
    ]);
    for (const production of [{ uids: [uid] }, { servers: [cluster.server] }]) {
      const world = await aWorld(cluster, 'p', { production });
      const ended = await run(world, [...world.drill, '--plain', '--auto', '--lang', 'zh-CN']);
      expect(ended.exitCode, ended.stderr).toBe(7);
      expect(ended.stderr).toContain('集群 test 是生产集群');
      expect(ended.stderr).toContain('选择演练集群');
    }
    await leftAsItWas(cluster, before);
  },
);
