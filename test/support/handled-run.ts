import { onTestFinished } from 'vitest';
import { autopilot } from '../../src/frontend/decider.ts';
import { startHands } from '../../src/frontend/hands/start-hands.ts';
import { twoPilots } from '../../src/frontend/hands/two-pilots.ts';
import type { Answers } from '../../src/model/answers.ts';
import type { Actor } from '../../src/model/event.ts';
import type { HandsDone, HandsTask } from '../../src/model/range.ts';
import type { RunHandle } from '../../src/model/run.ts';
import type { StepDef } from '../../src/model/runbook.ts';
import { texts } from '../../src/text/index.ts';
import { ACTORS, aRun } from './a-run.ts';
import { aClock } from './fake-ports.ts';

export const HANDS: Actor = { kind: 'hands', name: 'the practice operator', host: 'here' };

type More = Parameters<typeof aRun>[1] & {
  readonly auto?: boolean;
  readonly answers?: Answers;
  readonly choices?: { readonly [step: string]: string };
};

/** A run with hands; `work` is what the range does of a task. */
export async function handled(
  steps: readonly StepDef[],
  work: (task: HandsTask) => HandsDone | Promise<HandsDone>,
  more: More = {},
) {
  const { handle } = await aRun(steps, more);
  const tasks: HandsTask[] = [];
  const first = autopilot({
    handle,
    answers: more.answers ?? null,
    auto: more.auto ?? false,
    actors: ACTORS,
  });
  const hands = startHands({
    handle,
    range: {
      async do(task) {
        tasks.push(task);
        return work(task);
      },
    },
    actor: HANDS,
    clock: aClock(),
    texts: texts('en'),
    first,
    ...(more.choices === undefined ? {} : { choices: more.choices }),
  });
  const pilot = twoPilots(first, hands);
  onTestFinished(() => pilot.stop());
  return { handle, pilot, tasks };
}

/** Each with who decided it. */
export function decisions(handle: RunHandle): readonly string[] {
  return handle
    .state()
    .decisions.map(({ do: did, step, by }) => `${by.kind} ${did} ${step ?? 'run'}`);
}

export const DONE: HandsDone = { ok: true, told: {} };
