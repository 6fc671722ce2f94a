import { mkdirSync, mkdtempSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { execFileSync } from 'node:child_process';
import { expect, test } from 'vitest';
import { fileReader } from '../../src/files/file-reader.ts';

const FOLDER = mkdtempSync(path.join(tmpdir(), 'dr-wizard-files-'));
const files = fileReader(FOLDER);

function aFile(name: string, content: string | Buffer): string {
  mkdirSync(path.dirname(path.join(FOLDER, name)), { recursive: true });
  writeFileSync(path.join(FOLDER, name), content, { mode: 0o640 });
  return name;
}

test('a text is read from where the run was started', async () => {
  expect(await files.text(aFile('a.txt', '你好'))).toBe('你好');
});

test.each([
  ['that is not there', 'gone.txt', undefined, 'file-missing'],
  ['below a file', `${aFile('plain', 'x')}/below`, undefined, 'file-missing'],
  ['that is a folder', '.', undefined, 'file-unreadable'],
  ['that is not UTF-8', aFile('gbk.txt', Buffer.from([0xc4, 0xe3])), undefined, 'file-unreadable'],
  ['that is too large', aFile('large.txt', 'x'.repeat(100)), 99, 'file-too-large'],
])('a file %s is told', async (_, file, limit, code) => {
  await expect(files.text(file, limit)).rejects.toMatchObject({
    kind: 'faulty-file',
    code,
    params: { path: file },
  });
});

test('what may be no text is read a character a byte', async () => {
  const name = aFile('api.pfx', Buffer.from([0x30, 0x82, 0x00, 0xff]));

  expect(await files.text(name, 99, 'latin1')).toBe('0\u0082\0\u00FF');
});

test('a file says what it is and where', async () => {
  expect(await files.stat(aFile('b.txt', '123'))).toEqual({
    kind: 'file',
    bytes: 3,
    mode: 0o640,
    path: path.join(FOLDER, 'b.txt'),
  });
  expect(await files.stat('gone.txt')).toBeUndefined();
});

test('a folder is listed whole and sorted, as it was named', async () => {
  aFile('tree/b/2.yaml', '');
  aFile('tree/a.yaml', '');
  aFile('tree/b/1.yaml', '');

  expect(await files.list('tree')).toEqual(['tree/a.yaml', 'tree/b/1.yaml', 'tree/b/2.yaml']);
});

test('a link to a file is that file; one that leads in a circle or nowhere is left alone', async () => {
  aFile('circle/a.yaml', '');
  symlinkSync('a.yaml', path.join(FOLDER, 'circle/b.yaml'));
  symlinkSync('..', path.join(FOLDER, 'circle/up'));
  symlinkSync('gone', path.join(FOLDER, 'circle/c.yaml'));

  expect(await files.list('circle')).toEqual(['circle/a.yaml', 'circle/b.yaml']);
});

test.each([
  ['a pipe that nobody writes into', () => aPipe('pipe')],
  ['a device', () => '/dev/zero'],
])('%s was read for ever', async (_, make) => {
  const file = make();

  await expect(files.text(file)).rejects.toMatchObject({
    kind: 'faulty-file',
    code: 'file-not-regular',
    params: { path: file },
  });
});

function aPipe(name: string): string {
  execFileSync('mkfifo', [path.join(FOLDER, name)]);
  return name;
}
