import type { Book } from '../model/book.ts';
import type { FactWithTime } from '../model/event.ts';
import { isObject } from '../model/json.ts';
import type {
  LeaseChoice,
  LeaseClaimedAs,
  LeaseHolder,
  LeaseRow,
  LeaseSeen,
} from '../model/lease.ts';
import { holderWasThere } from '../model/lease-holder.ts';
import type { StepId } from '../model/runbook.ts';
import type { RunState } from '../model/state.ts';
import { aCause, type Cause } from '../model/verdict.ts';

export type LeaseMove =
  | { readonly do: 'claim'; readonly how: LeaseClaimedAs; readonly from: LeaseHolder | null }
  | { readonly do: 'stand-by'; readonly holder: LeaseHolder };

export type LeaseSight = {
  readonly seen: LeaseSeen | null;
  /** The identity of this run. */
  readonly own: string;
  /** How long it has looked the same from here: the holder's clock may be any. */
  readonly unchangedMs: number;
  /** It was held from here a moment ago. */
  readonly held: boolean;
  /** The identity of whom it may be taken from. */
  readonly grantedFrom: string | null;
};

/** What to do about the Lease as it is seen. It is never taken from anybody who lives without somebody's word. */
export function leaseMove({ seen, own, unchangedMs, held, grantedFrom }: LeaseSight): LeaseMove {
  const claim = (how: LeaseClaimedAs, from: LeaseHolder | null = null): LeaseMove => ({
    do: 'claim',
    how,
    from,
  });
  const holder = seen?.holder ?? null;
  if (seen === null || holder === null) return claim(held ? 'gone' : 'free');
  if (holder.identity === own) return claim('own');
  if (unchangedMs >= seen.durationMs) return claim('expired', holder);
  if (holder.identity === grantedFrom) return claim('taken-over', holder);
  return { do: 'stand-by', holder };
}

export function leaseNow({ lease }: Pick<RunState, 'lease'>): LeaseRow | undefined {
  return lease.at(-1);
}

/** Who else is at work on the cluster, as far as is known. */
export function besideUs(state: Pick<RunState, 'lease'>): LeaseHolder | null {
  const now = leaseNow(state);
  return now?.is === 'other' ? now.holder : null;
}

/** Whom it still has to be decided about. */
export function undecidedHolder(state: Pick<RunState, 'lease'>): LeaseHolder | null {
  return leaseNow(state)?.decided === undefined ? besideUs(state) : null;
}

/** Whom somebody decided to take it from. */
export function mayTakeFrom(state: Pick<RunState, 'lease'>): string | null {
  return leaseNow(state)?.decided === 'take-over' ? (besideUs(state)?.identity ?? null) : null;
}

/** What a decision `lease` says; undefined where it says nothing that can be. */
export function leaseChoice(
  value: unknown,
): { readonly choose: LeaseChoice; readonly holder: string } | undefined {
  if (!isObject(value)) return undefined;
  const { choose, holder } = value;
  if (choose !== 'take-over' && choose !== 'without') return undefined;
  return typeof holder === 'string' ? { choose, holder } : undefined;
}

export function leaseChanged(
  state: RunState,
  { lease, at }: Extract<FactWithTime, { type: 'lease-changed' }>,
): RunState {
  return { ...state, lease: [...state.lease, { ...lease, at }] };
}

export function leaseDecided(state: RunState, value: unknown): RunState {
  const choice = leaseChoice(value);
  const now = leaseNow(state);
  if (choice === undefined || now === undefined) return state;
  if (choice.holder !== besideUs(state)?.identity) return state;
  return { ...state, lease: [...state.lease.slice(0, -1), { ...now, decided: choice.choose }] };
}

/** What the run owes: nobody was told of it, or somebody else was at work all the time. The step that pins owes it. */
export function leaseDebt(
  book: Book,
  state: RunState,
): readonly { readonly step: StepId; readonly cause: Cause }[] {
  const now = leaseNow(state);
  const step = [...book.steps.values()].find(({ kind }) => kind === 'pin')?.id;
  if (now === undefined || now.is === 'held' || step === undefined) return [];
  if (now.is === 'other') return [{ step, cause: holderWasThere(now.holder) }];
  const isDenied = now.cause.code === 'lease-forbidden';
  return [{ step, cause: isDenied ? now.cause : aCause('lease-missed') }];
}
