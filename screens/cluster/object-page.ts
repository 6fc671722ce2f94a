import type { CauseGroup } from '../../src/model/overview.ts';
import type { ObjectRef } from '../../src/model/verdict.ts';
import type { Act } from '../act.ts';
import { pageOf, type Page, type Row } from '../page.ts';
import { groupText } from '../parts/cause.ts';
import { causeRows } from '../parts/proofs.ts';
import { BLANK_ROW, section, textChoice, titleRows } from '../parts/rows.ts';
import type { Scene } from '../scene.ts';
import { markOfVerdict, toneOfSentence } from '../theme.ts';
import { objectRow, objectTitle } from './names.ts';
import { noneRows } from './none-rows.ts';
import { keysOf } from './object-rows.ts';
import { sinceText } from './since.ts';

/** One object: why it is not ready, and the ways to look closer. */
export function objectPage(scene: Scene, object: ObjectRef): Page {
  const { view, words } = scene;
  const id = objectRow(object);
  const groups = (view.cluster?.causes ?? []).filter(({ objects, holds }) =>
    [...objects, ...holds].some((one) => objectRow(one) === id),
  );
  const keys = keysOf(object);
  const oldest = groups.toSorted((a, b) => a.since - b.since)[0];
  return pageOf({
    head: [
      ...titleRows(
        scene,
        objectTitle(object),
        oldest === undefined ? '' : sinceText(scene, oldest),
        'dim',
      ),
      BLANK_ROW,
    ],
    rows: [
      ...groups.flatMap((group) => whyRows(scene, group, id)),
      ...(groups.length === 0 ? noneRows(scene, 'object.ready') : []),
      ...section([
        ...(keys.log === undefined
          ? []
          : textChoice(scene, 'log', `l ${words.t('cluster.object.log')}`, keys.log)),
        ...(keys.events === undefined
          ? []
          : textChoice(scene, 'events', `t ${words.t('cluster.object.events')}`, keys.events)),
      ]),
    ],
    start: keys.log === undefined ? 'events' : 'log',
    keys,
  });
}

/** What lies in other objects can be opened: those are listed there. */
function whyRows(scene: Scene, group: CauseGroup, id: string): readonly Row[] {
  const { glyphs } = scene.words;
  const { tone } = markOfVerdict(group.verdict, glyphs);
  const text = groupText(group, scene.words);
  if (group.objects.some((one) => objectRow(one) === id))
    return causeRows(scene, group.cause, tone, text);
  const open: Act = { do: 'open', place: { at: 'cluster-cause', key: group.key } };
  return textChoice(scene, `cause ${group.key}`, text, open, toneOfSentence(tone));
}
