import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, test } from 'vitest';
import { fileReader } from '../../src/files/file-reader.ts';

/** A folder with these files, and a reader of it. */
function aFolder(contents: { readonly [name: string]: string }) {
  const folder = mkdtempSync(path.join(tmpdir(), 'dr-wizard-manifests-'));
  for (const [name, text] of Object.entries(contents)) {
    mkdirSync(path.dirname(path.join(folder, name)), { recursive: true });
    writeFileSync(path.join(folder, name), text);
  }
  return fileReader(folder);
}

const A = 'apiVersion: v1\nkind: ConfigMap\nmetadata: { name: a }\n';
const NAMES = async (files: ReturnType<typeof aFolder>, name: string) =>
  (await files.manifests(name)).map((one) => one.metadata.name);

test('several documents, empty ones and lists of objects are all read', async () => {
  const list = `apiVersion: v1
kind: List
items: [{ apiVersion: v1, kind: ConfigMap, metadata: { name: c } }]`;
  const files = aFolder({
    'm.yaml': `---\n${A}---\n# nothing\n---\n${A.replace('name: a', 'name: b')}---\n${list}`,
  });

  expect(await NAMES(files, 'm.yaml')).toEqual(['a', 'b', 'c']);
});

test('a folder is read whole: YAML and JSON, sorted, without what is hidden or something else', async () => {
  const json = '{"apiVersion":"v1","kind":"ConfigMap","metadata":{"name":"j"}}';
  const files = aFolder({
    'm/2/x.yml': A.replace('name: a', 'name: x'),
    'm/1.json': json,
    'm/README.md': '# manifests',
    'm/.git/config.yaml': 'not: an object',
    'm/.github/workflow.yaml': 'on: push',
  });

  expect(await NAMES(files, 'm')).toEqual(['j', 'x']);
});

test.each([
  ['broken YAML', `${A}  x: [`, 'manifest-malformed', { path: 'm.yaml', line: 4 }],
  ['no object', `${A}---\nreplicas: 3\n`, 'manifest-not-object', { path: 'm.yaml', line: 5 }],
  [
    'an object without a name',
    'apiVersion: v1\nkind: Pod\nmetadata: {}',
    'manifest-not-object',
    {},
  ],
  ['nothing', '# to come\n', 'manifest-empty', { path: 'm.yaml' }],
])('%s is told with its place', async (_, text, code, params) => {
  const files = aFolder({ 'm.yaml': text });

  await expect(files.manifests('m.yaml')).rejects.toMatchObject({
    kind: 'faulty-file',
    code,
    params,
  });
});

test.each(['.', './', './m', 'm/', 'm/../m'])('the folder may be said as %s', async (folder) => {
  const files = aFolder({ 'm/x.yaml': A, 'm/.git/y.yaml': 'a: [', '.github/z.yaml': 'a: [' });

  expect(await NAMES(files, folder)).toEqual(['a']);
});

test('a path that is not there is told', async () => {
  await expect(aFolder({}).manifests('gone')).rejects.toMatchObject({ code: 'file-missing' });
});

const BOMB = ['a0: &a0 [x, x, x, x, x, x, x, x, x, x]']
  .concat([1, 2, 3, 4, 5].map((n) => `a${n}: &a${n} [${`*a${n - 1}, `.repeat(9)}*a${n - 1}]`))
  .join('\n');

test.each([
  ['repeats itself thousands of times', `${A}---\n${BOMB}\n`, 5],
  ['repeats itself without end', 'apiVersion: v1\nkind: ConfigMap\ndata: &x { a: *x }\n', 1],
])('a manifest that by its aliases %s ended the program', async (_, text, line) => {
  const files = aFolder({ 'm.yaml': text });

  await expect(files.manifests('m.yaml')).rejects.toMatchObject({
    kind: 'faulty-file',
    code: 'manifest-aliases',
    params: { path: 'm.yaml', line },
  });
});

test.each([
  ['name', '../../../api/v1/namespaces/default/secrets', 'conf'],
  ['name', '-x; $(touch /tmp/x)', 'conf'],
  ['name', '..', 'conf'],
  ['name', 'a%2Fb', 'conf'],
  ['namespace', 'ok', 'a/b'],
])('a %s that no object can have is no missing object: %j in %j', async (key, name, namespace) => {
  const metadata = { name, namespace };
  const text = JSON.stringify({ apiVersion: 'v1', kind: 'ConfigMap', metadata });
  const files = aFolder({ 'm.yaml': `---\n${text}\n` });

  await expect(files.manifests('m.yaml')).rejects.toMatchObject({
    kind: 'faulty-file',
    code: 'manifest-name-invalid',
    params: {
      path: 'm.yaml',
      line: 2,
      kind: 'ConfigMap',
      key,
      name: key === 'name' ? name : namespace,
    },
  });
});
