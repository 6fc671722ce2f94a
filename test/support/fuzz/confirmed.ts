import type { Decision, DecisionKind } from '../../../src/model/event.ts';
import { isObject } from '../../../src/model/json.ts';
import type { Lang } from '../../../src/text/index.ts';
import { shown, wordsOf, type Words } from '../operator/words.ts';

/** What was before the operator when they pressed a key, and what they had typed on that page until then. */
export type Shown = {
  readonly lang: Lang;
  readonly rows: readonly string[];
  /** The row under the cursor of the pane that has the keys; null where none is. */
  readonly cursor: string | null;
  /** All that was typed and pasted there, one after the other. */
  readonly typed: string;
  readonly key: string;
};

type Rule = {
  /** The row that takes the decision. */
  readonly commit?: (words: Words) => string;
  /** Words that stand on the page. */
  readonly title?: (words: Words) => string;
  /** What has to have been typed: some text, or this very one. */
  readonly typed?: 'some' | ((decision: Decision, shown: Shown) => string);
};

const form = (kind: keyof Words['form'] & DecisionKind, typed?: Rule['typed']): Rule => ({
  commit: (words) => titled(words, kind).commit,
  title: (words) => titled(words, kind).title,
  ...(typed === undefined ? {} : { typed }),
});

function titled({ form: all }: Words, kind: keyof Words['form'] & DecisionKind) {
  return all[kind];
}

const text = ({ value }: Decision): string => (typeof value === 'string' ? value : '');

/** Which decisions want a row of their own, and what typed. Those that are not in here change nothing by themselves. */
const RULES: { readonly [kind in DecisionKind]?: Rule } = {
  go: { commit: (words) => words.go.commit, title: (words) => words.go.title },
  choose: form('choose'),
  attest: form('attest'),
  confirm: form('confirm', text),
  assist: form('assist'),
  'do-again': form('do-again'),
  'more-time': form('more-time', 'some'),
  'start-anyway': form('start-anyway'),
  skip: form('skip', 'some'),
  override: form('override', 'some'),
  undo: form('undo', text),
  'take-over': form('take-over', 'some'),
  correct: {
    commit: (words) => words.values.commit,
    title: (words) => words.values.correct,
    typed: 'some',
  },
  abort: {
    commit: (words) => words.abort.commit,
    title: (words) => words.abort.title,
    typed: (_decision, { rows, lang }) => {
      const asks = shown(wordsOf(lang).abort.typeName, 'start');
      return rows.map((row) => asks.exec(row)?.groups?.['name']).find(Boolean) ?? 'example';
    },
  },
  'by-hand': { commit: (words) => words.byHand.commit, title: (words) => words.byHand.title },
  done: { commit: (words) => words.turn.done },
  pin: { title: (words) => words.pin.name, typed: contextOf },
};

function contextOf({ value }: Decision): string {
  const context = isObject(value) ? value['context'] : undefined;
  return typeof context === 'string' ? context : '';
}

/** Why this decision was not confirmed by what was on the screen; undefined where it was. */
export function unconfirmed(decision: Decision, now: Shown): string | undefined {
  const words = wordsOf(now.lang);
  const { do: kind, value } = decision;
  if (kind === 'lease' || kind === 'clean-up') return chosen(decision, now, words);
  const rule = RULES[kind];
  if (rule === undefined) return undefined;
  if (now.key !== 'enter') return `${kind} by the key ${now.key}`;
  const title = rule.title?.(words);
  if (title !== undefined && !now.rows.some((row) => row.includes(title)))
    return `${kind} on a page that does not say ${title}`;
  const commit = rule.commit?.(words);
  if (commit !== undefined && !isRow(now.cursor, commit))
    return `${kind} with the cursor at ${now.cursor ?? 'nothing'}, not at ${commit}`;
  if (rule.typed === undefined) return undefined;
  if (rule.typed === 'some')
    return /\S/u.test(now.typed) ? undefined : `${kind} with nothing typed`;
  const wanted = rule.typed(decision, now);
  return wanted !== '' && isTyped(wanted, now.typed)
    ? undefined
    : `${kind} of ${JSON.stringify(value)} with ${JSON.stringify(now.typed)} typed`;
}

function chosen(decision: Decision, now: Shown, words: Words): string | undefined {
  if (now.key !== 'enter') return `${decision.do} by the key ${now.key}`;
  const { lease } = words.question;
  const { cleanUp } = words;
  const rows =
    decision.do === 'lease'
      ? [lease.without, lease.takeOver]
      : [cleanUp.commit, cleanUp.again, cleanUp.keep, cleanUp.gone];
  if (!rows.some((row) => isRow(now.cursor, row)))
    return `${decision.do} with the cursor at ${now.cursor ?? 'nothing'}`;
  const wantsTyped =
    decision.value === 'keep' ||
    (now.cursor !== null && isRow(now.cursor, lease.takeOver) && decision.do === 'lease');
  return wantsTyped && now.typed.trim() === '' ? `${decision.do} with nothing typed` : undefined;
}

/** A row may be cut at its end, or go on below. */
function isRow(cursor: string | null, template: string): boolean {
  if (cursor === null) return false;
  const start = cursor.replace(/…$/u, '').trim();
  if (shown(template, 'start').test(start)) return true;
  const fixed = template.split('{{')[0] ?? '';
  return start.length >= 4 && fixed.startsWith(start.slice(0, Math.max(4, fixed.length)));
}

/** In this order, whatever else was typed and taken out again. */
function isTyped(wanted: string, typed: string): boolean {
  const all = Array.from(typed.normalize('NFKC'));
  let at = 0;
  for (const one of wanted) {
    at = all.indexOf(one, at) + 1;
    if (at === 0) return false;
  }
  return true;
}
