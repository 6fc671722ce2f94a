import { reduceValue } from '../core/reduce-value.ts';
import type { Book } from '../model/book.ts';
import type { RunState } from '../model/state.ts';
import type { LookContext } from './context.ts';
import { lookAtAll, type Look } from './look.ts';
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

/**
 * Looks once at every proof of the selected steps, in as many rounds as values need: what one finds another may read.
 * The sheet is always finished: what can't be looked at says `unknown` and why.
 */
export async function verifyOnce(
  book: Book,
  ports: VerifyPorts,
  selected: (step: Checked) => boolean,
  signal: AbortSignal,
): Promise<readonly SheetRow[]> {
  let state = emptySheet(ports);
  const context: LookContext = sheetContext(book, ports, { state: () => state });
  const rows = new Map<Checked, readonly SheetRow[]>();
  const needed = neededFor(checkedOf(book, ports), selected);
  let open = needed;
  for (;;) {
    const due = open.filter((step) => missing(book, state, step).length === 0);
    if (due.length === 0) break;
    open = open.filter((step) => !due.includes(step));
    const looked = await Promise.all(
      due
        .filter((step) => isNeeded(book, state, step))
        .map(async (step) => ({ step, looks: await lookAtAll(context, step.proofs, signal) })),
    );
    for (const { step, looks } of looked) {
      state = withFinds(book, state, step, looks);
      rows.set(step, rowsOf(step, looks));
    }
  }
  for (const step of open)
    rows.set(step, blindRows(step, missing(book, state, step), ports.clock.now()));
  return needed.filter(selected).flatMap((step) => rows.get(step) ?? []);
}

function withFinds(book: Book, before: RunState, step: Checked, looks: readonly Look[]): RunState {
  let state = before;
  for (const look of looks)
    for (const [name, value] of Object.entries(look.finds))
      state = reduceValue(book, state, {
        v: 1,
        seq: 0,
        at: look.at,
        mono: 0,
        run: '',
        mode: 'verify',
        by: { kind: 'wizard', name: 'dr-wizard', host: '' },
        type: 'value-found',
        step: step.id,
        name,
        value,
        source: probeOf(step, look.proof),
      });
  return state;
}
