import { objectName } from '../../src/text/object-name.ts';
import type { CauseGroup } from '../../src/model/overview.ts';
import type { ObjectRef } from '../../src/model/verdict.ts';
import { lineOf, span, wrapLines } from '../line.ts';
import type { Page, Row } from '../page.ts';
import { groupText } from '../parts/cause.ts';
import { choiceRows, GUTTER } from '../parts/rows.ts';
import type { Scene } from '../scene.ts';
import { markOfVerdict } from '../theme.ts';
import type { Spot } from '../ui.ts';
import { objectRow } from './names.ts';

/** One object a row, each to be opened; with why it is not ready below it where that is asked for. */
export function objectRows(
  scene: Scene,
  objects: readonly ObjectRef[],
  why?: (object: ObjectRef) => CauseGroup | undefined,
): readonly Row[] {
  const { words } = scene;
  return objects.flatMap((object) => {
    const group = why?.(object);
    const mark = group === undefined ? undefined : markOfVerdict(group.verdict, words.glyphs);
    const lead = mark === undefined ? [] : [span(`${mark.glyph} `, mark.tone)];
    const below =
      group === undefined
        ? []
        : wrapLines(groupText(group, words), scene.width - GUTTER - 2, 'dim');
    return choiceRows(
      objectRow(object),
      [lineOf(...lead, objectName(object)), ...below.map((line) => [span('  '), ...line])],
      {
        enter: { do: 'open', place: { at: 'cluster-object', object } },
        copy: object.name,
      },
    );
  });
}

/** `l` and `t` at the object under the cursor; only pods have logs. */
export function objectKeys(
  spot: Spot,
  objects: readonly ObjectRef[],
  start: string | null,
): Page['keys'] {
  const focus = spot.focus ?? start;
  const object = objects.find((one) => objectRow(one) === focus);
  return object === undefined ? {} : keysOf(object);
}

export function keysOf(object: ObjectRef): Page['keys'] {
  return {
    events: { do: 'open', place: { at: 'object-events', object } },
    ...(object.kind === 'Pod' ? { log: { do: 'open', place: { at: 'pod-log', object } } } : {}),
  };
}
