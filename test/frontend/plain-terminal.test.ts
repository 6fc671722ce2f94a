import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterEach, expect, test } from 'vitest';
import { PROGRAM } from '../support/program.ts';
import { disposeAll, KEYS, PtyProgram } from '../support/terminal/pty.ts';

const folder = mkdtempSync(path.join(os.tmpdir(), 'dr-wizard-plain-'));
afterEach(() => {
  disposeAll();
  rmSync(folder, { recursive: true, force: true });
});

test('in a real terminal: typed checks, a failure, its decisions, and Ctrl-C twice', async () => {
  const runbook = path.resolve('test/runbooks/small');
  const program = new PtyProgram(process.execPath, [PROGRAM, 'incident', runbook, '--plain'], {
    columns: 120,
    rows: 60,
    cwd: folder,
    env: {
      DR_WIZARD_HOME: path.join(folder, 'home'),
      KUBECONFIG: path.join(folder, 'none'),
      LANG: 'C',
    },
  });
  const answered = async (question: RegExp, answer: string) => {
    await program.shows(question);
    program.press(answer, KEYS.enter);
  };

  await answered(/\? Start of the outage: *$/m, '40m');
  await answered(/\? Lost cluster: *$/m, '1');
  await answered(/The address stands there[^]*\? What now\? *$/m, '1');
  await answered(/\? Address: *$/m, '300.1');
  await program.shows('300.1');
  await program.shows(/^> /m);
  program.press('\u0015', '192.0.2.7', KEYS.enter);
  await answered(/\? What did you see\?.*: *$/m, 'seen it');
  await answered(/Section 1 Main will change:[^]*\? What now\? *$/m, '1');
  await program.shows(/1\.2 Make a file is late[^]*\? What now\? *$/m);
  program.press(KEYS.ctrlC);
  await program.shows(/Stop here\?[^]*\? What now\? *$/m);
  program.press(KEYS.ctrlC);

  expect(await program.exited).toMatchObject({ exitCode: 130 });
  const lines = program.lines();
  expect(lines).toContain('Address: 192.0.2.7');
  expect(lines.join('\n')).not.toContain('300.1');
  expect(lines.join('\n')).toMatch(/Run [\da-f]{12}, INCIDENT\n {2}1 late, 1 attested\n/);
  expect(program.isAlternate).toBe(false);
}, 60_000);
