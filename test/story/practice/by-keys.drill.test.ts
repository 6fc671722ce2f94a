import { mkdirSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterAll, expect, onTestFinished, test } from 'vitest';
import type { Report } from '../../../src/model/report.ts';
import { closeBrowser, HAS_CHROMIUM, openPage } from '../../support/browser/chromium.ts';
import { answersInHand } from '../../support/operator/answers-in-hand.ts';
import { askedBy, type Asked } from '../../support/operator/asked.ts';
import { checkFrames } from '../../support/operator/frames.ts';
import { Robot } from '../../support/operator/robot.ts';
import { PROGRAM, runProgram } from '../../support/program.ts';
import { KEYS, PtyProgram } from '../../support/terminal/pty.ts';
import { consoleWork } from './console-work.ts';

const SIZE = { columns: 80, rows: 24 };
const RUNBOOK = 'runbook/cluster-recovery/runbook.yaml';
const PAPER = path.join(import.meta.dirname, 'answers.yaml');
const CONSOLE = /http:\/\/127\.0\.0\.1:\d+\/[\w-]+\//;

afterAll(closeBrowser);

test.skipIf(!HAS_CHROMIUM)(
  'an operator who knows only screen and console recovers the whole site in the practice range, and ends with 0',
  async () => {
    const home = mkdtempSync(path.join(os.tmpdir(), 'dr-wizard-test-'));
    const passing = path.join(home, 'tmp');
    mkdirSync(passing);
    onTestFinished(() => rmSync(home, { recursive: true, force: true }));
    const env = { DR_WIZARD_HOME: home, TMPDIR: passing, LC_ALL: 'C.UTF-8' };
    const program = new PtyProgram(process.execPath, [PROGRAM, 'drill', '--practice'], {
      ...SIZE,
      env,
    });
    onTestFinished(() => program.dispose());
    await program.shows('DRILL', 20_000);
    const [own = ''] = readdirSync(passing);
    const folder = path.join(passing, own);
    const { page, foreign } = await openPage(CONSOLE.exec(program.raw)?.[0] ?? '');
    const work = consoleWork(page, folder);
    const paper = answersInHand(RUNBOOK, path.join(folder, 'site.yaml'), PAPER);
    const told: { [ask: string]: string } = {};
    const robot = new Robot(program, {
      ...paper,
      value: (id) => told[id] ?? paper.value(id),
    });
    const todo = new Map(Object.keys(work).map((step) => [paper.refOf(step), step]));
    let end: Asked | null = null;

    await robot.until((now) => askedBy(now).is === 'outline', 'the outline', 30_000);
    while (end === null) {
      const sight = robot.look();
      const asked = askedBy(sight);
      const step = asked.is === 'turn' ? todo.get(asked.ref) : undefined;
      if (asked.is === 'end') end = asked;
      else if (step !== undefined && asked.is === 'turn') {
        todo.delete(asked.ref);
        Object.assign(told, await work[step]?.(sight));
      } else await robot.act();
    }
    program.press(KEYS.enter);
    const { exitCode } = await program.exited;
    const { count, faults } = await checkFrames({ raw: program.raw, sizes: [{ ...SIZE, at: 0 }] });
    const { stdout } = await runProgram(['report', 'last', '--format', 'json'], { env });
    const report: Report = JSON.parse(stdout);

    expect(end).toEqual({ is: 'end', proven: true, code: 0 });
    expect(exitCode).toBe(0);
    expect(report).toMatchObject({ mode: 'drill', proven: true, chain: { intact: true } });
    expect(report.milestones).toMatchObject([
      { id: 'service-restored', heldSince: expect.any(String) },
    ]);
    expect(report.steps.filter(({ state }) => state.is === 'attested').map(({ id }) => id)).toEqual(
      ['global-tools'],
    );
    expect([...todo.values()]).toEqual([]);
    expect(foreign).toEqual([]);
    expect(count).toBeGreaterThan(100);
    expect(faults).toEqual([]);
  },
  300_000,
);
