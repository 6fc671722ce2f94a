import { isCleaningUp } from '../src/core/clean-up.ts';
import type { Place } from './act.ts';
import { placeOfSection } from './outline/needs.ts';
import { WHOLE_SCREEN } from './look/whole-screen.ts';
import { REMEDY, type Page } from './page.ts';
import { pageAt } from './pages.ts';
import type { Scene } from './scene.ts';
import type { Size } from './size.ts';
import { isDoor, spotAt, topSpot, type Spot, type Ui } from './ui.ts';
import type { View } from './view.ts';
import { viewportOf, type Viewport } from './viewport.ts';
import type { Words } from './words.ts';

export { LEAST_SIZE, type Size } from './size.ts';

/** Two header lines, two rules, the last event, the keys. */
const FRAME_ROWS = 6;
const TWO_PANES = 100;
const THREE_PANES = 160;
/** Of the outline: by columns only, so that nothing jumps when the output comes. */
const LEFT = 44;
const LEFT_OF_THREE = 52;
/** What the outline leaves goes mostly to the step: it keeps its labels beside what they name. */
const OUTPUT_PART = 0.42;
export const GAP = 2;

/** One page in its pane. The keys go to the active one. */
export type Pane = {
  readonly width: number;
  readonly page: Page;
  readonly spot: Spot;
  readonly port: Viewport;
  readonly active: boolean;
};

export type Stage = {
  readonly view: View;
  readonly ui: Ui;
  readonly words: Words;
  readonly size: Size;
  readonly height: number;
  readonly panes: readonly Pane[];
  readonly active: Pane;
};

/** Which pages are on the screen, how wide each is, and which of them has the keys. */
export function stageOf(view: View, ui: Ui, words: Words, size: Size): Stage {
  const height = size.rows - FRAME_ROWS;
  const pane = (spot: Spot, width: number, active: boolean): Pane => {
    const scene: Scene = { view, words, ui, width, height, ...belowOf(spot) };
    const page = pageAt(scene, spot);
    const quiet = { ...page, start: active ? page.start : null };
    return { width, page: quiet, spot, port: viewportOf(quiet, spot, height), active };
  };
  const top = atEnd(view, topSpot(ui));
  /** A menu, or help, is about the page that it stands on. */
  function belowOf({ place }: Spot): Pick<Scene, 'below'> {
    const [base, ...rest] = ui.spots;
    if (rest.length === 0 || (place.at !== 'menu' && place.at !== 'help')) return {};
    const spots = [base, ...rest.slice(0, -1)] as const;
    return { below: stageOf(view, { ...ui, spots }, words, size) };
  }
  const wide = size.columns >= TWO_PANES && !isDoor(top.place) && top.flags[WHOLE_SCREEN] !== true;
  if (!wide) {
    const active = pane(top, size.columns, true);
    return { view, ui, words, size, height, panes: [active], active };
  }
  const outlined = top.place.at === 'outline';
  const leftWidth = size.columns >= THREE_PANES ? LEFT_OF_THREE : LEFT;
  const left = pane(outlined ? top : ui.spots[0], leftWidth, outlined);
  const beside = outlined ? previewOf(view, left.port.focus) : top;
  const output = stepIn(beside);
  const three =
    size.columns >= THREE_PANES && output !== undefined && view.live(output).output.length > 0;
  const rest = size.columns - leftWidth - GAP;
  const outputWidth = Math.floor(rest * OUTPUT_PART);
  const width = three ? rest - GAP - outputWidth : rest;
  const panes = [left, ...(beside === undefined ? [] : [pane(beside, width, !outlined)])];
  if (three && output !== undefined)
    panes.push(pane(spotAt({ at: 'log', step: output }), outputWidth, false));
  return { view, ui, words, size, height, panes, active: panes.find((one) => one.active) ?? left };
}

/** Rows of the end's own page: a cursor that stood on a step is on none of them. */
const OF_THE_END = ['end ', REMEDY];

/** Once the run has ended, the outline gives way to what came of it, unless the operator asked for it; before to its clean-up. */
function atEnd(view: View, spot: Spot): Spot {
  if (isCleaningUp(view.state) && spot.place.at === 'outline')
    return { ...spot, place: { at: 'clean-up' }, focus: null };
  const closed = view.state.phase === 'finished' || view.state.phase === 'aborted';
  const ended = closed && spot.place.at === 'outline' && spot.flags['look'] !== true;
  return ended
    ? {
        ...spot,
        place: { at: 'end' },
        focus: OF_THE_END.some((kind) => spot.focus?.startsWith(kind)) ? spot.focus : undefined,
      }
    : spot;
}

/** What the row under the cursor is about. */
function previewOf(view: View, row: string | null): Spot | undefined {
  const place = row === null ? undefined : placeOfRow(view, row);
  return place === undefined ? undefined : { ...spotAt(place), focus: null };
}

function placeOfRow(view: View, row: string): Place | undefined {
  const [kind = '', ...rest] = row.split(' ');
  const id = rest.join(' ');
  if (kind === 'step') return { at: 'step', step: id };
  if (kind === 'section') return placeOfSection(view, id);
  return kind === 'milestone' ? { at: 'milestone', milestone: id } : undefined;
}

function stepIn(spot: Spot | undefined): string | undefined {
  return spot !== undefined && spot.place.at === 'step' ? spot.place.step : undefined;
}
