import path from 'node:path';
import type { DecisionKind } from '../../../src/model/event.ts';
import { randomOps, showOp } from './op.ts';
import { playedInTerminal } from './pty-player.ts';
import { randomFrom } from './random.ts';

const PAPER = path.resolve(import.meta.dirname, '../../story/practice/answers.yaml');
/** By hand from the first question on; with the answers given; and while the range does everything by itself. */
const STARTS = [
  [],
  ['--auto', '--answers', PAPER],
  ['--auto', '--hands', 'auto'],
] as const satisfies readonly (readonly string[])[];
/** So many of the last things are told where something went wrong. */
const TOLD = 60;
/** What a run may end with when it is left, aborted or over. Anything else is a crash. */
const ENDS: readonly number[] = [0, 1, 3, 4, 130];

export type ReachedInTerminal = {
  readonly keys: number;
  readonly frames: number;
  readonly decided: ReadonlyMap<DecisionKind, number>;
};

/** That many random things in the built program, which is started anew whenever they have ended it. Throws what went wrong. */
export async function playSeedInTerminal(seed: number, many: number): Promise<ReachedInTerminal> {
  const random = randomFrom(seed);
  const decided = new Map<DecisionKind, number>();
  let [keys, frames] = [0, 0];
  for (let start = seed; keys < many; start += 1) {
    const more = STARTS[start % STARTS.length] ?? [];
    const lang = random.of(['en', 'zh-CN']);
    const ops = randomOps(random, many - keys);
    const argv = ['drill', '--practice', '--lang', lang, ...more];
    const played = await playedInTerminal(argv, ops);
    const { exitCode } = played;
    const faults = [
      ...played.faults,
      ...(exitCode === null || ENDS.includes(exitCode) ? [] : [`It ended with ${exitCode}`]),
    ];
    if (faults.length > 0) {
      const last = ops.slice(Math.max(0, played.done - TOLD), played.done).map(showOp);
      throw new Error(`Seed ${seed}, ${argv.join(' ')}: ${last.join(' · ')}\n${faults.join('\n')}`);
    }
    keys += played.done;
    frames += played.frames;
    for (const [kind, times] of played.decided) decided.set(kind, (decided.get(kind) ?? 0) + times);
  }
  return { keys, frames, decided };
}
