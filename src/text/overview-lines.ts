import type {
  CauseGroup,
  ClusterOverview,
  NamespaceRow,
  VerdictCounts,
} from '../model/overview.ts';
import { VERDICTS, type Cause, type Params } from '../model/verdict.ts';
import { byRemedy } from './by-remedy.ts';
import { groupText } from './cause-text.ts';
import { duration } from './duration.ts';
import { grouped } from './grouped.ts';
import type { Texts } from './index.ts';
import { objectName } from './object-name.ts';
import { visibleLine } from './visible.ts';

export type OverviewWords = {
  readonly texts: Texts;
  readonly now: number;
  /** The time of day. */
  readonly time: (at: number) => string;
};

const MINUTE = 60_000;
const MOST_CAUSES = 20;
const EXAMPLES = 3;

/** A cluster at a glance as lines that can be read aloud one after the other: what is not right comes first. */
export function overviewLines(overview: ClusterOverview, words: OverviewWords): readonly string[] {
  const { lost, isWhole, counts, namespaces, causes, blind } = overview;
  const { t, list, sentences } = sayer(words.texts);
  const wrong = namespaces.filter((row) => !isRight(row));
  const right = namespaces.filter(isRight);
  const more = causes.length - MOST_CAUSES;
  return [
    ...(lost === undefined ? [podsLine(overview, words)] : lostLines(lost, words)),
    ...(isWhole || lost !== undefined ? [] : [t('reading')]),
    ...(isWhole && namespaces.length === 0 ? [t('empty')] : []),
    ...(namespaces.length === 0 ? [] : [t('all', { counts: countsText(counts, words.texts) })]),
    ...wrong.map((row) => namespaceLine(row, words.texts)),
    ...(causes.length === 0 ? [] : [t('causes', { count: causes.length })]),
    ...causes.slice(0, MOST_CAUSES).flatMap((one, index) => causeLines(one, index + 1, words)),
    ...(more > 0 ? [t('moreCauses', { n: grouped(more) })] : []),
    ...byRemedy(blind, words.texts).map(({ says, remedy }) =>
      t('blind', { cause: sentences([...says, remedy]) }),
    ),
    ...(right.length === 0
      ? []
      : [t('right', { names: list(right.map(({ name }) => name || t('nowhere'))) })]),
  ].map(shown);
}

/** Indented lines stay so. */
function shown(line: string): string {
  const [indent = ''] = /^ */.exec(line) ?? [];
  return indent + visibleLine(line);
}

function podsLine(overview: ClusterOverview, { texts }: OverviewWords): string {
  const { ready, desired, perMinute = 0, counts } = overview;
  const { t, sentences } = sayer(texts);
  // Nothing of it can be read for now, and more of it may be by and by.
  if (desired === 0 && counts.unknown > 0) return t('reading');
  const left = desired - ready;
  return sentences([
    t('pods', { ready: grouped(ready), desired: grouped(desired) }),
    ...(perMinute === 0 ? [] : [t('pace', { n: grouped(perMinute) })]),
    ...(perMinute === 0 || left <= 0
      ? []
      : [t('left', { time: duration(Math.ceil(left / perMinute) * MINUTE, texts.lang) })]),
  ]);
}

function lostLines(
  { since, cause }: NonNullable<ClusterOverview['lost']>,
  { texts, now, time }: OverviewWords,
): readonly string[] {
  const { t } = sayer(texts);
  const told = {
    time: time(since),
    ago: duration(now - since, texts.lang),
    cause: saidOf(cause, texts),
  };
  return [t('lost', told), t('lostAbout')];
}

function namespaceLine({ name, counts, ready, desired }: NamespaceRow, texts: Texts): string {
  const { t } = sayer(texts);
  const told = { name, counts: countsText(counts, texts) };
  if (name === '') return t('noNamespace', told);
  if (desired === 0) return t('namespace', told);
  return t('namespacePods', { ...told, ready: grouped(ready), desired: grouped(desired) });
}

function causeLines(group: CauseGroup, n: number, words: OverviewWords): readonly string[] {
  const { texts, now, time } = words;
  const { t, some, sentences } = sayer(texts);
  const { cause, objects, holds, since, sinceBefore } = group;
  const own = new Set(objects.map(objectName));
  const held = holds.map(objectName).filter((name) => !own.has(name));
  const { remedy } = texts.said(cause);
  const says = groupText(group, {
    said: (one) => texts.said(one),
    t: (key, params) => texts.t(`screen.${key}`, params),
  });
  const below = [
    ...(objects.length < 2
      ? []
      : [t('example', { names: some([...own].slice(0, EXAMPLES), cause.count) })]),
    sentences([
      t(sinceBefore === true ? 'sinceBefore' : 'since', {
        time: time(since),
        ago: duration(now - since, texts.lang),
      }),
      ...(held.length === 0
        ? []
        : [t('holds', { names: some(held.slice(0, EXAMPLES), held.length) })]),
    ]),
    ...(remedy === '' ? [] : [remedy]),
  ];
  return [`${n}. ${says}`, ...below.map((line) => `   ${line}`)];
}

function countsText(counts: VerdictCounts, texts: Texts): string {
  const { t, list } = sayer(texts);
  return list(
    VERDICTS.filter((verdict) => counts[verdict] > 0).map((verdict) =>
      t(verdict, { n: grouped(counts[verdict]) }),
    ),
  );
}

function saidOf(cause: Cause, texts: Texts): string {
  const { says, remedy } = texts.said(cause);
  return sayer(texts).sentences([says, remedy]);
}

function isRight({ counts }: NamespaceRow): boolean {
  return counts.fail + counts.unknown + counts.wait === 0;
}

/** What belongs to the grammar of a language. */
function sayer(texts: Texts) {
  const isEnglish = texts.lang === 'en';
  const t = (key: string, params?: Params) => texts.t(`plain.overview.${key}`, params);
  const list = (all: readonly string[]) => all.join(isEnglish ? ', ' : '、');
  return {
    t,
    list,
    sentences: (all: readonly string[]) =>
      all.filter((one) => one !== '').join(isEnglish ? ' ' : ''),
    /** The first of them, and how many more there are. */
    some: (names: readonly string[], of: number) => {
      const more = of - names.length;
      return list([...names, ...(more > 0 ? [t('more', { n: grouped(more) })] : [])]);
    },
  };
}
