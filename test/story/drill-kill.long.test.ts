import { readdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { expect } from 'vitest';
import type { RunEvent } from '../../src/model/event.ts';
import { clusterTest as test } from '../support/control-plane/index.ts';
import { aPracticeCluster, aWorld, CLEAN_UP, leftAsItWas, run } from './drill-run.ts';
import type { DrillWorld } from './drill-world.ts';
import { everyObject } from './every-object.ts';
import { journalOf } from './kill-and-resume.ts';

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
