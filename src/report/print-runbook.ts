import type { RootContent } from 'mdast';
import type { MilestoneDef, Runbook, SectionDef, StepDef } from '../model/runbook.ts';
import { duration } from '../text/duration.ts';
import { inLang, shownInLang } from '../text/in-lang.ts';
import type { Texts } from '../text/index.ts';
import { heading, labelled, markdownOf, paragraph, table } from './print-nodes.ts';
import { printProofs, printStep, type Printing } from './print-step.ts';

/** The runbook as a document for people: in the plan's order, with what is not known yet as `‹values.x›`. */
export function printRunbook(runbook: Runbook, words: Texts): string {
  const { site, sections, milestones, steps } = runbook;
  const t = (key: string, params = {}) => words.t(`report.print.${key}`, params);
  const printing: Printing = {
    lang: words.lang,
    t,
    scope: { site: site.data, values: {}, run: {} },
    refs: refsOf(runbook, words),
  };
  const about = inLang(words.lang, runbook.about);
  const tree: RootContent[] = [
    heading(1, inLang(words.lang, runbook.title)),
    ...(about === '' ? [] : [paragraph(about)]),
    ...(site.id === '' ? [] : [paragraph(labelled(t('site'), inLang(words.lang, site.title)))]),
    heading(2, t('overview')),
    paragraph(t('order')),
    overview(runbook, printing),
    ...runbook.order.flatMap((part): RootContent[] => {
      if ('milestone' in part) {
        const milestone = milestones.find(({ id }) => id === part.milestone);
        return milestone === undefined ? [] : printMilestone(milestone, printing);
      }
      const section = sections.find(({ id }) => id === part.section);
      const own = steps.filter((step) => step.section === part.section);
      return section === undefined ? [] : printSection(section, own, printing);
    }),
  ];
  return markdownOf(tree);
}

function printSection(
  { ref, title, why }: SectionDef,
  steps: readonly StepDef[],
  printing: Printing,
): RootContent[] {
  const reason = shownInLang(printing.lang, why, printing.scope);
  return [
    heading(2, `${ref} ${shownInLang(printing.lang, title, printing.scope)}`),
    ...(reason === '' ? [] : [paragraph(reason)]),
    ...steps.flatMap((step) => printStep(step, ref, printing)),
  ];
}

function printMilestone(
  { title, needs, holdMs, proofs }: MilestoneDef,
  printing: Printing,
): RootContent[] {
  const { t, lang, scope } = printing;
  return [
    heading(2, t('milestone', { title: shownInLang(lang, title, scope) })),
    paragraph(labelled(t('needs'), needsText(needs, printing))),
    paragraph(t('holds', { hold: duration(holdMs, lang) })),
    ...printProofs(proofs, printing),
  ];
}

function overview(runbook: Runbook, printing: Printing): RootContent {
  const { t, lang, scope } = printing;
  const rows = runbook.order.map((part): readonly string[] => {
    if ('milestone' in part) {
      const milestone = runbook.milestones.find(({ id }) => id === part.milestone);
      const title = shownInLang(lang, milestone?.title, scope);
      return ['', t('milestone', { title }), needsText(milestone?.needs ?? [], printing)];
    }
    const section = runbook.sections.find(({ id }) => id === part.section);
    const own = runbook.steps.filter((step) => step.section === part.section);
    const needs = own.flatMap((step) => step.needs).filter((id) => !section?.steps.includes(id));
    const title = shownInLang(lang, section?.title, scope);
    return [section?.ref ?? '', title, needsText([...new Set(needs)], printing)];
  });
  return table([[t('column.position'), t('column.section'), t('column.needs')], ...rows]);
}

/** Positions of what is needed; a whole section where all of its steps are. */
function refsOf(runbook: Runbook, words: Texts): Printing['refs'] {
  const byId = new Map(runbook.steps.map((step) => [step.id, step]));
  return (needs, isBrief = false) => {
    const groups = groupsOf(runbook, new Set(needs), words);
    const isImplied = (group: Group) => {
      const others = groups.filter((one) => one !== group).flatMap(({ ids }) => ids);
      const after = new Set(others.flatMap((id) => byId.get(id)?.needs ?? []));
      return group.ids.every((id) => after.has(id));
    };
    return groups
      .filter((group) => !isBrief || !isImplied(group))
      .map(({ name }) => name)
      .join(', ');
  };
}

type Group = { readonly name: string; readonly ids: readonly string[] };

function groupsOf(runbook: Runbook, needs: ReadonlySet<string>, words: Texts): readonly Group[] {
  const { sections, milestones, steps } = runbook;
  return runbook.order.flatMap((part): Group[] => {
    if ('milestone' in part) {
      const milestone = milestones.find(({ id }) => id === part.milestone);
      if (milestone === undefined || !needs.has(milestone.id)) return [];
      return [{ name: shownInLang(words.lang, milestone.title, {}), ids: [milestone.id] }];
    }
    const ref = sections.find(({ id }) => id === part.section)?.ref ?? '';
    // What the site left open is asked beside all else: nothing needs it.
    const own = steps.filter((step) => step.section === part.section && step.id !== 'site-values');
    if (own.every(({ id }) => needs.has(id))) return [{ name: ref, ids: own.map(({ id }) => id) }];
    return own
      .filter(({ id }) => needs.has(id))
      .map((step) => ({ name: step.ref, ids: [step.id] }));
  });
}

function needsText(needs: readonly string[], { refs, t }: Printing): string {
  return needs.length === 0 ? t('nothing') : refs(needs);
}
