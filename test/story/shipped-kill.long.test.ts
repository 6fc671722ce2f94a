import path from 'node:path';
import { expect, test } from 'vitest';
import { helmFolder } from '../support/control-plane/programs.ts';
import { runIsolated } from '../support/network-namespace.ts';
import type { ShippedKill } from './shipped-kill.ts';

const ROOT = path.resolve(import.meta.dirname, '../..');
const AT_ONCE = 2;
/** More lines than any run of it has: the first one that is not reached ends the count. */
const NO_KILL = 100_000;

/** A proof of half an hour says how far it is. */
function tell(line: string): void {
  process.stdout.write(`${line}\n`);
}

async function killedAt(line: number): Promise<ShippedKill> {
  const { stdout, stderr, exitCode } = await runIsolated(
    path.join(import.meta.dirname, 'shipped-kill.ts'),
    [String(line)],
    { cwd: ROOT, env: { ...process.env, PATH: `${helmFolder()}:${process.env['PATH']}` } },
  );
  expect(exitCode, stderr).toBe(0);
  return JSON.parse(stdout);
}

test('the shipped runbook, killed after each line of its journal, comes to the same end and repeats nothing', async () => {
  const whole = await killedAt(NO_KILL);
  const only = (process.env['DR_WIZARD_KILL_LINES'] ?? '').split(',').filter((one) => one !== '');
  // The last line ends the run: there is nothing left to resume.
  const all = Array.from({ length: whole.lines - 1 }, (_, i) => i + 1);
  const queue = only.length === 0 ? all : only.map(Number);
  const count = queue.length;
  tell(`${count} lines to be killed at, of ${whole.lines}`);

  const worker = async () => {
    for (let line = queue.shift(); line !== undefined; line = queue.shift()) {
      const killed = await killedAt(line);
      const said = `killed after line ${line}: ${killed.said}`;
      // How often a name was found to be still old is not the same in each run.
      if (line > whole.lines - 12 && killed.lines < line) {
        tell(`line ${line}: this run ended before it`);
        continue;
      }
      expect(killed.exitCode, said).toBe(0);
      expect(killed.outcome, said).toEqual(whole.outcome);
      expect(killed.starts, said).toBe(1);
      expect(killed.repeated, said).toEqual([]);
      // Its probes have the first word, or what they have found.
      expect(
        killed.afterDoubt.filter((one) => !/: (?:verdict-changed|value-found)$/.test(one)),
        said,
      ).toEqual([]);
      tell(`line ${line}: killed with ${killed.lines} on the disk, same end`);
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, worker));
  tell(`killed after each of ${count} lines`);
});
