import { expect, test } from 'vitest';
import { parse, parseAllDocuments } from 'yaml';
import { splitYaml } from '../../src/files/split-yaml.ts';
import { yamlDocuments } from '../../src/files/yaml-documents.ts';

const ITEM = (index: number) => `- apiVersion: v1
  kind: ConfigMap
  metadata:
    name: c-${index}
  # items:
  data:
    text: |
      - not an item
      kind: not the list's

      ---not a document
`;
const ITEMS = Array.from({ length: 40 }, (_, index) => ITEM(index)).join('');
const LIST = `apiVersion: v1\nitems:\n${ITEMS}kind: List\nmetadata:\n  resourceVersion: ""\n`;

test('a long list is cut between its items, and its parts say what the whole does', () => {
  const split = splitYaml(LIST, 500);

  if (split.is !== 'list') throw new Error('not cut');
  expect(split.items.length).toBeGreaterThan(5);
  for (const { text, at } of split.items) expect(LIST.slice(at, at + text.length)).toBe(text);
  expect({
    ...Object.assign({}, ...split.around.map(({ text }): object => parse(text))),
    items: split.items.flatMap(({ text }): unknown => parse(text)),
  }).toEqual(parse(LIST));
});

test('many documents are cut between them', () => {
  const many = Array.from({ length: 40 }, (_, index) => `a: ${index}\nb: |\n  ---\n`).join('---\n');

  const split = splitYaml(many, 100);

  if (split.is !== 'documents') throw new Error('not cut');
  expect(split.parts.length).toBeGreaterThan(5);
  expect(split.parts.map(({ text }) => text).join('')).toBe(many);
  expect(split.parts.flatMap(({ text }) => valuesOf(text))).toEqual(valuesOf(many));
});

test.each([
  ['a short text', 'a: 1\n---\nb: 2\n'],
  ['directives', `%YAML 1.2\n---\n${ITEMS}---\n${ITEMS}`],
  ['a list that is written otherwise', LIST.replace('items:\n', 'items: \n  # none\n')],
  ['a single long object', `data:\n${'  k: v\n'.repeat(100)}`],
])('%s is left in one piece', (_what, text) => {
  expect(splitYaml(text, 500)).toEqual({ is: 'documents', parts: [{ text, at: 0 }] });
});

test('a fault in a part is told where it stands in the whole', async () => {
  const padding = '# '.padEnd(200_000, 'x');
  const text = LIST.replace('name: c-39', 'name: c-39\n    name: again').replace(
    'items:',
    `${padding}\nitems:`,
  );

  const { faults } = await yamlDocuments(text);

  expect(faults).toMatchObject([{ code: 'duplicate-key', at: text.indexOf('name: again') }]);
});

function valuesOf(text: string): readonly unknown[] {
  return parseAllDocuments(text).map((document): unknown => document.toJS());
}
