import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { actions } from '../../src/actions/index.ts';
import { loadRunbook } from '../../src/language/index.ts';
import type { Runbook, StepDef } from '../../src/model/runbook.ts';
import { probes } from '../../src/probes/index.ts';
import { printRunbook } from '../../src/report/print-runbook.ts';
import { shownInLang } from '../../src/text/in-lang.ts';
import { texts, type Lang } from '../../src/text/index.ts';
import { AUXILIARY } from './auxiliary-sentences.ts';
import type { Sentence } from './plan-sentence.ts';
import { POSTSCRIPT, RESTORING } from './plan-sentences.ts';

const LANGS = ['zh-CN', 'en'] as const satisfies readonly Lang[];
const BOOK = loaded('cluster-recovery');
const STANDBY = loaded('standby-switchover');
const PRINTED = new Map(LANGS.map((lang) => [lang, printRunbook(BOOK, texts(lang))]));

function loaded(id: string): Runbook {
  const read = (file: string) => readFileSync(file, 'utf8');
  const site = 'runbook/sites/roxe.yaml';
  const { runbook } = loadRunbook(`runbook/${id}/runbook.yaml`, site, read, { probes, actions });
  if (runbook === null) throw new Error(`${id} does not load`);
  return runbook;
}

/** What the document says of a step: from its heading to the next one. */
function chapter(document: string, book: Runbook, step: StepDef, lang: Lang): readonly string[] {
  const { ref } = book.sections.find(({ id }) => id === step.section) ?? { ref: '' };
  const title = shownInLang(lang, step.title, { site: book.site.data, values: {}, run: {} });
  const lines = document.split('\n');
  const head = ref === step.ref ? title : `${step.ref} ${title}`;
  const isOwn = (line: string) => /^#{3,4} /.test(line) && line.endsWith(` ${head}`);
  const from = lines.findIndex((line, at) => isOwn(line) && isBelow(lines, at, ref));
  const to = lines.findIndex((line, at) => at > from && /^#{2,4} /.test(line));
  return from < 0 ? [] : lines.slice(from, to < 0 ? undefined : to);
}

function isBelow(lines: readonly string[], at: number, ref: string): boolean {
  return (
    lines
      .slice(0, at)
      .findLast((line) => line.startsWith('## '))
      ?.split(' ')[1] === ref
  );
}

/** What a sentence asks for and no step of the document says. */
function lacking(
  { at, asks, steps }: Sentence,
  book: Runbook,
  document: string,
  lang: Lang,
): readonly string[] {
  return Object.entries(steps).flatMap(([id, [zh, en = zh]]) => {
    const step = book.steps.find((one) => one.id === id);
    if (step === undefined) return [`${at} ${asks}: no step ${id}`];
    const parts = (lang === 'en' ? en : zh).split(' … ');
    const isSaid = chapter(document, book, step, lang).some((line) =>
      parts.every((part) => line.includes(part)),
    );
    return isSaid ? [] : [`${at} ${asks}: ${id} does not say ${parts.join(' … ')}`];
  });
}

test.each(LANGS)('each sentence of the plan that asks for something is a step (%s)', (lang) => {
  const document = PRINTED.get(lang) ?? '';
  const sentences = [...RESTORING, ...AUXILIARY];

  expect(sentences.flatMap((one) => lacking(one, BOOK, document, lang))).toEqual([]);
});

test.each(LANGS)('the postscript of the plan is a runbook of its own (%s)', (lang) => {
  const document = printRunbook(STANDBY, texts(lang));

  expect(POSTSCRIPT.flatMap((one) => lacking(one, STANDBY, document, lang))).toEqual([]);
  expect(PRINTED.get(lang)).toContain('standby-switchover');
});

test('the steps of the plan restore the service, and the milestone stands where it says so', () => {
  const restoring = new Set(RESTORING.flatMap(({ steps }) => Object.keys(steps)));
  const at = BOOK.order.findIndex((part) => 'milestone' in part);
  const after = BOOK.order.slice(at).flatMap((part) => ('section' in part ? [part.section] : []));
  const late = BOOK.steps.filter(({ id, section }) => restoring.has(id) && after.includes(section));

  expect(BOOK.milestones.map(({ id }) => id)).toEqual(['service-restored']);
  expect(late.map(({ id }) => id)).toEqual([]);
});

test('somebody is asked to log in from outside, and the milestone does not wait for it', () => {
  const step = BOOK.steps.find(({ id }) => id === 'login-from-outside');

  expect(step).toMatchObject({ optional: true, manual: { ask: [{ id: 'frontDoor.login' }] } });
  expect(step?.attest).toBeUndefined();
  expect(step?.proofs).not.toEqual([]);
  expect(BOOK.milestones[0]?.needs).not.toContain('login-from-outside');
});

test('only what nothing can prove is attested', () => {
  const attested = BOOK.steps.filter(({ attest }) => attest !== undefined);
  // The network is told only where the cloud cannot be asked for it.
  expect(attested.map(({ id }) => id)).toEqual(['cluster-network', 'global-tools']);
  expect(attested[0]?.if).toBeDefined();
});

test('nothing of a formula and no escape stands in the document', () => {
  for (const document of PRINTED.values()) {
    const [odd] = document.match(/^.*(?:\? .* : null|\\[.@:]|\.map\(|: null›).*$/m) ?? [];
    expect(odd).toBeUndefined();
  }
});

test('Chinese is written without blanks beside its own marks', () => {
  const [odd] =
    PRINTED.get('zh-CN')?.match(/^.*(?:[，。；：！？、）」] (?![`[-])|[^*\-|\]] [（「]).*$/m) ?? [];
  expect(odd).toBeUndefined();
});
