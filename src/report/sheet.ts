import type { Check, Verification } from '../model/report.ts';
import { VERDICTS, type Cause } from '../model/verdict.ts';
import type { Texts } from '../text/index.ts';
import { joined } from '../text/joined.ts';
import { visibleLine } from '../text/visible.ts';
import { padded, width } from './columns.ts';

/** More than these of one check nobody reads: the first ones explain most. */
const MOST_OTHERS = 5;

export type SheetOptions = {
  /**
   * Also the causes beside the first of each check, for a sheet that has nothing else to tell them. Beside what is wrong,
   * what only takes its time says nothing, and would make each sheet another one.
   */
  readonly others?: {
    readonly isOnItsWay: (cause: Cause) => boolean;
    /** Only of these; of all where it is left out. */
    readonly of?: (check: Check) => boolean;
  };
};

/** A sheet of checks as a table to read: what is not right first of each step, its remedy below it. */
export function sheetText(
  sheet: Verification,
  texts: Texts,
  { others }: SheetOptions = {},
): string {
  const t = (key: string, params = {}) => texts.t(`report.${key}`, params);
  const verdictWidth = Math.max(...VERDICTS.map((verdict) => width(t(`sheet.${verdict}`))));
  const stepWidth = Math.max(0, ...sheet.checks.map((check) => width(nameOf(check))));
  const rows = sheet.checks.flatMap((check) => {
    const verdict = padded(t(`sheet.${check.verdict}`), verdictWidth);
    const line = `${verdict}  ${padded(nameOf(check), stepWidth)}  ${check.probe}`;
    const below = [
      ...causeLines(check, texts),
      ...(others?.of?.(check) === false ? [] : otherLines(check, texts, others)),
      ...noteLines(check, texts),
    ];
    return [line, ...below.map((one) => `${' '.repeat(verdictWidth + 2)}${visibleLine(one)}`)];
  });
  const counts = VERDICTS.filter((verdict) => sheet.counts[verdict] > 0).map((verdict) =>
    t('sheet.count', { n: sheet.counts[verdict], verdict: t(`sheet.${verdict}`) }),
  );
  return `${[...headLines(sheet, t), ...rows, '', counts.join(', ') || t('sheet.empty')].join('\n')}\n`;
}

function causeLines({ cause, message }: Check, texts: Texts): readonly string[] {
  if (cause === null) return [];
  const { says, remedy } = texts.said(cause);
  return [message === '' ? says : message, remedy].filter((one) => one !== '');
}

function otherLines(
  { cause, others: all }: Check,
  texts: Texts,
  options: SheetOptions['others'],
): readonly string[] {
  if (options === undefined) return [];
  const { isOnItsWay } = options;
  const isWrong = cause !== null && !isOnItsWay(cause);
  const others = isWrong ? all.filter((one) => !isOnItsWay(one)) : all;
  const more = others.length - MOST_OTHERS;
  return [
    ...others.slice(0, MOST_OTHERS).map((one) => {
      const { says, remedy } = texts.said(one);
      return texts.t('report.judge.other', { says: joined(says, remedy, texts) });
    }),
    ...(more > 0 ? [texts.t('screen.proof.more', { n: more })] : []),
  ];
}

/** A pass has them too: such as what beside it could not be read. */
function noteLines({ notes }: Check, texts: Texts): readonly string[] {
  return notes.map((note) => {
    const { says, remedy } = texts.said(note);
    return texts.t('report.judge.note', { says: joined(says, remedy, texts) });
  });
}

/** Which cluster was checked. One that was named and can't be read is told of by its checks. */
function headLines(
  { target, checks }: Verification,
  t: (key: string, params?: { [name: string]: string }) => string,
): readonly string[] {
  if (target === null)
    return checks.some((check) => check.cause?.code === 'no-target')
      ? [t('sheet.noTarget'), '']
      : [];
  const { context, server, uid } = target;
  return [visibleLine(t('sheet.target', { context, server, uid })), ''];
}

function nameOf({ ref, step }: Check): string {
  return visibleLine(`${ref} ${step}`);
}
