import { createHash } from 'node:crypto';
import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  statSync,
  unlinkSync,
  writeFileSync,
} from 'node:fs';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { archiveReader, unpacker } from '../../src/archives/archive-reader.ts';
import { LIMITS } from '../../src/archives/limits.ts';
import { aFolderWith } from '../support/archives/a-folder.ts';
import { tarGzOf, tarOf, type TarEntry } from '../support/archives/tar.ts';
import { zipOf, type ZipEntry } from '../support/archives/zip.ts';
import { NEVER } from '../support/probes/readers.ts';

const MiB = 1024 ** 2;

async function lookAt(bytes: Buffer | string, name: string = 'a.tar.gz') {
  return archiveReader(aFolderWith({ [name]: bytes })).look(name, NEVER);
}

const FILES = { 'conf/app.yaml': 'a: 1\n', './conf/db.properties': 'x=1\n' };

test.each([
  ['tar.gz', tarGzOf(FILES)],
  ['tar', tarOf(Object.entries(FILES).map(([name, text]) => ({ name, text })))],
  ['zip', zipOf(Object.entries(FILES).map(([name, text]) => ({ name, text })))],
])('a %s is read to its end, whatever its name says', async (type, bytes) => {
  const seen = await lookAt(bytes, 'backup');

  expect(seen).toMatchObject({
    is: 'whole',
    type,
    bytes: bytes.length,
    sha256: createHash('sha256').update(bytes).digest('hex'),
    unpackedBytes: 9,
    entries: [
      { name: 'conf/app.yaml', kind: 'file', bytes: 5 },
      { name: 'conf/db.properties', kind: 'file', bytes: 4 },
    ],
  });
});

test.each([
  ['', 'archive-file-empty'],
  ['<!DOCTYPE html><html>sign in', 'archive-page'],
  ['\n <HTML>', 'archive-page'],
  ['version https://git-lfs.github.com/spec/v1\noid sha256:x', 'archive-lfs-pointer'],
  ['just text', 'archive-other-kind'],
  [Buffer.from([0, 1, 2, 3]), 'archive-other-kind'],
])('%j is no archive', async (bytes, code) => {
  expect(await lookAt(bytes)).toMatchObject({ is: 'other', cause: { code } });
});

test('what is not there and what is a folder is said so', async () => {
  const folder = aFolderWith();
  mkdirSync(path.join(folder, 'd'));
  const reader = archiveReader(folder);

  expect(await reader.look('nothing', NEVER)).toEqual({ is: 'missing' });
  expect(await reader.look('d', NEVER)).toEqual({ is: 'folder' });
});

const BIG = Buffer.from(Array.from({ length: 200_000 }, (_, at) => (at * 7919) % 251));

test.each([
  ['a cut tar.gz', tarGzOf({ a: BIG }).subarray(0, 400), 'archive-cut'],
  ['a cut tar', tarOf([{ name: 'a', text: BIG }]).subarray(0, 5000), 'archive-cut'],
  ['a tar without its end', tarOf([{ name: 'a', text: 'x' }]).subarray(0, 1024), 'archive-cut'],
  [
    'a tar.gz of half a tar',
    gzipSync(tarOf([{ name: 'a', text: BIG }]).subarray(0, 90_000)),
    'archive-cut',
  ],
  ['a cut zip', zipOf([{ name: 'a', text: BIG }]).subarray(0, 300), 'archive-cut'],
  ['a zip with a wrong sum', zipOf([{ name: 'a', text: 'x', wrongCrc: true }]), 'archive-damaged'],
  ['a tar.gz with a byte changed', changed(tarGzOf({ a: BIG })), 'archive-damaged'],
  ['gzip of no tar', gzipSync('hello, world'.repeat(200)), 'archive-damaged'],
  ['a tar of a folder only', tarOf([{ name: 'a/', type: '5' }]), 'archive-empty'],
  ['an empty zip', zipOf([]), 'archive-empty'],
  ['gzip in gzip', gzipSync(tarGzOf({ a: 'x' })), 'archive-packed-twice'],
  ['an encrypted zip', zipOf([{ name: 'a', text: 'x', encrypted: true }]), 'archive-encrypted'],
])('%s is told', async (_, bytes, code) => {
  expect(await lookAt(bytes)).toMatchObject({ is: 'unfit', cause: { code } });
});

function changed(bytes: Buffer): Buffer {
  const copy = Buffer.from(bytes);
  copy[copy.length - 6] = (copy[copy.length - 6] ?? 0) ^ 0xff;
  return copy;
}

const ESC = '\u001B';

test.each<readonly [TarEntry, string]>([
  [{ name: '../evil' }, 'archive-name-outside'],
  [{ name: 'a/../../evil' }, 'archive-name-outside'],
  [{ name: '/etc/passwd' }, 'archive-name-absolute'],
  [{ name: 'C:\\evil' }, 'archive-name-absolute'],
  [{ name: '\\evil' }, 'archive-name-absolute'],
  [{ name: 'a\\..\\evil' }, 'archive-name-outside'],
  [{ name: 'a\\b' }, 'archive-name-backslash'],
  [{ name: `a${ESC}]0;pwned` }, 'archive-name-control'],
  [{ name: 'a\nb' }, 'archive-name-control'],
  [{ name: 'a\u202egnp.exe' }, 'archive-name-control'],
  [{ name: 'l', type: '2', link: '/etc/passwd' }, 'archive-link-outside'],
  [{ name: 'd/l', type: '2', link: '../../x' }, 'archive-link-outside'],
  [{ name: 'l', type: '1', link: '../x' }, 'archive-name-outside'],
  [{ name: 'd', type: '3' }, 'archive-entry-kind'],
  [{ name: 'p', type: '6' }, 'archive-entry-kind'],
])('a tar with %j is refused as a whole', async (entry, code) => {
  const folder = aFolderWith({ 'a.tar': tarOf([{ name: 'good', text: 'x' }, entry]) });

  const seen = await archiveReader(folder).look('a.tar', NEVER);
  const unpacking = unpacker(folder).unpack(
    { file: 'a.tar', folder: 'out', maxBytes: MiB },
    () => {},
    NEVER,
  );

  expect(seen).toMatchObject({ is: 'unfit', cause: { code } });
  await expect(unpacking).rejects.toMatchObject({ code });
  expect(readdirSync(folder)).toEqual(['a.tar']);
});

test.each<readonly [ZipEntry, string]>([
  [{ name: '../evil' }, 'archive-name-outside'],
  [{ name: '/etc/passwd' }, 'archive-name-absolute'],
  [{ name: 'l', text: '/etc/passwd', mode: 0o120777 }, 'archive-link-outside'],
  [{ name: 'd', mode: 0o020666 }, 'archive-entry-kind'],
])('a zip with %j is refused as a whole', async (entry, code) => {
  const seen = await lookAt(zipOf([{ name: 'good', text: 'x' }, entry]));

  expect(seen).toMatchObject({ is: 'unfit', cause: { code } });
});

test('two files of one name are refused: which counts depends on who unpacks', async () => {
  const twice = tarOf([
    { name: 'a', text: '1' },
    { name: './a', text: '2' },
  ]);

  expect(await lookAt(twice)).toMatchObject({ cause: { code: 'archive-name-twice' } });
});

test.each([
  ['tar.gz', tarGzOf({ zeros: Buffer.alloc(80 * MiB) })],
  ['zip', zipOf([{ name: 'zeros', text: Buffer.alloc(80 * MiB) }])],
])('a bomb of %s is stopped while it is read, and costs no disk', async (_, bytes) => {
  const folder = aFolderWith({ a: bytes });

  expect(await archiveReader(folder).look('a', NEVER)).toMatchObject({
    is: 'unfit',
    cause: { code: 'archive-bomb' },
  });
  expect(readdirSync(folder)).toEqual(['a']);
});

test('more entries and more bytes than may be are refused', async () => {
  const folder = aFolderWith({ a: tarGzOf({ a: '1', b: '2', c: '3' }), b: tarGzOf({ a: BIG }) });
  const reader = (limits: Partial<typeof LIMITS>) =>
    archiveReader(folder, { ...LIMITS, ...limits });

  const many = await reader({ entries: 2 }).look('a', NEVER);
  const much = await reader({ bytes: 1000 }).look('b', NEVER);

  expect(many).toMatchObject({ cause: { code: 'archive-too-many' } });
  expect(much).toMatchObject({ cause: { code: 'archive-too-much' } });
});

test('texts of entries are read, those that are too long left out', async () => {
  const folder = aFolderWith({ a: tarGzOf({ x: 'hello', y: 'too long', z: Buffer.from([0xff]) }) });

  const texts = await archiveReader(folder).texts('a', ['x', 'y', 'z', 'none'], 5, NEVER);

  expect(Object.fromEntries(texts)).toEqual({ x: 'hello', z: '\ufffd' });
});

test('a reading is not begun anew by whoever looks meanwhile, and a changed file is read again', async () => {
  const folder = aFolderWith({ a: tarGzOf({ x: BIG }) });
  const reader = archiveReader(folder);
  const gone = new AbortController();
  const first = reader.look('a', gone.signal);
  gone.abort(new Error('this look had too little time'));

  await expect(first).rejects.toThrow('too little time');
  expect(await reader.look('a', NEVER)).toMatchObject({ is: 'whole' });
  writeFileSync(path.join(folder, 'a'), 'text');
  expect(await reader.look('a', NEVER)).toMatchObject({ is: 'other' });
});

test('an archive is unpacked into a fresh folder, with nobody’s rights but the owner’s', async () => {
  const entries = [
    { name: 'd/', type: '5' },
    { name: 'd/run.sh', text: '#!/bin/sh\n', mode: 0o6777 },
    { name: 'd/x', text: 'x', mode: 0o4666 },
    { name: 'd/latest', type: '2', link: 'x' },
  ];
  const folder = aFolderWith({ 'a.tar': tarOf(entries) });
  const order = { file: 'a.tar', folder: 'deep/out', maxBytes: MiB };
  const steps: number[] = [];

  const done = await unpacker(folder).unpack(order, ({ done: so }) => steps.push(so), NEVER);

  const out = path.join(folder, 'deep/out');
  const modeOf = (name: string) => statSync(path.join(out, name)).mode & 0o7777;
  expect(done).toMatchObject({ files: 2, bytes: 11, links: ['d/latest'] });
  expect(steps).toEqual([10, 11]);
  expect(readdirSync(path.join(out, 'd')).toSorted()).toEqual(['run.sh', 'x']);
  expect([modeOf('d/run.sh') & 0o7022, modeOf('d/x') & 0o7133]).toEqual([0, 0]);
  expect(readdirSync(path.join(folder, 'deep'))).toEqual(['out']);
});

test('what was unpacked says of which archive, and what was changed since', async () => {
  const folder = aFolderWith({ a: tarGzOf({ x: '1', y: '2', z: '3' }) });
  const reader = archiveReader(folder);
  const { sha256 } = await unpacker(folder).unpack(
    { file: 'a', folder: 'out', maxBytes: MiB },
    () => {},
    NEVER,
  );
  writeFileSync(path.join(folder, 'out/x'), 'put right');
  unlinkSync(path.join(folder, 'out/y'));

  expect(await reader.unpacked('out', NEVER)).toEqual({
    archive: 'a',
    sha256,
    changed: ['x'],
    gone: ['y'],
  });
  expect(await reader.unpacked('.', NEVER)).toBeUndefined();
  expect(await reader.unpacked('nowhere', NEVER)).toBeUndefined();
});

test('a folder with something in it is never unpacked into, an empty one is', async () => {
  const folder = aFolderWith({ a: tarGzOf({ x: '1' }), 'mine/note': 'keep' });
  mkdirSync(path.join(folder, 'empty'));
  const into = (out: string) =>
    unpacker(folder).unpack({ file: 'a', folder: out, maxBytes: MiB }, () => {}, NEVER);

  await expect(into('mine')).rejects.toMatchObject({ code: 'archive-folder-taken' });
  await into('empty');

  expect(readdirSync(path.join(folder, 'mine'))).toEqual(['note']);
  expect(readFileSync(path.join(folder, 'empty/x'), 'utf8')).toBe('1');
  expect(existsSync(path.join(folder, 'mine.unpacking'))).toBe(false);
  expect(readdirSync(folder).toSorted()).toEqual(['a', 'empty', 'mine']);
});

test('an abort leaves nothing behind', async () => {
  const folder = aFolderWith({ a: tarGzOf({ x: BIG, y: BIG }) });
  const ending = new AbortController();
  const unpacking = unpacker(folder).unpack(
    { file: 'a', folder: 'out', maxBytes: MiB },
    () => ending.abort(new Error('enough')),
    ending.signal,
  );

  await expect(unpacking).rejects.toThrow('enough');
  expect(readdirSync(folder)).toEqual(['a']);
});
