import { objectName } from '../../src/text/object-name.ts';
import type { CauseGroup } from '../../src/model/overview.ts';
import type { ObjectRef } from '../../src/model/verdict.ts';
import { span, wrapLines, type Line } from '../line.ts';
import type { Row } from '../page.ts';
import { groupText } from '../parts/cause.ts';
import { remedyLines } from '../parts/remedy.ts';
import { choiceRows, GUTTER } from '../parts/rows.ts';
import type { Scene } from '../scene.ts';
import { markOfVerdict, toneOfSentence } from '../theme.ts';
import { someOf } from './names.ts';
import { sinceText } from './since.ts';

const INDENT = '  ';
const EXAMPLES = 2;

export function causeRow({ key }: CauseGroup): string {
  return `cause ${key}`;
}

/** A cause once, however many it holds up: the sentence, examples, since when, what to do. */
export function causeGroupRows(scene: Scene, group: CauseGroup): readonly Row[] {
  const { words } = scene;
  const { glyph, tone } = markOfVerdict(group.verdict, words.glyphs);
  const width = scene.width - GUTTER - INDENT.length;
  const text = groupText(group, words);
  const { remedy, commands } = words.said(group.cause);
  const examples = examplesOf(scene, group);
  const below: readonly Line[] = [
    ...(examples === '' ? [] : wrapLines(examples, width)),
    ...wrapLines(aboutOf(scene, group), width, 'dim'),
    ...remedyLines(words, group.cause, width),
  ];
  const lines = wrapLines(text, width, toneOfSentence(tone)).map((line, index) => [
    span(index === 0 ? `${glyph} ` : INDENT, tone),
    ...line,
  ]);
  return choiceRows(causeRow(group), [...lines, ...below.map((line) => [span(INDENT), ...line])], {
    enter: { do: 'open', place: { at: 'cluster-cause', key: group.key } },
    copy: commands[0] ?? words.sentences(text, remedy),
  });
}

/** `e.g. prod/pay-7c9d-x2x1v, prod/gateway-5d4-k8s7q, 39 more`: one alone stands in the sentence. */
function examplesOf({ words }: Scene, { cause, objects }: CauseGroup): string {
  if (objects.length < 2) return '';
  const names = someOf(objects.map(objectName), cause.count, EXAMPLES, words);
  return words.t('cluster.example', { names });
}

/** Since when, what it holds up, and whether it heals by itself. */
export function aboutOf(scene: Scene, group: CauseGroup): string {
  const { words } = scene;
  const held = heldBy(group);
  const holds = words.t('cluster.holds', {
    count: held.length,
    names: someOf(held.map(objectName), held.length, EXAMPLES, words),
  });
  return [sinceText(scene, group), ...(held.length === 0 ? [] : [holds])].join(words.glyphs.dot);
}

/** What is not ready because of it, without those that it was seen at. */
export function heldBy({ holds, objects }: CauseGroup): readonly ObjectRef[] {
  const own = new Set(objects.map(idOf));
  return holds.filter((one) => !own.has(idOf(one)));
}

function idOf({ kind, namespace = '', name }: ObjectRef): string {
  return `${kind}|${namespace}|${name}`;
}
