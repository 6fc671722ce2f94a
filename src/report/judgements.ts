import type { JudgementList } from '../model/report.ts';
import {
  VERDICTS,
  type Cause,
  type Found,
  type ObjectRef,
  type Verdict,
} from '../model/verdict.ts';
import type { Texts } from '../text/index.ts';
import { joined } from '../text/joined.ts';
import { visibleLine } from '../text/visible.ts';

/** Breaks a text into lines that fit so many columns beside the margin. */
export type Fold = (text: string, margin: number) => readonly string[];

/** Judged objects to read: the worst first, the remedy of each below it, what else is known of it, and the counts. */
export function judgementsText({ items, counts }: JudgementList, texts: Texts, fold: Fold): string {
  const word = (verdict: Verdict) => texts.t(`report.sheet.${verdict}`);
  const margin = Math.max(...VERDICTS.map((verdict) => width(word(verdict)))) + 2;
  const row = (before: string, text: string) =>
    fold(visibleLine(text), margin).map((line, index) =>
      `${padded(index === 0 ? before : '', margin)}${line}`.trimEnd(),
    );
  const rows = items
    .toSorted((a, b) => VERDICTS.indexOf(a.verdict) - VERDICTS.indexOf(b.verdict))
    .flatMap((item) => [
      ...row(word(item.verdict), headline(item, texts)),
      ...below(item, texts).flatMap((text) => row('', text)),
    ]);
  const counted = VERDICTS.filter((verdict) => counts[verdict] > 0).map((verdict) =>
    texts.t('report.sheet.count', { n: counts[verdict], verdict: word(verdict) }),
  );
  return rows.length === 0 ? '' : `${[...rows, '', counted.join(', ')].join('\n')}\n`;
}

/** The object and what is so. Most sentences name the object that they are about. */
function headline({ object, cause }: Found, texts: Texts): string {
  const name = object === null ? '' : nameOf(object);
  if (cause === null) return name;
  const { says } = texts.said(cause);
  return object?.kind === 'File' || says.includes(name) ? says : `${name}  ${says}`;
}

function nameOf({ kind, namespace, name }: ObjectRef): string {
  return `${kind} ${namespace === undefined ? name : `${namespace}/${name}`}`;
}

function below({ cause, others, notes }: Found, texts: Texts): readonly string[] {
  const whole = (one: Cause): string => {
    const { says, remedy } = texts.said(one);
    return joined(says, remedy, texts);
  };
  return [
    cause === null ? '' : texts.said(cause).remedy,
    ...others.map((one) => texts.t('report.judge.other', { says: whole(one) })),
    ...notes.map((one) => texts.t('report.judge.note', { says: whole(one) })),
  ].filter((text) => text !== '');
}

function padded(text: string, columns: number): string {
  return text + ' '.repeat(Math.max(0, columns - width(text)));
}

/** Chinese signs take two columns. The rest of the verdicts is ASCII. */
function width(text: string): number {
  return text.length + (text.match(/[\u2e80-\uffef]/g)?.length ?? 0);
}
