import { EXIT_CODES } from '../../model/error.ts';
import type { Actor } from '../../model/event.ts';
import type { Clock } from '../../model/ports.ts';
import type { Need, RunHandle } from '../../model/run.ts';
import type { StepId } from '../../model/runbook.ts';
import type { Cause } from '../../model/verdict.ts';
import type { Texts } from '../../text/index.ts';
import type { Autopilot, Refusal } from '../decider.ts';
import { needKey } from '../need-key.ts';
import { answerOf, isTrouble, mayAnswer } from './answer.ts';
import { actMs, roundMs, ROUNDS } from './pauses.ts';
import type { Range } from './range.ts';

export type HandsOptions = {
  readonly handle: Pick<
    RunHandle,
    'book' | 'state' | 'scope' | 'needs' | 'decide' | 'subscribe' | 'contexts' | 'inspectTarget'
  >;
  readonly range: Range;
  readonly actor: Actor;
  readonly clock: Clock;
  readonly texts: Texts;
  /** Answers before them: the hands take what it leaves. */
  readonly first: Pick<Autopilot, 'open'>;
  /** How often as fast they work. */
  readonly pace?: number;
  readonly choices?: { readonly [step: StepId]: string };
};

/** A need may also come up without an event, such as once a first look has ended. */
const LOOK_MS = 250;

/** `answered`: nothing more comes of it, whether or not it goes away. `left`: a person has to. */
type Turn = 'at-work' | 'answered' | 'left';

/**
 * The operator of a practice range: does what a console has to be opened for, types confirmations, answers and attests,
 * each after the time that a hand needs. Several needs at once; none twice, and no trouble for ever.
 */
export function startHands(options: HandsOptions): Autopilot {
  const { handle, range, actor, clock, texts, first, pace = 1, choices = {} } = options;
  const over = new AbortController();
  const turns = new Map<string, Turn>();
  const refused = new Map<string, Refusal>();
  const rounds = new Map<string, number>();
  const asked = { handle, range, texts, choices, now: () => clock.now() };

  const open = (): readonly Need[] => first.open();
  const isNew = (need: Need): boolean => mayAnswer(need) && !turns.has(needKey(need));

  function look(): void {
    if (over.signal.aborted) return;
    const now = new Set(handle.needs().map(needKey));
    for (const [key, turn] of turns) if (turn !== 'at-work' && !now.has(key)) forget(key);
    for (const need of open().filter(isNew)) begin(need);
  }

  /** A need that went away and comes back is a new one. */
  function forget(key: string): void {
    turns.delete(key);
    refused.delete(key);
  }

  function begin(need: Need): void {
    turns.set(needKey(need), 'at-work');
    void unlessOver(() => attend(need));
  }

  async function attend(need: Need): Promise<void> {
    const key = needKey(need);
    const counted = need.step ?? key;
    const before = rounds.get(counted) ?? 0;
    await clock.sleep(isTrouble(need) ? roundMs(before, pace) : actMs(key, pace), over.signal);
    for (let round = before; ; round += 1) {
      const still = handle.needs().find((one) => needKey(one) === key);
      if (still === undefined) return forget(key);
      if (round >= ROUNDS) return void turns.set(key, 'left');
      const cause = await answered(still, round);
      over.signal.throwIfAborted();
      if (cause === null && !isTrouble(still)) return void turns.set(key, 'answered');
      rounds.set(counted, round + 1);
      // What was decided of a trouble may have brought it to an end: the next look tells.
      if (cause === null) return forget(key);
      refused.set(key, { need: still, cause, exitCode: EXIT_CODES['not-proven'] });
      await clock.sleep(roundMs(round, pace), over.signal);
    }
  }

  /** null once it is answered; else why it could not be. */
  async function answered(need: Need, round: number): Promise<Cause | null> {
    const answer = await answerOf(need, round, asked);
    if (!answer.ok) return answer.cause;
    for (const decision of answer.decisions) {
      over.signal.throwIfAborted();
      const decided = await handle.decide(decision, actor);
      // It may have come true by itself meanwhile.
      const isThere = handle.needs().some((one) => needKey(one) === needKey(need));
      if (!decided.ok && isThere) return decided.cause;
    }
    return null;
  }

  async function unlessOver(work: () => Promise<void>): Promise<void> {
    try {
      await work();
    } catch (error) {
      if (!over.signal.aborted) throw error;
    }
  }

  const unsubscribe = handle.subscribe(look);
  void unlessOver(async () => {
    for (;;) {
      look();
      await clock.sleep(LOOK_MS, over.signal);
    }
  });

  return {
    open: () =>
      open().filter((need) => {
        const turn = turns.get(needKey(need));
        return turn === undefined ? !mayAnswer(need) : turn !== 'at-work';
      }),
    isBusy: () =>
      !over.signal.aborted && ([...turns.values()].includes('at-work') || open().some(isNew)),
    // While they still try, nothing is refused for good.
    refusals: () => [...refused].flatMap(([key, one]) => (turns.get(key) === 'left' ? [one] : [])),
    stop() {
      unsubscribe();
      over.abort();
    },
  };
}
