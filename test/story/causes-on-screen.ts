import { mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import type { Lang } from '../../src/text/index.ts';
import type { ControlPlane } from '../support/control-plane/index.ts';
import type { Robot } from '../support/operator/robot.ts';
import type { Sight } from '../support/operator/sight.ts';
import { wordsOf } from '../support/operator/words.ts';
import { KEYS } from '../support/terminal/pty.ts';
import { pinned } from './pinned.ts';
import { writeRollOut } from './roll-out-world.ts';

/** The smallest terminal that everybody has: all of it has to be read there, by scrolling. */
const SIZE = { columns: 80, rows: 24 };
/** More rows than the page has. */
const TALL = 400;

/** The page of the cluster, in a terminal. */
export type Screen = { readonly robot: Robot; close(): Promise<void> };

export type Read = { readonly [lang in Lang]: readonly string[] };

/** Opens the page of this cluster in a run that waits for that Deployment, once all is read. */
export async function openClusterPage(
  cluster: ControlPlane,
  deployment: { readonly namespace: string; readonly name: string },
): Promise<Screen> {
  const folder = await mkdtemp(path.join(os.tmpdir(), 'causes-'));
  const robot = await pinned(await writeRollOut(folder, cluster, [deployment]), SIZE);
  await robot.press('p', isTitled, 'all of the cluster');
  return {
    robot,
    async close() {
      robot.program.dispose();
      await robot.program.exited;
      await rm(folder, { recursive: true, force: true });
    },
  };
}

/** Reads the page in both languages: row by row in a small terminal, then all at once in one that is tall enough. */
export async function readInBoth({ robot }: Screen): Promise<Read> {
  const en = await readDown(robot);
  robot.program.resize(SIZE.columns, TALL);
  await robot.until(({ lines }) => isAtEnd({ lines }), 'all of it');
  robot.lang = 'zh-CN';
  const { title } = wordsOf('zh-CN').cluster;
  const zh = await robot.press('L', (now) => now.title.startsWith(title), 'it is in Chinese');
  const inChinese = blocksOf(zh);
  robot.lang = 'en';
  robot.program.resize(SIZE.columns, SIZE.rows);
  await robot.press('L', (now) => now.lines.length === SIZE.rows && isTitled(now), 'as before');
  return { en, 'zh-CN': inChinese };
}

/** Looks for an object by its name, and opens the first cause that holds it up, until its page is as wanted. */
export async function openCauseOf(
  { robot }: Screen,
  name: string,
  wanted: (blocks: readonly string[]) => boolean,
): Promise<void> {
  const { search } = wordsOf('en').outline;
  // Its page is read at once, with what it holds up below what to do.
  robot.program.resize(SIZE.columns, TALL);
  await robot.until(({ lines }) => isAtEnd({ lines }), 'all of it');
  await robot.press('/', ({ focus }) => focus?.text.startsWith(search) === true, 'the field');
  await robot.press(KEYS.ctrlU, ({ focus }) => focus?.field === '', 'nothing is in it');
  const isFound = ({ rows, focus }: Sight) => focus?.field === name && rows.includes('why');
  await robot.press(name, isFound, `what holds up ${name}`);
  await robot.press(KEYS.enter, ({ focus }) => focus?.field === null, 'the cursor on it');
  await robot.press(KEYS.enter, (now) => wanted(blocksOf(now)), 'its page');
  await robot.press(KEYS.esc, isTitled, 'the page of the cluster');
  robot.program.resize(SIZE.columns, SIZE.rows);
  await robot.until(({ lines }) => lines.length === SIZE.rows, 'as before');
  await robot.press(KEYS.esc, ({ rows }) => !rows.includes(name), 'all of it');
}

/** What stands between blank rows, wherever its lines are broken. What was seen only in part is among it, too. */
export function blocksOf({ rows }: Sight): readonly string[] {
  return rows.join('\n').split('\n\n').map(unbroken);
}

/** Without the places where a line may be broken, and without the mark of a command that stands by itself. */
export function unbroken(text: string): string {
  return text.replaceAll(/^ *\$ /gm, '').replaceAll(/\s+/g, '');
}

async function readDown(robot: Robot): Promise<readonly string[]> {
  let now = robot.look();
  const seen = new Set(blocksOf(now));
  while (!isAtEnd(now)) {
    const before = lookOf(now);
    now = await robot.press(KEYS.down, (after) => lookOf(after) !== before, 'the page moves');
    for (const block of blocksOf(now)) seen.add(block);
  }
  return [...seen];
}

/** Once all of it is read, how much is ready stands beside the title. */
function isTitled({ title }: Sight): boolean {
  return /^Cluster +Ready/.test(title);
}

function lookOf({ rows, focus }: Sight): string {
  return JSON.stringify([rows, focus]);
}

/** The rule below the page no longer says that there is more. */
function isAtEnd({ lines }: Pick<Sight, 'lines'>): boolean {
  return /^─+$/.test(lines.at(-3) ?? '');
}
