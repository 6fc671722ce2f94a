/*
 * Goes through the shipped runbook on the site of the real organisation by keys alone, in a pseudo-terminal, and
 * prints what came of it as JSON. Only ever started inside a network namespace without a way out.
 */
import { readFileSync } from 'node:fs';
import type { Report } from '../../src/model/report.ts';
import { answersInHand } from '../support/operator/answers-in-hand.ts';
import { askedBy, refOf, type Asked } from '../support/operator/asked.ts';
import { checkFrames, type Drawn, type Size } from '../support/operator/frames.ts';
import { Robot } from '../support/operator/robot.ts';
import { wordsOf } from '../support/operator/words.ts';
import { PROGRAM } from '../support/program.ts';
import { filesBelow, formsOf } from '../support/secret-forms.ts';
import { disposeAll, KEYS, PtyProgram } from '../support/terminal/pty.ts';
import { ROOT, shippedWorld, type ShippedWorld } from './shipped-world.ts';

export type ShippedByKeys = {
  readonly exitCode: number;
  /** What the last page said, and what stayed on the operator's own screen. */
  readonly end: Extract<Asked, { is: 'end' }> | null;
  readonly farewell: string;
  readonly report: Report | null;
  readonly starts: readonly string[];
  readonly frames: number;
  readonly faults: readonly string[];
  /** Where the secret stands in any form. */
  readonly leaks: readonly string[];
  readonly keys: number;
  readonly did: { readonly [page: string]: number };
  readonly screens: { readonly [name: string]: string };
  readonly ms: number;
};

const DESIGN: Size = { columns: 80, rows: 24 };
const OTHER_SIZES: readonly Size[] = [
  { columns: 160, rows: 40 },
  { columns: 40, rows: 15 },
  DESIGN,
];
/** Where the operator switches the language, changes the terminal, and where the machine kills the wizard. */
const IN_CHINESE = 'global-tools';
const RESIZED = 'dns-ttl';
const KILLED = 'move-back-end-names';

const RUNBOOK = 'runbook/cluster-recovery/runbook.yaml';
const [secret = ''] = process.argv.slice(2);

const world = await shippedWorld(secret);
try {
  process.stdout.write(JSON.stringify(await byKeys(world)));
} finally {
  disposeAll();
  await world.close();
}

async function byKeys({
  home,
  env,
  site,
  answers: paper,
  access,
  report,
  starts,
}: ShippedWorld): Promise<ShippedByKeys> {
  const began = Date.now();
  const screens: Record<string, string> = {};
  const sizes: (Size & { at: number })[] = [{ ...DESIGN, at: 0 }];
  const drawn: Drawn[] = [];
  const start = (...argv: readonly string[]) =>
    new PtyProgram(process.execPath, [PROGRAM, ...argv], {
      ...DESIGN,
      cwd: ROOT,
      env: { ...env, LC_ALL: 'C.UTF-8' },
    });
  const answers = answersInHand(RUNBOOK, site, paper);
  const robot = new Robot(start('incident', '--site', site, ...access), answers);
  let end: ShippedByKeys['end'] = null;
  const todo = new Set(['help', 'chinese', 'resize', 'kill', 'outline']);
  const ended = () => drawn.push({ raw: robot.program.raw, sizes: [...sizes] });
  const isFirst = (what: string) => todo.delete(what);

  await robot.until((now) => askedBy(now).is === 'outline', 'the outline', 30_000);
  while ((end = endOf(askedBy(robot.look()))) === null) {
    await besides();
    await robot.act();
  }
  screens['end'] = robot.program.screen();
  robot.program.press(KEYS.enter);
  const { exitCode } = await robot.program.exited;
  ended();

  const frames = await Promise.all(drawn.map(checkFrames));
  const written = [...(await filesBelow(home))].map((file) => [file, readFileSync(file, 'latin1')]);
  const outputs = drawn.map(({ raw }) => ['the screen', raw]);
  const forms = formsOf(secret);
  return {
    exitCode,
    end,
    farewell: robot.program.screen().trim(),
    report: await report(),
    starts: await starts(),
    frames: frames.reduce((sum, one) => sum + one.count, 0),
    faults: [...frames.flatMap((one) => one.faults), ...[...todo].map((one) => `never: ${one}`)],
    leaks: [...written, ...outputs].flatMap(([where = '', text = '']) =>
      forms.some((form) => text.includes(form)) ? [where] : [],
    ),
    keys: robot.keys,
    did: Object.fromEntries(robot.did),
    screens,
    ms: Date.now() - began,
  };

  /** What the operator does at this page besides what it asks for. The way back to a page after the kill leads over others. */
  async function besides(): Promise<void> {
    const sight = robot.look();
    const asked = askedBy(sight);
    if (asked.is === 'outline' && isFirst('help')) await help();
    if (asked.is === 'outline' && robot.did.has('branch') && isFirst('outline'))
      screens['outline'] = robot.program.screen();
    if (asked.is === 'outline' && robot.lang === 'zh-CN') await language('en');
    if (asked.is !== 'turn') return;
    const at = (step: string) => asked.ref === answers.refOf(step);
    if (at(IN_CHINESE) && isFirst('chinese')) {
      await language('zh-CN');
      screens['checklist'] = robot.program.screen();
    }
    if (at(RESIZED) && isFirst('resize')) await resize();
    if (at(KILLED) && sight.rows.some((row) => row.startsWith('[✓]')) && isFirst('kill'))
      await killAndResume();
  }

  async function help(): Promise<void> {
    const { title, marks } = wordsOf(robot.lang).help;
    await robot.press('?', (now) => now.title.startsWith(title), 'the help');
    while (!robot.look().rows.includes(marks)) {
      const before = robot.look().rows.join('\n');
      await robot.press(KEYS.pageDown, (now) => now.rows.join('\n') !== before, 'more help');
    }
    await robot.press(KEYS.esc, (now) => askedBy(now).is === 'outline', 'the outline again');
  }

  async function language(lang: 'en' | 'zh-CN'): Promise<void> {
    robot.lang = lang;
    const mode = wordsOf(lang).mode.incident;
    await robot.press('L', (now) => now.header[0].startsWith(mode), `the screen in ${lang}`);
  }

  async function resize(): Promise<void> {
    const before = robot.look().title.split('  ')[0] ?? '';
    for (const size of OTHER_SIZES) {
      sizes.push({ ...size, at: robot.program.raw.length });
      robot.program.resize(size.columns, size.rows);
      const isDrawn = () => {
        const lines = robot.program.lines();
        return (
          lines.length === size.rows &&
          lines[2] === '─'.repeat(size.columns) &&
          lines.some((line) => line.includes(before))
        );
      };
      await robot.until(isDrawn, `the page at ${size.columns} columns`);
    }
  }

  async function killAndResume(): Promise<void> {
    const before = robot.look();
    const ticked = before.rows.filter((row) => row.startsWith('[✓]'));
    const ref = refOf(before);
    robot.program.kill('SIGKILL');
    await robot.program.exited;
    ended();
    sizes.splice(0, sizes.length, { ...DESIGN, at: 0 });
    robot.program = start('resume', 'last');
    await robot.until((now) => askedBy(now).is === 'outline', 'the outline after the kill', 30_000);
    while (refOf(robot.look()) !== ref) {
      await besides();
      await robot.act();
    }
    const missing = ticked.filter((row) => !robot.look().rows.includes(row));
    if (missing.length > 0) throw new Error(`No longer ticked: ${missing.join(', ')}`);
  }
}

function endOf(asked: Asked): ShippedByKeys['end'] {
  return asked.is === 'end' ? asked : null;
}
