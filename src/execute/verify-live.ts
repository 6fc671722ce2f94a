import { doorSignature } from '../core/front-door-table.ts';
import { revisionsRead } from '../core/scope.ts';
import type { Book } from '../model/book.ts';
import type { Json } from '../model/json.ts';
import type { RunState, ValueRecord } from '../model/state.ts';
import { createBell } from './bell.ts';
import { signatureOf } from './changes.ts';
import type { FollowContext } from './context.ts';
import { followProofs, type Seen } from './follow-proofs.ts';
import type { Look } from './look.ts';
import { keptOf } from './once.ts';
import {
  blindRows,
  checkedOf,
  emptySheet,
  isNeeded,
  missing,
  neededFor,
  probeOf,
  rowsOf,
  sheetContext,
  type Checked,
  type SheetRow,
  type VerifyPorts,
} from './verify-sheet.ts';

/** A verdict that turned is told at once, unless it turned just before; nothing else comes faster than that. */
const TOLD_EVERY_MS = 500;
/** Where only counts have moved there is no hurry. */
const COUNTS_TOLD_EVERY_MS = 10_000;

/** A step of the sheet: followed, blind as values are missing, or not needed. */
type Part = {
  readonly is: string;
  readonly rows: readonly SheetRow[];
  readonly seen: Seen | null;
  close(): void;
};

/**
 * The sheet of the selected steps: the first one as soon as each was looked at, then one as soon as anything is found
 * otherwise. A value that is found otherwise is looked at everywhere it is read before the next sheet is told.
 */
export async function* verifyLive(
  book: Book,
  ports: VerifyPorts,
  selected: (step: Checked) => boolean,
  outer: AbortSignal,
): AsyncGenerator<readonly SheetRow[], never> {
  const { clock } = ports;
  const over = new AbortController();
  const signal = AbortSignal.any([outer, over.signal]);
  const bell = createBell(clock);
  signal.addEventListener('abort', () => bell.ring(), { once: true });
  const listeners = new Set<() => void>();
  const needed = neededFor(checkedOf(book, ports), selected);
  const parts = new Map<Checked, Part>();
  let state = emptySheet(ports);
  let bug: { readonly error: unknown } | undefined;
  const context: FollowContext = sheetContext(book, ports, {
    state: () => state,
    onEvent(listener: () => void) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  });

  /** What was found decides what can be looked at, which decides what is found: as often as steps can wait on another. */
  function settle(): void {
    let moves = true;
    for (let left = needed.length; moves && left >= 0; left -= 1) {
      state = { ...state, values: valuesOf([...parts], state, ports) };
      for (const listener of listeners) listener();
      moves = needed.filter(renewed).length > 0;
    }
    bell.ring();
  }

  /** True where the part of this step is another now. */
  function renewed(step: Checked): boolean {
    const paths = missing(book, state, step);
    const followed = isNeeded(book, state, step) ? 'followed' : 'not-needed';
    const is = paths.length > 0 ? `blind ${paths.join(' ')}` : followed;
    const before = parts.get(step);
    if (before?.is === is) return false;
    before?.close();
    const rows = paths.length > 0 ? blindRows(step, paths, clock.now()) : [];
    const close = is === 'followed' ? follow(step) : () => undefined;
    parts.set(step, { is, rows, seen: null, close });
    return true;
  }

  function follow(step: Checked): () => void {
    const proofs = followProofs(context, whatOf(step), signal);
    let isClosed = false;
    const goOn = async () => {
      for (;;) {
        const seen = await proofs.next();
        const part = parts.get(step);
        if (isClosed || part === undefined || !seen.isNews) continue;
        parts.set(step, { ...part, seen, rows: rowsOf(step, seen.looks) });
        settle();
      }
    };
    goOn().catch((error: unknown) => {
      if (isClosed || signal.aborted) return;
      bug = { error };
      bell.ring();
    });
    return () => {
      isClosed = true;
      proofs.close();
    };
  }

  /** Everything that is followed was looked at with the values of now. */
  function isWhole(): boolean {
    return [...parts].every(
      ([step, { is, seen }]) =>
        is !== 'followed' || seen?.read === revisionsRead(whatOf(step), state),
    );
  }

  try {
    settle();
    let last: Sheet | undefined;
    for (;;) {
      signal.throwIfAborted();
      if (bug !== undefined) throw bug.error;
      const rows = needed.filter(selected).flatMap((step) => parts.get(step)?.rows ?? []);
      const found = JSON.stringify(
        rows.map(({ look }) => [look.proof, signatureOf(look.found), doorOf(look)]),
      );
      const counts = JSON.stringify(rows.map(({ look }) => [look.found, doorOf(look)]));
      const verdicts = rows.map(({ look }) => look.found.verdict).join(' ');
      const at = clock.mono();
      const turnedAt = last === undefined || last.verdicts !== verdicts ? at : last.turnedAt;
      const now = { at, turnedAt, verdicts, found, counts };
      const isNews = isWhole() && counts !== last?.counts;
      const due = last === undefined ? 0 : tellAt(last, now) - at;
      if (isNews && due <= 0) {
        last = now;
        yield rows;
      } else await bell.wait(isNews ? due : undefined);
    }
  } finally {
    over.abort();
  }
}

/** What was told, each more closely than the one before. Times are monotonic milliseconds. */
type Sheet = {
  readonly at: number;
  /** When the verdicts became these. */
  readonly turnedAt: number;
  readonly verdicts: string;
  readonly found: string;
  readonly counts: string;
};

function tellAt(last: Sheet, now: Sheet): number {
  if (last.verdicts !== now.verdicts) return last.turnedAt + TOLD_EVERY_MS;
  return last.at + (last.found === now.found ? COUNTS_TOLD_EVERY_MS : TOLD_EVERY_MS);
}

function whatOf(step: Checked) {
  return { reads: step.if?.reads ?? [], proofs: step.proofs };
}

function doorOf({ door }: Look): string {
  return doorSignature(door ?? []);
}

/** What was told, and what is found now. What nothing finds any more is missing again. */
function valuesOf(
  parts: readonly (readonly [Checked, Part])[],
  { values: before }: RunState,
  { catalogue, told = {} }: VerifyPorts,
): RunState['values'] {
  const values: Record<string, ValueRecord> = { ...told };
  for (const [step, { seen }] of parts)
    for (const look of seen?.looks ?? [])
      for (const [name, found] of Object.entries(look.finds)) {
        const known = values[name] ?? before[name];
        const was = { name, value: found, before: known?.value };
        const value = keptOf(was, step.proofs[look.proof], catalogue);
        const source = probeOf(step, look.proof);
        values[name] =
          known !== undefined && isSame(known.value, value)
            ? known
            : {
                name,
                value,
                revision: (known?.revision ?? 0) + 1,
                source,
                step: step.id,
                at: look.at,
              };
      }
  return values;
}

function isSame(one: Json, other: Json): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}
