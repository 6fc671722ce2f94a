import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { archiveReader } from '../../src/archives/archive-reader.ts';
import { chartReader } from '../../src/helm/chart-reader.ts';
import { aChart, packed } from '../support/helm/chart.ts';
import { NEVER } from '../support/probes/readers.ts';

const reader = chartReader('/', archiveReader('/'));
const DEPENDENCIES = 'dependencies:\n- {name: db, version: 1.x}\n- {name: cache, version: 1.x}\n';

test.each([
  ['a folder', (folder: string) => folder],
  ['an archive', (folder: string) => packed(folder)],
])('%s tells what it is, and what it lacks', async (_, as) => {
  const files = { 'charts/db/Chart.yaml': 'name: db\nversion: 1.0.0\n' };
  const chart = as(aChart({ about: DEPENDENCIES, files }));

  expect(await reader.chart(chart, NEVER)).toEqual({
    name: 'small',
    version: '1.2.3',
    appVersion: '9.9',
    path: chart,
    missing: ['cache'],
  });
});

test('what it needs may lie in it as an archive', async () => {
  const files = { 'charts/db-1.0.0.tgz': 'x', 'charts/cache/Chart.yaml': 'name: cache' };

  expect(await reader.chart(aChart({ about: DEPENDENCIES, files }), NEVER)).toMatchObject({
    missing: [],
  });
});

test.each([
  ['no file', () => '/no such/chart', 'file-missing'],
  ['no chart', () => path.dirname(aChart()), 'file-missing'],
  ['no name', () => aChart({ files: { 'Chart.yaml': 'version: 1.0.0' } }), 'helm-chart-none'],
  ['no YAML', () => aChart({ files: { 'Chart.yaml': 'a: b: c' } }), 'helm-yaml-malformed'],
  ['a list', () => aChart({ files: { 'Chart.yaml': '- a' } }), 'helm-yaml-no-map'],
  ['an archive of something else', () => packed(path.dirname(aChart())), 'helm-chart-none'],
  [
    'a page',
    () => {
      const file = `${aChart()}.tgz`;
      writeFileSync(file, '<html>');
      return file;
    },
    'archive-page',
  ],
])('%s is told as such', async (_, make, code) => {
  await expect(reader.chart(make(), NEVER)).rejects.toMatchObject({ kind: 'faulty-file', code });
});

test('values are read as helm does: yes is true, times are texts, anchors are put in', async () => {
  const file = path.join(aChart(), 'mine.yaml');
  writeFileSync(
    file,
    'on: yes\nwhen: 2026-01-31\nat: 1:30\nbase: &base {a: 1}\nmore: {<<: *base, b: 2}\nempty:\nmode: 0755\n',
  );

  expect(await reader.values(file)).toEqual({
    true: true,
    when: '2026-01-31',
    at: '1:30',
    base: { a: 1 },
    more: { a: 1, b: 2 },
    empty: null,
    mode: 493,
  });
});

test.each([
  ['nothing', '', {}],
  ['only a comment', '# nothing\n', {}],
])('a file with %s has no values', async (_, text, expected) => {
  const file = path.join(aChart(), 'mine.yaml');
  writeFileSync(file, text);

  expect(await reader.values(file)).toEqual(expected);
});

test.each([
  ['no YAML', 'a: [', 'helm-yaml-malformed'],
  ['a text', 'hello', 'helm-yaml-no-map'],
  [
    'aliases without end',
    `a: &a [x,x,x,x,x,x,x,x,x]\n${['b', 'c', 'd', 'e', 'f', 'g'].map((key, index) => `${key}: &${key} [${Array(9).fill(`*${'abcdef'[index]}`).join(',')}]`).join('\n')}\n`,
    'helm-yaml-no-map',
  ],
])('a file with %s has none that could be used', async (_, text, code) => {
  const file = path.join(aChart(), 'mine.yaml');
  writeFileSync(file, text);

  await expect(reader.values(file)).rejects.toMatchObject({ code });
});
