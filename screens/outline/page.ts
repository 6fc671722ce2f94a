import { isSatisfied } from '../../src/core/derive.ts';
import { sectionSteps } from '../../src/core/select.ts';
import type { BookStep } from '../../src/model/book.ts';
import type { Scope, SectionDef } from '../../src/model/runbook.ts';
import type { Act } from '../act.ts';
import { CLOCK } from '../clock/open.ts';
import { CLUSTER } from '../cluster/open.ts';
import { DOOR } from '../door/open.ts';
import { MENU } from '../menu/open.ts';
import { pageOf, type Page, type Row } from '../page.ts';
import { QUEUE } from '../queue/open.ts';
import { textRow } from '../parts/rows.ts';
import {
  isSearching,
  SEARCH,
  SEARCH_KEY,
  SEARCH_OVER,
  searchRows,
  sought,
} from '../parts/search.ts';
import type { Scene } from '../scene.ts';
import { span } from '../line.ts';
import type { Spot } from '../ui.ts';
import { stateOf } from '../view.ts';
import { focusOf } from '../viewport.ts';
import { milestoneRows } from './milestone-row.ts';
import { needText, placeOfNeed, rowOfNeed } from './needs.ts';
import { outlineRow } from './row.ts';
import { sectionRows } from './section-row.ts';
import { isActive, sectionSummary } from './section-summary.ts';
import { stepRows } from './step-row.ts';

/** The run: sections and steps with their states, what needs the operator on top. */
export function outlinePage(scene: Scene, spot: Spot): Page {
  const rows = [...needRows(scene), ...planRows(scene, spot)];
  const searching = isSearching(spot);
  const found = rows.find((one) => one.row?.startsWith('step ') === true)?.row;
  const first = scene.view.needs[0];
  const page = pageOf({
    rows: [
      ...searchRows(scene, spot, found),
      ...(rows.length > 0 ? rows : [textRow(span(scene.words.t('outline.nothing'), 'dim'))]),
      ...(searching
        ? []
        : [...queueRows(scene), ...clusterRows(scene), ...doorRows(scene), ...menuRows(scene)]),
    ],
    start: searching ? SEARCH : first === undefined ? firstActive(scene, rows) : rowOfNeed(first),
  });
  // Where the cursor stood may be folded away by now: it counts where it is seen.
  const section = sectionOf(focusOf(page, spot));
  return {
    ...page,
    keys: {
      ...foldKey(scene, spot, section),
      ...goKey(scene, section),
      'only-open': { do: 'flag', name: 'only-open', on: spot.flags['only-open'] !== true },
      search: SEARCH_KEY,
      ...(searching ? { back: SEARCH_OVER } : {}),
    },
  };
}

function needRows(scene: Scene): readonly Row[] {
  const { view, words } = scene;
  return view.needs
    .filter((need) => need.step === null && need.is !== 'go')
    .flatMap((need) =>
      outlineRow(scene, {
        row: rowOfNeed(need),
        mark: { glyph: '!', tone: 'warn' },
        ref: '',
        title: span(needText(view, need, words), 'strong'),
        enter: { do: 'open', place: placeOfNeed(need) },
      }),
    );
}

function planRows(scene: Scene, spot: Spot): readonly Row[] {
  const { view, words } = scene;
  const { runbook } = view.book;
  return runbook.order.flatMap((one) => {
    if ('milestone' in one) {
      const milestone = runbook.milestones.find(({ id }) => id === one.milestone);
      const title = milestone === undefined ? '' : words.show(milestone.title, view.scope);
      const hidden = !title.toLowerCase().includes(sought(spot));
      return milestone === undefined || hidden ? [] : milestoneRows(scene, milestone);
    }
    const section = runbook.sections.find(({ id }) => id === one.section);
    return section === undefined ? [] : withSteps(scene, spot, section);
  });
}

function withSteps(scene: Scene, spot: Spot, section: SectionDef): readonly Row[] {
  const { view, words } = scene;
  const text = sought(spot);
  const steps = sectionSteps(view.book, section).filter((step) => isShown(scene, spot, step, text));
  const only = spot.flags['only-open'] === true || text !== '';
  if (only && steps.length === 0) return [];
  const summary = sectionSummary(view, section, words);
  const open = only || (spot.flags[`open ${section.id}`] ?? summary.active);
  return [
    ...sectionRows(scene, section, summary),
    ...(open ? steps.flatMap((step) => stepRows(scene, step)) : []),
  ];
}

function isShown(scene: Scene, spot: Spot, step: BookStep, text: string): boolean {
  const { view } = scene;
  if (spot.flags['only-open'] === true) {
    const settled = isSatisfied(stateOf(view, step.id));
    if (settled && !isActive(view, step)) return false;
  }
  if (text === '') return true;
  return wordsOfStep(scene, step).includes(text);
}

/** By which a step is found; the values of the run stand in its title. */
const byScope = new WeakMap<Scope, Map<string, string>>();

function wordsOfStep({ view, words }: Scene, step: BookStep): string {
  const known = byScope.get(view.scope) ?? new Map<string, string>();
  byScope.set(view.scope, known);
  const key = `${words.lang} ${step.id}`;
  const before = known.get(key);
  if (before !== undefined) return before;
  const all = `${step.ref} ${step.id} ${words.show(step.title, view.scope)}`.toLowerCase();
  known.set(key, all);
  return all;
}

/** What is no step of the plan, for who has only arrows and Enter. */
function queueRows(scene: Scene): readonly Row[] {
  const { view, words } = scene;
  const row = (id: string, glyph: string, text: string, enter: Act): readonly Row[] =>
    outlineRow(scene, {
      row: id,
      mark: { glyph, tone: 'key' },
      ref: '',
      title: span(text, 'dim'),
      enter,
    });
  return [
    ...(view.state.phase === 'open' ? row('queue', 'i', words.t('queue.look'), QUEUE) : []),
    ...row('clock', 'C', words.t('clock.look'), CLOCK),
  ];
}

function clusterRows(scene: Scene): readonly Row[] {
  if (!scene.view.hasCluster) return [];
  return outlineRow(scene, {
    row: 'cluster',
    mark: { glyph: 'p', tone: 'key' },
    ref: '',
    title: span(scene.words.t('cluster.look'), 'dim'),
    enter: CLUSTER,
  });
}

function doorRows(scene: Scene): readonly Row[] {
  if (scene.view.door.rows.length === 0) return [];
  return outlineRow(scene, {
    row: 'door',
    mark: { glyph: 'd', tone: 'key' },
    ref: '',
    title: span(scene.words.texts.t('door.look'), 'dim'),
    enter: DOOR,
  });
}

/** The last row of all leads to everything else. */
function menuRows(scene: Scene): readonly Row[] {
  return outlineRow(scene, {
    row: 'menu',
    mark: { glyph: ' ', tone: 'key' },
    ref: '',
    title: span(scene.words.t('menu.row'), 'dim'),
    enter: MENU,
  });
}

function firstActive(scene: Scene, rows: readonly Row[]): string | null {
  const active = [...scene.view.book.steps.values()].find((step) => isActive(scene.view, step));
  const row = active === undefined ? undefined : `step ${active.id}`;
  return rows.find((one) => one.row === row)?.row ?? rows[0]?.row ?? null;
}

function foldKey(scene: Scene, spot: Spot, id: string | undefined): Page['keys'] {
  const section = scene.view.book.runbook.sections.find((one) => one.id === id);
  if (section === undefined) return {};
  const { active } = sectionSummary(scene.view, section, scene.words);
  const open = spot.flags[`open ${section.id}`] ?? active;
  const fold: Act = { do: 'flag', name: `open ${section.id}`, on: !open };
  return { fold: { do: 'across', left: open ? fold : MENU, right: fold } };
}

function goKey(scene: Scene, id: string | undefined): Page['keys'] {
  const need = scene.view.needs.find((one) => one.is === 'go' && one.section === id);
  return need === undefined ? {} : { go: { do: 'open', place: placeOfNeed(need) } };
}

function sectionOf(focus: string | null): string | undefined {
  return focus?.startsWith('section ') === true ? focus.slice('section '.length) : undefined;
}
