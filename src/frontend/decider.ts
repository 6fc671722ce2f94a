import { EXIT_CODES, WizardError } from '../model/error.ts';
import type { Need } from '../model/run.ts';
import { aCause, type Cause } from '../model/verdict.ts';
import { answerFor, troubleList, usedAtStart, type Answered, type Given } from './answered.ts';
import { needKey } from './need-key.ts';

export type Refusal = { readonly need: Need; readonly cause: Cause; readonly exitCode: number };

export type Autopilot = {
  /** What it cannot answer: a person has to. In the order of the run's needs. */
  open(): readonly Need[];
  /** True while an answer of its own is on its way. */
  isBusy(): boolean;
  /** Answers that were not taken: their needs are open. */
  refusals(): readonly Refusal[];
  stop(): void;
};

/** A need may also come up without an event, such as once a first look has ended. */
const LOOK_MS = 250;

export type AutopilotOptions = Given & { readonly onRefused?: (refusal: Refusal) => void };

/**
 * Answers what the answers file and `--auto` can answer, each once, and leaves the rest. `--auto` gives the go of
 * sections and nothing else: what a step puts at risk still wants its name typed, by a person or in the file.
 */
export function autopilot(given: AutopilotOptions): Autopilot {
  const { handle, onRefused = () => {} } = given;
  const before = handle.state();
  const answered = new Set<string>();
  const refused = new Map<string, Refusal>();
  const used = new Map<string, number>();
  let isWorking = false;
  let isStopped = false;

  const usedOf = (list: string): number => used.get(list) ?? usedAtStart(given, before, list);
  /** What can be answered of a checklist goes by what the machine can do by now: each time that is another need. */
  const keyOf = (need: Need): string => {
    const offer =
      need.is === 'checklist' || need.is === 'attest' ? handle.assist(need.step)?.is : undefined;
    return offer === undefined ? needKey(need) : `${needKey(need)} ${offer}`;
  };
  const isTried = (need: Need): boolean => answered.has(keyOf(need)) || refused.has(keyOf(need));
  const canAnswer = (need: Need): boolean =>
    need.is === 'pin'
      ? (given.answers?.target ?? null) !== null
      : answerFor(need, given, usedOf) !== undefined;

  async function work(): Promise<void> {
    if (isWorking) return;
    isWorking = true;
    for (let need = next(); need !== undefined; need = next()) await give(need);
    isWorking = false;
  }

  function next(): Need | undefined {
    if (isStopped) return undefined;
    return handle.needs().find((need) => !isTried(need) && canAnswer(need));
  }

  async function give(need: Need): Promise<void> {
    answered.add(keyOf(need));
    try {
      const answer = need.is === 'pin' ? await pinned(need, given) : answerFor(need, given, usedOf);
      if ('decisions' in need) {
        const list = `${troubleList(need)} ${need.step}`;
        used.set(list, usedOf(list) + 1);
      }
      for (const decision of answer?.decisions ?? []) {
        const decided = await handle.decide(decision, answer?.by ?? given.actors.answers);
        if (!decided.ok) return refuse(refusalOf(need, decided.cause));
      }
    } catch (error) {
      if (!(error instanceof WizardError)) throw error;
      refuse({ need, cause: aCause(error.code, error.params), exitCode: EXIT_CODES[error.kind] });
    }
  }

  function refuse(refusal: Refusal): void {
    refused.set(keyOf(refusal.need), refusal);
    onRefused(refusal);
  }

  function look(): void {
    forget();
    void work();
  }

  /** A need that went away and comes back is a new one. */
  function forget(): void {
    const now = new Set(handle.needs().map(keyOf));
    for (const key of answered) if (!now.has(key)) answered.delete(key);
    for (const key of refused.keys()) if (!now.has(key)) refused.delete(key);
  }

  const leave = handle.subscribe(look);
  const looking = setInterval(look, LOOK_MS);
  void work();

  return {
    open: () => (isWorking ? handle.needs().filter((need) => !canAnswer(need)) : openNow()),
    isBusy: () => isWorking,
    refusals: () => [...refused.values()],
    stop() {
      isStopped = true;
      clearInterval(looking);
      leave();
    },
  };

  /** Nothing is on its way: what was answered and still stands there needs a person after all. */
  function openNow(): readonly Need[] {
    return handle.needs().filter((need) => isTried(need) || !canAnswer(need));
  }
}

/** A cluster that must not be pinned is another than the one that was meant. */
const NOT_MEANT: readonly string[] = [
  'drill-not-practice',
  'drill-on-production',
  'pin-lost',
  'pin-other-uid',
];

function refusalOf(need: Need, cause: Cause): Refusal {
  const isOther = need.is === 'pin' && NOT_MEANT.includes(cause.code);
  return { need, cause, exitCode: isOther ? EXIT_CODES['wrong-target'] : 1 };
}

/** The pin of the answers file: the cluster is looked at, and has to be the one that the file means. */
async function pinned(need: Extract<Need, { is: 'pin' }>, given: Given): Promise<Answered> {
  const target = given.answers?.target;
  const context = target?.context ?? '';
  const { uid } = await given.handle.inspectTarget(context);
  const wanted = target?.uid ?? null;
  if (wanted !== null && wanted !== uid) {
    throw new WizardError('wrong-target', 'answers-other-cluster', { context, uid, wanted });
  }
  return {
    by: given.actors.answers,
    decisions: [{ do: 'pin', step: need.step, value: { context, uid } }],
  };
}
