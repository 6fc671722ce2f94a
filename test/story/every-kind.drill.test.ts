import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { expect } from 'vitest';
import type { Report } from '../../src/model/report.ts';
import { clusterTest, type Cluster } from '../support/control-plane/index.ts';
import { EVERY_KIND } from '../support/every-kind.ts';
import { runProgram } from '../support/program.ts';
import { filesBelow, formsOf } from '../support/secret-forms.ts';
import { aWorld, incident, inFolder, SECRET } from './every-kind-world.ts';
import { firstAfterDoubt, journalOf, killAndResume, outcome } from './kill-and-resume.ts';

clusterTest(
  'a run by answers goes through every kind of step and ends with 0',
  async ({ cluster }) => {
    const { world, env } = await aWorld(cluster);

    const ended = await runProgram(incident(world), { cwd: world.folder, env });
    const told = await runProgram(['report', 'last', '--format', 'json'], { env });

    expect({ exitCode: ended.exitCode, stderr: ended.stderr }).toMatchObject({ exitCode: 0 });
    const report: Report = JSON.parse(told.stdout);
    expect(report).toMatchObject({ proven: true, exitCode: 0, chain: { intact: true } });
    expect(report.steps.map((step) => [step.id, step.state.is])).toEqual([
      ['console-login', 'attested'],
      ['git-here', 'passed'],
      ['bind-address', 'passed'],
      ['pin-target', 'passed'],
      ['nodes', 'passed'],
      ['namespaces', 'passed'],
      [`one-namespace[${world.namespaces[0]}]`, 'passed'],
      [`one-namespace[${world.namespaces[1]}]`, 'passed'],
      ['write-down', 'passed'],
      ['deploy', 'passed'],
      ['apply-manifests', 'passed'],
      ['restore-backup', 'not-needed'],
      ['only-dedicated', 'not-needed'],
      ['records', 'attested'],
      ['say-so', 'passed'],
    ]);
    expect(report.milestones[0]?.rtaMs).toBeGreaterThan(0);
  },
);

clusterTest(
  'a secret that a step uses stands in no file and on no screen, in no form',
  async ({ cluster }) => {
    const { world, env } = await aWorld(cluster);

    const ended = await runProgram(incident(world), { cwd: world.folder, env });

    const files = await filesBelow(world.home);
    const texts = await Promise.all(files.map((file) => readFile(file, 'latin1')));
    const all = [ended.stdout, ended.stderr, ...texts].join('\n');
    expect(formsOf(SECRET).filter((form) => all.includes(form))).toEqual([]);
    expect(all).toContain('secret registry.password');
    expect(await world.starts()).toHaveLength(1);
  },
);

clusterTest(
  'killed after each line of its journal, a run resumes to the same end and does nothing twice',
  async ({ cluster }) => {
    const { world: whole, env } = await aWorld(cluster);
    await runProgram(incident(whole), { cwd: whole.folder, env });
    const expected = outcome(await journalOf(whole.home));
    const lines = (await journalOf(whole.home)).length;

    const queue = Array.from({ length: lines - 3 }, (_, i) => i + 1);
    const worker = async () => {
      for (let line = queue.shift(); line !== undefined; line = queue.shift())
        await killedAt(cluster, whole.folder, line, expected);
    };
    await Promise.all([worker(), worker(), worker()]);
  },
  400_000,
);

async function killedAt(
  cluster: Cluster,
  parent: string,
  line: number,
  expected: ReturnType<typeof outcome>,
): Promise<void> {
  const suffix = cluster.freshName(`k${line}`);
  const { world, env } = await inFolder(cluster, path.join(parent, suffix), suffix);

  const killed = await killAndResume(world, EVERY_KIND, line, env);

  const renamed = Object.fromEntries(
    Object.entries(outcome(killed.events)).map(([step, is]) => [plainName(step), is]),
  );
  const said = `killed after line ${line}: ${killed.second.stderr.slice(-2000)}`;
  expect(killed.first.signal, said).toBe('SIGKILL');
  expect(killed.lines, said).toBe(line);
  expect(renamed, said).toEqual(
    Object.fromEntries(Object.entries(expected).map(([step, is]) => [plainName(step), is])),
  );
  expect(await world.starts(), said).toHaveLength(1);
  for (const first of firstAfterDoubt(killed.events))
    expect(first, said).toMatch(/: verdict-changed$/);
  for (const name of world.namespaces) expect(await created(cluster, name), said).toBe(1);
}

/** `one-namespace[…]` has the fresh names of its world in it. */
function plainName(step: string): string {
  return step.replace(/\[.*-(main|side)\]$/, '[$1]');
}

/** How often something made this namespace, or wrote to it under the wizard's name, by the audit log. */
async function created(cluster: Cluster, name: string): Promise<number> {
  const writes = await cluster.writes({ resource: 'namespaces', name });
  return writes.filter(
    (write) => (write.verb === 'create' || write.verb === 'patch') && write.code < 300,
  ).length;
}
