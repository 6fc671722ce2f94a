import { readdir } from 'node:fs/promises';
import { expect } from 'vitest';
import type { Report } from '../../src/model/report.ts';
import { clusterTest as test } from '../support/control-plane/index.ts';
import { aPracticeCluster, aWorld, CLEAN_UP, leftAsItWas, run } from './drill-run.ts';
import type { DrillWorld } from './drill-world.ts';
import { everyObject } from './every-object.ts';
import { journalOf } from './kill-and-resume.ts';

async function reportOf(world: DrillWorld): Promise<Report> {
  const told = await run(world, ['report', 'last', '--format', 'json']);
  return JSON.parse(told.stdout);
}

test(
  'a drill that executes every action that writes to a cluster leaves every object of every kind as it was',
  { timeout: 240_000 },
  async ({ cluster: shared }) => {
    expect(shared.server).toBeDefined();
    const cluster = await aPracticeCluster();
    const world = await aWorld(cluster, 'a', { ownKind: true });
    const before = await everyObject(cluster);

    const ended = await run(world, [...world.drill, '--plain', '--auto']);

    expect(ended.exitCode, ended.stderr).toBe(0);
    expect(ended.stderr).toContain('Nothing is left: 15 things');
    await leftAsItWas(cluster, before);
    const report = await reportOf(world);
    expect(report.ledger.every(({ undoneAt }) => undoneAt !== undefined)).toBe(true);
    expect(report.steps.find(({ id }) => id === 'program')?.state).toEqual({ is: 'rehearsed' });
    expect(await readdir(world.folder)).not.toContain('never');
  },
);

test(
  'what a finalizer holds is named with what holds it and its command; once that is off, the clean-up leaves nothing',
  { timeout: 240_000 },
  async ({ cluster: shared }) => {
    const cluster = await aPracticeCluster();
    const held = {
      apiVersion: 'rbac.authorization.k8s.io/v1',
      kind: 'ClusterRole',
      metadata: { name: 'held', finalizers: ['example.com/holds'] },
      rules: [],
    };
    const suffix = shared.freshName('f');
    const world = await aWorld(cluster, suffix, { manifests: [held] });

    // The machine does not wait for what nobody takes off.
    const ended = await run(world, [...world.drill, '--output', 'ndjson', '--auto']);

    expect(ended.exitCode, ended.stderr).toBe(1);
    const kept = (await journalOf(world.home)).find((event) => event.type === 'thing-kept');
    expect(kept).toMatchObject({
      what: { kind: 'ClusterRole', name: 'held' },
      commands: expect.arrayContaining([expect.arrayContaining(['patch', 'held'])]),
      cause: {
        code: 'remove-held',
        params: { held: expect.stringContaining('example.com/holds') },
      },
    });
    const report = await reportOf(world);
    const left = report.ledger.filter(({ undoneAt }) => undoneAt === undefined);
    expect(left).toMatchObject([
      { what: { name: 'held' }, kept: { cause: { code: 'remove-held' } } },
    ]);

    await cluster.kubectl([
      'patch',
      'clusterrole',
      'held',
      '--type=merge',
      '--patch={"metadata":{"finalizers":null}}',
    ]);
    const again = await run(world, CLEAN_UP);

    expect(again.exitCode, again.stderr).toBe(0);
    expect(again.stderr).toContain('Nothing is left');
  },
);
