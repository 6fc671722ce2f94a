import path from 'node:path';
import { expect, test } from 'vitest';
import { helmFolder } from '../support/control-plane/programs.ts';
import { runIsolated } from '../support/network-namespace.ts';
import type { ShippedKill } from './shipped-kill.ts';

const ROOT = path.resolve(import.meta.dirname, '../..');
const AT_ONCE = 2;
/** More lines than any run of it has: the first one that is not reached ends the count. */
const NO_KILL = 100_000;

/** A proof of hours says how far it is. */
function tell(line: string): void {
  process.stdout.write(`${line}\n`);
}

async function killedAt(line: number): Promise<ShippedKill> {
  const { stdout, stderr, exitCode } = await runIsolated(
    path.join(import.meta.dirname, 'shipped-kill.ts'),
    [String(line)],
    { cwd: ROOT, env: { ...process.env, PATH: `${helmFolder()}:${process.env['PATH']}` } },
  );
  if (exitCode !== 0) throw new Error(`its world ended with ${exitCode}: ${stderr.slice(-2000)}`);
  return JSON.parse(stdout);
}

/** `DR_WIZARD_KILL_LINES=7,8` are these, `DR_WIZARD_KILL_EVERY=6` is every sixth one; otherwise all. */
function linesOf(whole: ShippedKill): readonly number[] {
  const only = (process.env['DR_WIZARD_KILL_LINES'] ?? '').split(',').filter((one) => one !== '');
  if (only.length > 0) return only.map(Number);
  const every = Number(process.env['DR_WIZARD_KILL_EVERY'] ?? '1');
  // The last line ends the run: there is nothing left to resume.
  const count = Math.ceil((whole.lines - 1) / every);
  return Array.from({ length: count }, (_, index) => index * every + 1);
}

/** What is not as it is where nobody kills anything. */
function differences(killed: ShippedKill, whole: ShippedKill): readonly string[] {
  const steps = Object.keys({ ...whole.outcome, ...killed.outcome });
  const others = steps
    .filter((step) => killed.outcome[step] !== whole.outcome[step])
    .map((step) => `${step}: ${killed.outcome[step]} instead of ${whole.outcome[step]}`);
  // Its probes have the first word, or what they have found, or what a command made that ran on and was attached to.
  const unproven = killed.afterDoubt.filter(
    (one) => !/: (?:verdict-changed|value-found|thing-created)$/.test(one),
  );
  return [
    ...(killed.exitCode === 0 ? [] : [`exit code ${killed.exitCode}`]),
    ...others,
    ...(killed.starts === 1 ? [] : [`the script was started ${killed.starts} times`]),
    ...killed.repeated.map((one) => `repeated: ${one}`),
    ...unproven.map((one) => `not proven first: ${one}`),
  ];
}

test('the shipped runbook, killed after each line of its journal, comes to the same end and repeats nothing', async () => {
  const whole = await killedAt(NO_KILL);
  const queue = [...linesOf(whole)];
  const count = queue.length;
  const failed: string[] = [];
  tell(`${count} lines to be killed at, of ${whole.lines}`);

  const kill = async (line: number): Promise<string> => {
    const killed = await killedAt(line);
    // How often a name was found to be still old is not the same in each run.
    if (line > whole.lines - 12 && killed.lines < line) return 'this run ended before it';
    const different = differences(killed, whole);
    if (different.length === 0) return `killed with ${killed.lines} on the disk, same end`;
    failed.push(`line ${line}: ${different.join('; ')}\n${killed.said}`);
    return different.join('; ');
  };
  const worker = async () => {
    for (let line = queue.shift(); line !== undefined; line = queue.shift()) {
      try {
        tell(`line ${line}: ${await kill(line)}`);
      } catch (error) {
        failed.push(`line ${line}: ${String(error)}`);
        tell(`line ${line}: ${String(error)}`);
      }
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, worker));
  tell(`killed after each of ${count} lines`);

  expect(failed).toEqual([]);
});
