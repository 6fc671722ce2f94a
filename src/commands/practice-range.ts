import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { rmSync } from 'node:fs';
import path from 'node:path';
import type { Door } from '../model/door.ts';
import { WizardError } from '../model/error.ts';
import type {
  FaultNews,
  FromRange,
  HandsDone,
  HandsTask,
  RangeGround,
  ToRange,
} from '../model/range.ts';
import { makeRangeFolder } from './range-folder.ts';
import type { World } from './world.ts';

/** The process that holds the practice range. */
export type PracticeRange = {
  readonly ground: RangeGround;
  readonly doors: () => readonly Door[];
  readonly tell: (message: ToRange) => void;
  /** Asks its operator for what a person does of a step. Once the range is gone it says so. */
  readonly do: (task: HandsTask) => Promise<HandsDone>;
  /** Asks for what the self-test needs; null once the range is gone. */
  readonly ask: (question: (id: number) => ToRange) => Promise<FromRange | null>;
  readonly onFault: (listener: (news: FaultNews) => void) => void;
  /** Called when the process has ended before it was closed. */
  readonly onGone: (listener: () => void) => void;
  readonly close: () => Promise<void>;
};

/** How much faster than is sensible for people: nothing is learnt by waiting for an image. */
const PACE = 2;
const LAST_WORDS = 4000;

/** Starts the range and waits until all of it listens. Throws `WizardError` range-failed. */
export async function startPracticeRange(
  world: World,
  ways: { readonly other?: boolean; readonly standby?: boolean } = {},
): Promise<PracticeRange> {
  const [program = '', ...words] = world.range;
  const folder = makeRangeFolder(world.env);
  const order = {
    folder,
    example: path.join(world.packageFolder, 'runbook', 'sites', 'example.yaml'),
    self: [program, ...words.slice(0, -1)],
    lang: world.lang === 'zh-CN' ? 'zh' : 'en',
    pace: PACE,
    ways,
  };
  const child = spawn(program, [...words, JSON.stringify(order)], {
    stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
    env: world.env,
  });
  const { promise, resolve, reject } = Promise.withResolvers<PracticeRange>();
  // Whatever becomes of the process: what the drill had on disk goes with it.
  child.once('exit', () => rmSync(folder, { recursive: true, force: true }));
  const range = listenTo(child, resolve);
  const failed = (why: string) => reject(new WizardError('not-proven', 'range-failed', { why }));
  child.once('error', (error) => failed(error.message));
  child.once('exit', (code, signal) => failed(range.lastWords() || String(signal ?? code)));
  return promise;
}

function listenTo(child: ChildProcess, onGround: (range: PracticeRange) => void) {
  let said = '';
  let doors: readonly Door[] = [];
  let isClosing = false;
  let next = 0;
  const asked = new Map<number, (done: HandsDone) => void>();
  const questions = new Map<number, (answer: FromRange | null) => void>();
  const faultListeners: ((news: FaultNews) => void)[] = [];
  const goneListeners: (() => void)[] = [];

  child.stderr?.setEncoding('utf8').on('data', (piece: string) => {
    said = (said + piece).slice(-LAST_WORDS);
  });
  child.on('exit', () => {
    for (const answer of asked.values()) answer({ ok: false, why: 'the practice range is gone' });
    asked.clear();
    for (const answer of questions.values()) answer(null);
    questions.clear();
    doors = [];
    if (!isClosing) for (const listener of goneListeners) listener();
  });

  const tell = (message: ToRange): void => {
    if (child.connected) child.send(message, () => undefined);
  };
  const rangeOn = (ground: RangeGround): PracticeRange => ({
    ground,
    doors: () => doors,
    tell,
    async do(task) {
      const id = next;
      next += 1;
      const { promise, resolve } = Promise.withResolvers<HandsDone>();
      if (!child.connected) return { ok: false, why: 'the practice range is gone' };
      asked.set(id, resolve);
      tell({ say: 'do', id, task });
      return promise;
    },
    async ask(question) {
      const id = next;
      next += 1;
      const { promise, resolve } = Promise.withResolvers<FromRange | null>();
      if (!child.connected) return null;
      questions.set(id, resolve);
      tell(question(id));
      return promise;
    },
    onFault: (listener) => void faultListeners.push(listener),
    onGone: (listener) => void goneListeners.push(listener),
    async close() {
      isClosing = true;
      if (child.exitCode !== null || child.signalCode !== null) return;
      const ended = once(child, 'exit');
      if (child.connected) child.disconnect();
      await ended;
    },
  });

  // What comes is what this program's other half sends: nobody else has the channel.
  child.on('message', (message: FromRange) => {
    switch (message.say) {
      case 'ground':
        doors = message.ground.doors;
        return onGround(rangeOn(message.ground));
      case 'doors':
        doors = message.doors;
        return undefined;
      case 'done':
        asked.get(message.id)?.(message.done);
        asked.delete(message.id);
        return undefined;
      case 'plans':
      case 'turned':
        questions.get(message.id)?.(message);
        questions.delete(message.id);
        return undefined;
      case 'fault':
        for (const listener of faultListeners) listener(message.news);
        return undefined;
      case 'failed':
        said = JSON.stringify(message.cause);
        return undefined;
    }
  });
  return { lastWords: () => said.trim() };
}
