import { rmSync } from 'node:fs';
import type { FromRange, ToRange } from '../model/range.ts';
import { putFault } from './faults/put-fault.ts';
import { createHands, type Hands } from './hands/create-hands.ts';
import { startConsole } from './console/console-server.ts';
import { followDoors } from './range/follow-doors.ts';
import { startRange, type RangeWays } from './range/start-range.ts';
import { startInjector } from './scenarios/injector.ts';
import { answerOf, createBreaker, type Breaker } from './self-test/breaker.ts';

/** What its wizard tells it at the start, as the only word on its command line. */
export type RangeOrder = {
  /** Empty, and for this range alone. */
  readonly folder: string;
  readonly example: string;
  readonly self: readonly string[];
  readonly lang: 'en' | 'zh';
  readonly pace: number;
  readonly ways?: RangeWays;
};

/**
 * Holds one practice range for the wizard that started it, and ends with it: when the channel between them closes, however
 * that came about, everything is closed and the drill's folder is removed. Resolves with an exit code.
 */
export async function keepRange([word = '{}']: readonly string[]): Promise<number> {
  if (process.send === undefined) return 2;
  const { folder, example, self, lang, pace, ways = {} }: RangeOrder = JSON.parse(word);
  // Ctrl-C reaches the whole process group: the wizard decides what becomes of the drill.
  for (const signal of ['SIGINT', 'SIGHUP', 'SIGTSTP'] as const)
    process.on(signal, () => undefined);
  const gone = Promise.withResolvers<void>();
  process.once('disconnect', () => gone.resolve()).once('SIGTERM', () => gone.resolve());
  try {
    const searched = process.env['PATH'] ?? '';
    const range = await startRange({ folder, example, self, searched, pace, ways });
    const console = await startConsole(range.sections, lang);
    const hands = createHands({
      world: range.world,
      console: console.url,
      env: { ...process.env, ...range.env },
      kubeconfig: range.kubeconfig,
      lang,
      pace,
    });
    const injector = startInjector({
      put: (fault) => putFault(range.world, fault.fault, fault.with),
      tell: (news) => send({ say: 'fault', news }),
    });
    process.on('message', (message: ToRange) => {
      if (message.say === 'do') void answer(hands, message);
      if (message.say === 'scenario') injector.plan(message.faults);
      if (message.say === 'steps') injector.steps(message.steps);
      if (message.say === 'seen') injector.seen(message.index);
    });
    const stop = followDoors(range.doors, (doors) => send({ say: 'doors', doors }));
    const breaker = createBreaker(range.world);
    process.on('message', (message: ToRange) => void answerTest(breaker, message));
    const ground = {
      folder,
      site: range.site,
      env: range.env,
      console: console.url,
      programs: range.programs,
      resolvers: range.resolvers,
      doors: range.doors(),
    };
    send({ say: 'ground', ground });
    await gone.promise;
    stop();
    injector.close();
    await Promise.all([console.close(), range.close()]);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
  return 0;
}

function send(message: FromRange): void {
  if (process.connected) process.send?.(message);
}

async function answer(hands: Hands, { id, task }: Extract<ToRange, { say: 'do' }>): Promise<void> {
  send({ say: 'done', id, done: await hands.do(task) });
}

async function answerTest(breaker: Breaker, message: ToRange): Promise<void> {
  const said = await answerOf(breaker, message);
  if (said !== undefined) send(said);
}
