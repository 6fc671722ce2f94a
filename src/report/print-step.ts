import type { PhrasingContent, RootContent } from 'mdast';
import { isObject } from '../model/json.ts';
import type { ActionUse, AskDef, Proof, StepDef, TextTemplate } from '../model/runbook.ts';
import type { Scope } from '../model/runbook.ts';
import { duration } from '../text/duration.ts';
import { shownInLang } from '../text/in-lang.ts';
import type { Lang } from '../text/index.ts';
import {
  heading,
  inlineCode,
  inputOf,
  label,
  labelled,
  list,
  nestedList,
  objectTable,
  paragraph,
  parameters,
  phrases,
  plain,
  shown,
  tasks,
  type Words,
} from './print-nodes.ts';

export type Printing = {
  readonly lang: Lang;
  readonly scope: Scope;
  /** The positions of what is needed, as words; in brief without what another of them waits for anyway. */
  readonly refs: (needs: readonly string[], isBrief?: boolean) => string;
  readonly t: (key: string, params?: { readonly [name: string]: string }) => string;
};

/** One step with all that an operator needs to do it by hand. */
export function printStep(step: StepDef, sectionRef: string, printing: Printing): RootContent[] {
  const { t } = printing;
  const words = (text: TextTemplate | undefined) =>
    shownInLang(printing.lang, text, printing.scope);
  const title = words(step.title);
  const why = words(step.why);
  const { manual, action, attest, undo } = step;
  return [
    heading(
      step.branch === undefined ? 3 : 4,
      step.ref === sectionRef ? title : `${step.ref} ${title}`,
    ),
    ...(why === '' ? [] : [paragraph(why)]),
    ...conditions(step, printing),
    ...(step.kind === 'pin' ? [paragraph(t('pin'))] : []),
    ...(step.choice === undefined
      ? []
      : [paragraph(labelled(t('choose'), step.choice.join(' | ')))]),
    ...(action === undefined ? [] : machine(t('does'), action, printing)),
    ...(manual?.open === undefined
      ? []
      : [paragraph(labelled(t('open'), manual.open.show(printing.scope)))]),
    ...records(step, printing),
    ...(manual === undefined || manual.checklist.length === 0
      ? []
      : [label(t('checklist')), tasks(manual.checklist.map(words))]),
    ...(manual === undefined || manual.ask.length === 0
      ? []
      : [label(t('tell')), list(manual.ask.map((ask) => asked(ask, printing)))]),
    ...(manual?.assist === undefined ? [] : machine(t('assist'), manual.assist, printing)),
    ...printProofs(step.proofs, printing),
    ...(attest === undefined ? [] : [paragraph(labelled(t('attested'), words(attest)))]),
    ...(undo === undefined ? [] : machine(t('undo'), undo, printing)),
  ];
}

/** When it may start, what it risks, how long it takes. */
function conditions(step: StepDef, printing: Printing): RootContent[] {
  const { t, refs } = printing;
  const { branch, risk, drill, needs } = step;
  const time = timeOf(step, printing);
  const items = [
    ...(needs.length === 0 ? [] : [labelled(t('needs'), refs(needs, true))]),
    ...(branch === undefined
      ? []
      : [phrases(t('branch', { choice: refs([branch.choice]), name: branch.name }))]),
    ...(step.if === undefined ? [] : [labelled(t('only'), [inlineCode(step.if.source)])]),
    ...(risk === undefined ? [] : [labelled(t('risk'), t(risk))]),
    ...(time === undefined ? [] : [labelled(t('time'), time)]),
    ...(drill === null ? [] : [labelled(t('inDrill'), t(drill))]),
    ...(step.optional ? [phrases(t('mayBeSkipped'))] : []),
  ];
  return items.length === 0 ? [] : [list(items)];
}

/** Only what is proved has an end to its time. */
function timeOf(
  { proofs, timeoutMs, expectMs }: StepDef,
  { t, lang }: Printing,
): string | undefined {
  const timeout = duration(timeoutMs, lang);
  if (proofs.length === 0) {
    return expectMs === null ? undefined : t('usually', { expect: duration(expectMs, lang) });
  }
  return expectMs === null
    ? t('atMost', { timeout })
    : t('expects', { expect: duration(expectMs, lang), timeout });
}

function machine(
  over: string,
  { uses, with: input }: ActionUse,
  { scope }: Printing,
): RootContent[] {
  return [label(over), parameters(uses, input.preview?.(scope) ?? input.source)];
}

function records({ records: rows }: StepDef, { t, scope }: Printing): RootContent[] {
  if (rows === undefined) return [];
  const known = rows.preview?.(scope) ?? rows.source;
  const over = label(t('records'));
  if (!Array.isArray(known) || known.length === 0) {
    return [over, { type: 'code', value: shown(known) }];
  }
  return [over, objectTable(known)];
}

function asked(
  { id, type, title, oneOf, optional }: AskDef,
  { lang, t, scope }: Printing,
): PhrasingContent[] {
  const kind = oneOf === undefined ? type : t('oneOf', { names: oneOf.join(' | ') });
  return [
    ...phrases(shownInLang(lang, title, scope)),
    plain(t('asked.before')),
    inlineCode(id),
    plain(t(optional ? 'asked.optional' : 'asked.after', { kind })),
  ];
}

/** What proves it, with the values that come from it. */
export function printProofs(proofs: readonly Proof[], printing: Printing): RootContent[] {
  if (proofs.length === 0) return [];
  const items = proofs.map((proof) => proved(proof, printing));
  return [label(printing.t('proof')), nestedList(items)];
}

function proved(proof: Proof, { lang, t, scope }: Printing): { words: Words; below: Words[] } {
  if (proof.is === 'assert') {
    const says = shownInLang(lang, proof.says, scope);
    const { source } = proof.assert;
    const formula = source === '' ? [] : [plain(' '), inlineCode(source)];
    return { words: [...phrases(says), ...formula], below: [] };
  }
  const input = proof.with.preview?.(scope) ?? {};
  const { line, rows } = inputOf(isObject(input) ? input : {});
  const found = Object.entries(proof.finds).map(([name, value]) =>
    phrases(t('found', { value, found: name })),
  );
  return {
    words: [inlineCode(proof.probe), ...(line === '' ? [] : [plain(' '), inlineCode(line)])],
    below: [...rows.map((row) => [inlineCode(row)]), ...found],
  };
}
