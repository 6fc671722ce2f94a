import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, onTestFinished, test, vi } from 'vitest';
import type { Report } from '../../../src/model/report.ts';
import { PROGRAM, runProgram } from '../../support/program.ts';
import { PtyProgram } from '../../support/terminal/pty.ts';

/** A home without any run, and a folder for what lives no longer than a drill; both go in the end. */
function aMachine() {
  const home = mkdtempSync(path.join(tmpdir(), 'dr-wizard-test-'));
  const passing = path.join(home, 'tmp');
  mkdirSync(passing);
  onTestFinished(() => rmSync(home, { recursive: true, force: true }));
  return {
    env: { DR_WIZARD_HOME: home, TMPDIR: passing, LANG: 'C.UTF-8' },
    left: () => readdirSync(passing),
  };
}

const DRILL = ['drill', '--practice'];

test('a drill in the practice range does what a machine can, names what needs a person, and leaves no world behind', async () => {
  const { env, left } = aMachine();

  const { exitCode, stderr } = await runProgram([...DRILL, '--plain', '--auto'], { env });

  expect(exitCode).toBe(1);
  expect(stderr).toMatch(/^PRACTICE: this drill happens in a world of its own on this machine\./);
  expect(stderr).toMatch(/done here: http:\/\/127\.0\.0\.1:\d+\/[\w-]+\/\n/);
  expect(stderr).toContain('0.1a.1 Check out the repository with script and manifests: passed');
  expect(stderr).toContain('2.1.2 Import the key pair into the cloud: a checklist');
  expect(stderr).toContain('The world of this drill is gone with it.');
  expect(left()).toEqual([]);
});

test('two drills side by side run unattended, each in a range of its own, to the end of the shipped runbook', async () => {
  const machines = [aMachine(), aMachine()];
  const argv = [...DRILL, '--hands', 'auto', '--auto', '--plain'];

  const ended = await Promise.all(machines.map(({ env }) => runProgram(argv, { env })));
  const reports = await Promise.all(machines.map(({ env }) => lastReport(env)));

  expect(ended.map(({ exitCode }) => exitCode)).toEqual([0, 0]);
  const consoles = ended.map(({ stderr }) => /http:\/\/127\.0\.0\.1:\d+/.exec(stderr)?.[0]);
  expect(new Set(consoles).size).toBe(2);
  for (const { mode, milestones, steps, decisions } of reports) {
    expect(mode).toBe('drill');
    expect(milestones).toMatchObject([{ id: 'service-restored', heldSince: expect.any(String) }]);
    expect(steps.filter(({ state }) => state.is === 'attested').map(({ id }) => id)).toEqual([
      'global-tools',
    ]);
    expect(new Set(decisions.map(({ by }) => by.kind))).toEqual(new Set(['auto', 'hands']));
  }
  expect(machines.map(({ left }) => left())).toEqual([[], []]);
}, 180_000);

test('programs that the machine lacks are stood in for, and named at the start and in the record', async () => {
  const { env } = aMachine();
  const bin = path.join(env.DR_WIZARD_HOME, 'bin');
  const lacking = ['git', 'helm', 'kubectl', 'ssh', 'ssh-add', 'ssh-keygen'];
  linkAllBut(lacking, bin);
  const argv = [...DRILL, '--hands', 'auto', '--auto', '--plain'];

  const { exitCode, stderr } = await runProgram(argv, { env: { ...env, PATH: bin } });
  const { stdout } = await runProgram(['report', 'last'], { env });

  expect(exitCode).toBe(0);
  const said = /stand in for those that this machine lacks: (.*)$/m.exec(stderr)?.[1] ?? '';
  expect(said.split(', ').toSorted()).toEqual(lacking);
  expect(stdout).toMatch(/\| Programs of the range, in the place of missing ones +\| .*kubectl/);
}, 180_000);

test('a drill whose range is gone cannot go on later, and what can be done is said', async () => {
  const { env } = aMachine();
  await runProgram([...DRILL, '--plain', '--auto'], { env });

  const { exitCode, stderr } = await runProgram(['resume', 'last'], { env });

  expect(exitCode).toBe(2);
  expect(stderr).toMatch(
    /^Run \w+ is a drill in a practice range, and its world went with it\.\nStart another: dr-wizard drill --practice\./,
  );
});

test('a range that is killed in the middle ends the drill, and the operator is told', async () => {
  const drill = await atItsFirstScreen();

  process.kill(drill.range, 'SIGKILL');

  expect(await drill.screen.exited).toMatchObject({ exitCode: 1 });
  expect(drill.screen.raw).toContain(
    'The practice range has ended in the middle of the drill: its process is gone.',
  );
  await vi.waitFor(() => expect(drill.left()).toEqual([]));
});

test('a range goes with its wizard, however that ended', async () => {
  const drill = await atItsFirstScreen();
  expect(drill.left()).toHaveLength(1);

  process.kill(drill.screen.pid, 'SIGKILL');

  await vi.waitFor(() => expect(drill.left()).toEqual([]), { timeout: 10_000 });
});

test.each([
  ['with a space in its name', "temporary's place", 'would be misread by the programs'],
  ['that is not there', 'gone', 'nothing can be written there (ENOENT)'],
])('a folder for temporary files %s is refused before anything begins', async (_, name, says) => {
  const { env } = aMachine();
  const place = path.join(env.TMPDIR, name);
  if (name !== 'gone') mkdirSync(place);

  const { exitCode, stderr } = await runProgram(DRILL, { env: { ...env, TMPDIR: place } });

  expect(exitCode).toBe(2);
  expect(stderr).toContain(`The practice range cannot be in ${place}`);
  expect(stderr).toContain(says);
  expect(stderr).toContain('TMPDIR=');
});

/** A drill on its screens, and the process of its range. */
async function atItsFirstScreen() {
  const { env, left } = aMachine();
  const screen = new PtyProgram(process.execPath, [PROGRAM, ...DRILL], { env });
  await screen.shows('DRILL', 20_000);
  const range = childrenOf(screen.pid).find((pid) => commandOf(pid).includes('__range'));
  expect(range).toBeDefined();
  return { screen, range: range ?? 0, left };
}

function childrenOf(pid: number): readonly number[] {
  const children = readFileSync(`/proc/${pid}/task/${pid}/children`, 'utf8');
  return children.split(' ').filter(Boolean).map(Number);
}

function commandOf(pid: number): string {
  return readFileSync(`/proc/${pid}/cmdline`, 'utf8').replaceAll('\0', ' ');
}

async function lastReport(env: { readonly [name: string]: string }): Promise<Report> {
  const { stdout } = await runProgram(['report', 'last', '--format', 'json'], { env });
  return JSON.parse(stdout);
}

/** All programs of this machine but some, as links in a folder. */
function linkAllBut(lacking: readonly string[], bin: string): void {
  mkdirSync(bin);
  for (const name of readdirSync('/usr/bin'))
    if (!lacking.includes(name)) symlinkSync(path.join('/usr/bin', name), path.join(bin, name));
}
