import { readdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { expect, onTestFinished, vi } from 'vitest';
import type { RunEvent } from '../../src/model/event.ts';
import type { Report } from '../../src/model/report.ts';
import { startControlPlane, type ControlPlane } from '../support/control-plane/index.ts';
import { clusterTest as test } from '../support/control-plane/index.ts';
import { runProgram } from '../support/program.ts';
import { aDrillWorld, type DrillWorld } from './drill-world.ts';
import { everyObject } from './every-object.ts';
import { journalOf } from './kill-and-resume.ts';

const KILLER = path.resolve(import.meta.dirname, '../support/kill-after.mjs');
const CLEAN_UP = ['drill', '--cleanup', 'last', '--plain'];

/** A practice cluster of its own: whatever is in it afterwards was left by a drill. */
async function aPracticeCluster(): Promise<ControlPlane> {
  const cluster = await startControlPlane({ nodes: 1 });
  onTestFinished(() => cluster.stop());
  await cluster.kubectl(['label', 'namespace', 'kube-system', 'dr-wizard/practice=true']);
  return cluster;
}

async function aWorld(
  cluster: ControlPlane,
  suffix: string,
  more: Parameters<typeof aDrillWorld>[2] = {},
) {
  const world = await aDrillWorld(cluster, suffix, more);
  onTestFinished(() => world.remove());
  return world;
}

const run = (world: DrillWorld, argv: readonly string[], killAt?: number) =>
  runProgram(argv, {
    cwd: world.folder,
    env: {
      ...world.env,
      ...(killAt === undefined ? {} : { DR_TEST_KILL_AFTER_LINE: String(killAt) }),
    },
    ...(killAt === undefined ? {} : { nodeArgs: ['--import', KILLER] }),
  });

async function reportOf(world: DrillWorld): Promise<Report> {
  const told = await run(world, ['report', 'last', '--format', 'json']);
  return JSON.parse(told.stdout);
}

/** Twice the same, but for what controllers change by themselves: it is waited for. */
async function leftAsItWas(cluster: ControlPlane, before: Awaited<ReturnType<typeof everyObject>>) {
  await vi.waitFor(async () => expect(await everyObject(cluster)).toEqual(before), {
    timeout: 30_000,
    interval: 500,
  });
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
  'killed in the middle of a step, or after lines of its clean-up, a drill is cleaned up later, and nothing goes twice',
  { timeout: 300_000 },
  async ({ cluster: shared }) => {
    expect(shared.server).toBeDefined();
    const cluster = await aPracticeCluster();
    const before = await everyObject(cluster);
    const whole = await aWorld(cluster, 'w');
    const ended = await run(whole, [...whole.drill, '--plain', '--auto']);
    expect(ended.exitCode, ended.stderr).toBe(0);
    const types = (await journalOf(whole.home)).map(({ type }) => type);
    const made = types.indexOf('thing-created') + 1;
    const began = types.indexOf('clean-up-began') + 1;
    for (const line of [made, began, began + 4]) {
      const cut = await aWorld(cluster, `k${line}`);
      const first = await run(cut, [...cut.drill, '--plain', '--auto'], line);
      expect(first.signal, first.stderr).toBe('SIGKILL');
      // As if it had died before it could write down what it had just made: only the mark tells whose that is.
      if (line === made) await dropLastLine(cut);
      const second = await run(cut, CLEAN_UP);
      expect(second.exitCode, `${line}\n${second.stderr}`).toBe(0);
      await leftAsItWas(cluster, before);
      const gone = await removedIn(cut);
      expect(new Set(gone).size, String(line)).toBe(gone.length);
    }
  },
);

async function dropLastLine({ home }: DrillWorld): Promise<void> {
  const [id = ''] = await readdir(path.join(home, 'runs'));
  const file = path.join(home, 'runs', id, 'journal.jsonl');
  const lines = (await readFile(file, 'utf8')).trimEnd().split('\n');
  await writeFile(file, `${lines.slice(0, -1).join('\n')}\n`);
}

/** UIDs told as removed, in their order. */
async function removedIn(world: DrillWorld): Promise<readonly string[]> {
  const events: readonly RunEvent[] = await journalOf(world.home);
  return events.flatMap((event) =>
    event.type === 'thing-removed' ? [event.what.uid ?? event.what.name] : [],
  );
}

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
