import { expect, test } from 'vitest';
import { textOf } from '../../../screens/line.ts';
import { outlineRow } from '../../../screens/outline/row.ts';
import { firstUi } from '../../../screens/ui.ts';
import { wordsOf } from '../../../screens/words.ts';
import { demoRun } from '../../support/demo-run.ts';
import { demoSession } from '../../support/demo-session.ts';

const ROW = {
  row: 'step deploy',
  mark: { glyph: '*', tone: 'work' },
  ref: '2.6.3',
  title: { text: 'Deploy the services by script', tone: 'plain' },
  note: { text: 'Ready 312/500  +40/min  about 5m', tone: 'plain' },
  keepNote: true,
  enter: { do: 'back' },
} as const;

function rows(width: number, row: Parameters<typeof outlineRow>[1]): readonly string[] {
  const demo = demoSession(demoRun());
  const scene = {
    view: demo.picture().view,
    words: wordsOf('en', false, null),
    ui: firstUi('en'),
    width,
    height: 18,
  };
  return outlineRow(scene, row).map(({ line }) => textOf(line).trimEnd());
}

test('title and note share a row, the note at the right', () => {
  expect(rows(82, ROW)).toEqual([
    '* 2.6.3  Deploy the services by script          Ready 312/500  +40/min  about 5m',
  ]);
});

test('where both are long the note gives way first, down to what still tells something', () => {
  expect(rows(70, ROW)).toEqual([
    '* 2.6.3  Deploy the services by script  Ready 312/500  +40/min  abo…',
  ]);
  expect(rows(62, ROW)).toEqual(['* 2.6.3  Deploy the services by … Ready 312/500  +40/min  a…']);
});

test('what is counted, or said in a word, stays where the note has to give way', () => {
  expect(rows(62, { ...ROW, count: 'fresh' })).toEqual([
    '* 2.6.3  Deploy the services by … Ready 312/500  +40…  fresh',
  ]);
});

test('in one column the note stands below', () => {
  expect(rows(44, ROW)).toEqual([
    '* 2.6.3  Deploy the services by script',
    '  Ready 312/500  +40/min  about 5m',
  ]);
});

test('where the word at the right would cut the title, it goes down to the note', () => {
  expect(rows(44, { ...ROW, count: 'never' })).toEqual([
    '* 2.6.3  Deploy the services by script',
    '  Ready 312/500  +40/min  about 5m   never',
  ]);
  expect(rows(50, { ...ROW, count: 'never' })).toEqual([
    '* 2.6.3  Deploy the services by script     never',
    '  Ready 312/500  +40/min  about 5m',
  ]);
});

test('a note that asks for nothing is left out in one column', () => {
  expect(rows(44, { ...ROW, keepNote: false })).toEqual(['* 2.6.3  Deploy the services by script']);
});
