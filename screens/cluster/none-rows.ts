import type { Cause } from '../../src/model/verdict.ts';
import { byRemedy } from '../../src/text/by-remedy.ts';
import { span, wrapLines } from '../line.ts';
import type { Row } from '../page.ts';
import { causeRows } from '../parts/proofs.ts';
import { GUTTER, paragraph, section, textRow } from '../parts/rows.ts';
import type { Scene } from '../scene.ts';

/** What is said where nothing is found: that all is well only where all of it was read, and can be read now. */
export function noneRows(scene: Scene, key: 'allHere' | 'gone' | 'object.ready'): readonly Row[] {
  const { cluster } = scene.view;
  const { words } = scene;
  if (cluster === null) return [textRow(words.t('cluster.reading'))];
  if (cluster.lost !== undefined) return lostRows(scene, cluster.lost.cause);
  if (!cluster.isWhole) return readingRows(scene);
  const blind = titled(scene, 'blind', blindRows(scene, cluster.blind));
  if (key === 'allHere' && blind.length > 0) return blind;
  return [...paragraph(scene, words.t(`cluster.${key}`), 'dim'), ...section(blind)];
}

export function readingRows(scene: Scene): readonly Row[] {
  return paragraph(scene, scene.words.t('cluster.readingAll'), 'dim');
}

export function lostRows(scene: Scene, cause: Cause): readonly Row[] {
  return [
    ...causeRows(scene, cause, 'bad'),
    ...paragraph(scene, scene.words.t('cluster.lostAbout'), 'dim'),
  ];
}

export function blindRows(scene: Scene, blind: readonly Cause[]): readonly Row[] {
  const { words, width } = scene;
  const lines = byRemedy(blind, words).flatMap(({ says, remedy }) => [
    ...says.flatMap((text) => wrapLines(text, width - GUTTER, 'warn')),
    ...(remedy === '' ? [] : wrapLines(words.t('cause.remedy', { remedy }), width - GUTTER)),
  ]);
  return lines.map((line) => ({ line: [span(' '.repeat(GUTTER)), ...line] }));
}

export function titled(scene: Scene, key: string, rows: readonly Row[]): readonly Row[] {
  if (rows.length === 0) return [];
  return [textRow(span(scene.words.t(`cluster.${key}`), 'dim')), ...rows];
}
