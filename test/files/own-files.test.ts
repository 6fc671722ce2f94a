import { mkdirSync, mkdtempSync, readdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, test } from 'vitest';
import { ownFiles } from '../../src/files/own-files.ts';

const NEVER = new AbortController().signal;

function aPlace() {
  const folder = mkdtempSync(path.join(tmpdir(), 'dr-wizard-own-'));
  const write = (name: string, text: string) => {
    mkdirSync(path.dirname(path.join(folder, name)), { recursive: true });
    writeFileSync(path.join(folder, name), text);
  };
  return { folder, write, files: ownFiles(folder) };
}

test('a folder has another digest as soon as anything in it is another, is more, or is called otherwise', async () => {
  const { write, files } = aPlace();
  const digest = () => files.digest('a', NEVER);
  write('a/one', '1');
  const first = await digest();
  write('a/one', '2');
  const changed = await digest();
  write('a/one', '1');
  write('a/deep/two', '');
  const more = await digest();

  expect(new Set([first, changed, more]).size).toBe(3);
  expect(await files.digest('missing', NEVER)).toBeUndefined();
});

test('what a link leads to is neither read nor removed', async () => {
  const { folder, write, files } = aPlace();
  write('kept/one', '1');
  write('a/two', '2');
  symlinkSync(path.join(folder, 'kept'), path.join(folder, 'a/link'));
  const before = await files.digest('a', NEVER);
  write('kept/one', 'another');

  expect(await files.digest('a', NEVER)).toBe(before);
  await files.remove('a', NEVER);
  expect(readdirSync(folder)).toEqual(['kept']);
  expect(readdirSync(path.join(folder, 'kept'))).toEqual(['one']);
});

test('what the machine refuses is told with its path', async () => {
  const { folder, files } = aPlace();
  const long = path.join(folder, 'x'.repeat(300));

  await expect(files.digest(long, NEVER)).rejects.toMatchObject({
    code: 'own-file-refused',
    params: { code: 'ENAMETOOLONG' },
  });
});
