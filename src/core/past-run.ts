import type { Book } from '../model/book.ts';
import type { FactWithTime } from '../model/event.ts';
import type { PastRun, PastStep } from '../model/past.ts';
import type { StepId } from '../model/runbook.ts';
import { groundOf } from './ground.ts';
import { isPersons, readySince } from './step-ready.ts';

/** The runbook of a run of the past; null where today's wizard can't read it any more. */
export type PastBook = {
  readonly book: Pick<Book, 'steps'>;
  readonly versions: ReadonlyMap<StepId, string>;
};

type End = { readonly step: StepId; readonly is: 'passed' | 'adopted' | 'attested' | 'left' };

/** A time in which nobody worked at the run: the wizard was gone. */
type Pause = { readonly from: number; readonly to: number };

/**
 * What a run of the past tells of its steps. Each counts once, when it was first settled: what was only proved anew took no
 * work. What the machine should have done and found done tells nothing of whether it can do it, so it is left out; of a person's
 * step it tells that it stands. A fold of its own, smaller than the run's state: it is made of every run of a home. null where nothing was recorded.
 */
export function pastRunOf(events: readonly FactWithTime[], old: PastBook | null): PastRun | null {
  const [first] = events;
  if (first?.type !== 'run-started') return null;
  const practice = first.options.practice === true;
  const steps: { [step: StepId]: PastStep } = {};
  const started = new Map<StepId, number>();
  const settled = new Map<string, number>();
  const pauses: Pause[] = [];
  let lastAt = first.at;
  for (const event of events) {
    const { at } = event;
    if (event.type === 'run-resumed') pauses.push({ from: lastAt, to: at });
    lastAt = at;
    if (event.type === 'step-started') keep(started, event.step, at);
    if (event.type === 'milestone-held') keep(settled, event.milestone, event.since);
    const end = endOf(event);
    if (end === null || settled.has(end.step)) continue;
    settled.set(end.step, at);
    const told = toldOf(end, at);
    if (told !== null) steps[end.step] = told;
  }
  const ground = groundOf({ mode: first.mode, practice });
  return { run: first.run, ground, runbook: first.runbook.id, steps };

  function toldOf({ step: id, is }: End, at: number): PastStep | null {
    const step = old?.book.steps.get(id);
    if (is === 'left' || (is === 'adopted' && (step === undefined || step.kind === 'action')))
      return null;
    const attested = is === 'attested' ? { attested: true as const } : {};
    if (step === undefined) return { at, tookMs: null, version: null, ...attested };
    const version = old?.versions.get(id) ?? null;
    if (is === 'adopted' && isPersons(step)) {
      // Every practice range begins as the one before: what stood there will stand there again, and takes nobody's time.
      return { at, tookMs: practice ? 0 : null, version, adopted: true };
    }
    const ready = readySince(step, first?.at ?? at, (need) => settled.get(need));
    const from = isPersons(step) ? ready : (started.get(id) ?? at);
    return { at, tookMs: worked(from, at, pauses), version, ...attested };
  }
}

/** What settles a step, and so lets go on what needs it. */
function endOf(event: FactWithTime): End | null {
  switch (event.type) {
    case 'step-passed':
      return { step: event.step, is: 'passed' };
    case 'step-adopted':
      return { step: event.step, is: 'adopted' };
    case 'step-rehearsed':
      return { step: event.step, is: 'left' };
    case 'operator-decided': {
      const { do: kind, step } = event.decision;
      if (step === null) return null;
      if (kind === 'attest') return { step, is: 'attested' };
      return kind === 'skip' || kind === 'override' ? { step, is: 'left' } : null;
    }
    default:
      return null;
  }
}

function keep(times: Map<string, number>, id: string, at: number): void {
  if (!times.has(id)) times.set(id, at);
}

function worked(from: number, to: number, pauses: readonly Pause[]): number {
  const away = pauses.reduce(
    (sum, pause) => sum + Math.max(0, Math.min(to, pause.to) - Math.max(from, pause.from)),
    0,
  );
  return Math.max(0, to - from - away);
}
