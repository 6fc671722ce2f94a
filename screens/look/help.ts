import { KEYMAP, type KeyGroup } from '../keymap.ts';
import { lineOf, span, wrapLines } from '../line.ts';
import { pageOf, type Page, type Row } from '../page.ts';
import { keyName } from '../parts/key-name.ts';
import { BLANK_ROW, section, textRow, titleRows } from '../parts/rows.ts';
import type { Scene } from '../scene.ts';
import { padEnd } from '../width.ts';

const GROUPS = ['move', 'step', 'look', 'run'] as const satisfies readonly KeyGroup[];
const COLUMN = 14;

/** Every key, from the one keymap; then what the marks mean. */
export function helpPage(scene: Scene): Page {
  const { words } = scene;
  return pageOf({
    head: [...titleRows(scene, words.t('help.title'), '', 'dim'), BLANK_ROW],
    rows: [
      ...GROUPS.flatMap((group) => [
        textRow(span(words.t(`help.group.${group}`), 'strong')),
        ...KEYMAP.filter((one) => one.group === group).flatMap((one) =>
          described(scene, keyName(one, words), words.t(`help.key.${one.id}`)),
        ),
        ...(group === 'run' ? described(scene, 'Ctrl-C', words.t('help.key.ctrl-c')) : []),
        BLANK_ROW,
      ]),
      textRow(span(words.t('help.marks'), 'strong')),
      ...marks(scene),
      ...section(described(scene, '', words.t('help.letters'))),
    ],
  });
}

function marks(scene: Scene): readonly Row[] {
  const { words } = scene;
  const { passed, failed } = words.glyphs;
  const all = [
    [passed, 'passed'],
    [failed, 'failed'],
    ['!', 'need'],
    ['*', 'work'],
    ['?', 'doubt'],
    ['~', 'stale'],
    ['w', 'waits'],
    ['.', 'blocked'],
    ['-', 'not-needed'],
    ['a', 'attested'],
    ['r', 'rehearsed'],
    ['s', 'skipped'],
    ['o', 'overridden'],
  ] as const;
  return all.flatMap(([glyph, key]) => described(scene, glyph, words.t(`help.mark.${key}`)));
}

function described(scene: Scene, name: string, text: string): readonly Row[] {
  return wrapLines(text, scene.width - COLUMN).map((line, index) => ({
    line: [...lineOf(span(padEnd(index === 0 ? `  ${name}` : '', COLUMN), 'key')), ...line],
  }));
}
