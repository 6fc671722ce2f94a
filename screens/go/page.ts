import { isSatisfied } from '../../src/core/derive.ts';
import { sectionSteps } from '../../src/core/select.ts';
import type { BookStep } from '../../src/model/book.ts';
import type { Act } from '../act.ts';
import { answerRows, NOT_NOW } from '../form/page.ts';
import { lineOf, span, wrapLines } from '../line.ts';
import { pageOf, type Page, type Row } from '../page.ts';
import { commandRows } from '../parts/command.ts';
import { planLines } from '../parts/plan.ts';
import { causeLines } from '../parts/proofs.ts';
import {
  BLANK_ROW,
  GUTTER,
  labelledRows,
  paragraph,
  section,
  textChoice,
  textRow,
  titleRows,
} from '../parts/rows.ts';
import { isNarrow, labelColumn, type Scene } from '../scene.ts';
import { factRows } from './facts.ts';
import type { Spot } from '../ui.ts';
import { stateOf } from '../view.ts';
import { padEnd, widthOf } from '../width.ts';

const BY_HAND = 'by-hand';
/** A page of fewer rows shows nothing else than what it is about. */
const SHORT = 12;

/** Before a section changes anything: where, what, at what cost. *Not now* stands first. */
export function goPage(scene: Scene, spot: Spot, id: string): Page {
  const { view, words } = scene;
  const found = view.book.runbook.sections.find((one) => one.id === id);
  if (found === undefined) return pageOf({ rows: [textRow(words.t('step.gone'))] });
  const steps = sectionSteps(view.book, found).filter(
    (step) => !isSatisfied(stateOf(view, step.id)),
  );
  const actions = steps.filter((step) => step.kind === 'action');
  const byHand = spot.flags[BY_HAND] === true;
  const asked = view.needs.some((need) => need.is === 'go' && need.section === id);
  const commit: Act = {
    do: 'decide',
    decision: { do: 'go', step: null, value: id },
    after: 'back',
  };
  // What it changes comes first where not all can be seen: where it is done stands in the header too.
  const isShort = scene.height < SHORT;
  const exact: Act | undefined =
    actions.length === 0
      ? undefined
      : { do: 'open', place: { at: 'exact', steps: actions.map((step) => step.id) } };
  const changes = actions.flatMap((step) => changeRows(scene, step, byHand));
  const where = [
    ...labelledRows(scene, words.t('step.why'), words.show(found.why, view.scope)),
    ...labelledRows(scene, words.t('go.on'), targetText(scene), targetTone(scene)),
    ...factRows(scene, actions),
  ];
  return pageOf({
    head: [
      ...titleRows(
        scene,
        `${found.ref}  ${words.show(found.title, view.scope)}`,
        asked ? words.t('go.title') : '',
        asked ? 'warn' : 'dim',
      ),
      ...(isShort ? [] : [BLANK_ROW]),
    ],
    rows: [
      ...(isShort ? changes : where),
      ...section(isShort ? where : changes),
      ...section(paragraph(scene, besides(scene, steps, actions), 'dim')),
      ...(actions.some((step) => (view.rights(step.id)?.missing ?? []).length > 0)
        ? section(paragraph(scene, words.t('go.lacking'), 'warn'))
        : []),
    ],
    foot: [
      ...(isShort ? [] : [BLANK_ROW]),
      ...(exact === undefined
        ? []
        : textChoice(scene, 'exact', `d ${words.t('exact.look')}`, exact, 'plain')),
      ...(asked ? answerRows(scene, words.t('go.commit', { ref: found.ref }), commit) : []),
    ],
    start: NOT_NOW,
    keys: {
      'by-hand': { do: 'flag', name: BY_HAND, on: !byHand },
      ...(exact === undefined ? {} : { exact }),
    },
  });
}

function changeRows(scene: Scene, step: BookStep, byHand: boolean): readonly Row[] {
  const { view, words, width } = scene;
  const indent = indentOf(scene);
  const lead = indent - GUTTER;
  const title = lineOf(
    span(padEnd(step.ref, Math.max(indent, widthOf(step.ref) + 2))),
    span(words.show(step.title, view.scope), 'strong'),
  );
  const risk =
    step.risk === undefined
      ? []
      : wrapLines(words.t(`risk.go-${step.risk}`), width - indent, 'warn');
  const commands = byHand ? (view.plan(step.id)?.byHand ?? []) : [];
  return [
    { line: title },
    ...[...planLines(scene, step, width - indent), ...risk].map((line) => ({
      line: [span(' '.repeat(indent)), ...line],
    })),
    ...commandRows({ ...scene, width: width - lead }, commands, `${step.id} `).map((row) => ({
      ...row,
      line: [span(' '.repeat(lead)), ...row.line],
    })),
    ...lackingRows(scene, step),
  ];
}

/** Which rights are missing for it: said before anything is begun. */
function lackingRows(scene: Scene, step: BookStep): readonly Row[] {
  const indent = indentOf(scene);
  const { missing = [] } = scene.view.rights(step.id) ?? {};
  const narrow = { ...scene, width: scene.width - indent };
  return missing.flatMap((cause) =>
    causeLines(narrow, cause, 'warn').map((line) => ({
      line: [span(' '.repeat(indent)), ...line],
    })),
  );
}

/** One edge with what stands beside labels; where there is little room it takes little. */
function indentOf(scene: Scene): number {
  return isNarrow(scene) ? 2 : labelColumn(scene);
}

function besides(scene: Scene, steps: readonly BookStep[], actions: readonly BookStep[]): string {
  const manual = steps.filter((step) => step.kind === 'manual').length;
  const risky = actions.filter((step) => step.risk !== undefined).length;
  return scene.words.sentences(
    manual === 0 ? '' : scene.words.t('go.manual', { count: manual }),
    risky === 0 ? '' : scene.words.t('go.risky', { count: risky }),
    scene.words.t('go.probes'),
  );
}

function targetText(scene: Scene): string {
  const { target } = scene.view.state;
  if (target === null) return scene.words.t('go.noTarget');
  return `${target.context}  ${target.server}  kube-system ${target.uid.slice(0, 8)}`;
}

function targetTone(scene: Scene): 'plain' | 'dim' {
  return scene.view.state.target === null ? 'dim' : 'plain';
}
