import { MOST_TYPED } from '../src/model/edited-line.ts';
import { editField, insert, typed, type Typed } from './field.ts';
import type { KeyPress } from './key-press.ts';
import type { FieldPlace } from './page.ts';

/** What was typed in fields of one kind in this session, newest first. */
export type TypedBefore = { readonly [kind: string]: readonly string[] };

const MOST_UNDONE = 100;
const MOST_KEPT = 50;

/** The field after a key, with what brings back what stood there; undefined where the key is not one for a field. */
export function afterKey(
  field: Typed,
  key: KeyPress,
  place: FieldPlace,
  before: TypedBefore,
): Typed | undefined {
  if (key.name === 'ctrl-_') return undone(field);
  if (key.name === 'ctrl-p' || key.name === 'ctrl-n')
    return recalled(field, key.name === 'ctrl-p' ? 1 : -1, kept(place, before));
  const next = editField(field, key, place.masked);
  if (next === undefined || next.text.length > MOST_TYPED) return next && field;
  return remembering(field, next, place);
}

/** The field with `text` put in at the cursor; undefined where that would be more than a field takes. */
export function withText(field: Typed, text: string, place: FieldPlace): Typed | undefined {
  const next = insert(field, text);
  return next.text.length > MOST_TYPED ? undefined : remembering(field, next, place);
}

/** With what was typed among what can be brought back: the newest first, each once. Nothing of a field without a kind. */
export function keeping(before: TypedBefore, { kind }: FieldPlace, text: string): TypedBefore {
  const trimmed = text.trim();
  if (kind === undefined || trimmed === '') return before;
  const rest = (before[kind] ?? []).filter((one) => one !== trimmed);
  return { ...before, [kind]: [trimmed, ...rest].slice(0, MOST_KEPT) };
}

/** Letters of one word come back together. */
function remembering(field: Typed, next: Typed, { masked }: FieldPlace): Typed {
  const past = field.undo ?? [];
  if (masked === true) return { text: next.text, at: next.at };
  if (next.text === field.text) return { ...next, undo: past };
  const last = past.at(-1);
  const isSameWord =
    last !== undefined &&
    next.text.length === field.text.length + 1 &&
    next.at === field.at + 1 &&
    field.at > last.at &&
    !/\s$/u.test(next.text.slice(0, next.at));
  return { ...next, undo: isSameWord ? past : [...past, bare(field)].slice(-MOST_UNDONE) };
}

function undone(field: Typed): Typed {
  const past = field.undo ?? [];
  const last = past.at(-1);
  return last === undefined ? field : { ...last, undo: past.slice(0, -1) };
}

function recalled(field: Typed, by: 1 | -1, list: readonly string[]): Typed {
  const { back, draft } = field.recalled ?? { back: 0, draft: field.text };
  const next = Math.min(Math.max(0, back + by), list.length);
  if (next === back) return field;
  const undo = field.undo === undefined ? {} : { undo: field.undo };
  const text = next === 0 ? draft : (list[next - 1] ?? '');
  return { ...typed(text), ...undo, ...(next === 0 ? {} : { recalled: { back: next, draft } }) };
}

function kept({ kind }: FieldPlace, before: TypedBefore): readonly string[] {
  return kind === undefined ? [] : (before[kind] ?? []);
}

function bare({ text, at }: Typed): Typed {
  return { text, at };
}
