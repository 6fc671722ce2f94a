import { mkdtempSync, readFileSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import type { Mend } from '../../../src/practice/self-test/break.ts';
import { laid, openedTo, rewritten, takenAway } from '../../../src/practice/self-test/on-disk.ts';

function aFile(): string {
  const folder = mkdtempSync(path.join(tmpdir(), 'self-test-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  const file = path.join(folder, 'file');
  writeFileSync(file, 'whole', { mode: 0o600 });
  return file;
}

/** Names, texts and modes of all that lies beside it. */
function seen(file: string): object {
  const folder = path.dirname(file);
  return readdirSync(folder).map((name) => {
    const one = path.join(folder, name);
    return [name, readFileSync(one, 'utf8'), statSync(one).mode & 0o777];
  });
}

test.each<[string, (file: string) => Mend]>([
  ['rewritten', (file) => rewritten(file, (bytes) => bytes.subarray(0, 2))],
  ['taken away', (file) => takenAway(file)],
  ['joined by another', (file) => laid(`${file}.more`, 'more')],
  ['opened to all', (file) => openedTo(file, 0o644)],
])('a file that was %s is as it was once that is mended', async (_, put) => {
  const file = aFile();
  const before = seen(file);

  const mend = put(file);
  expect(seen(file)).not.toEqual(before);
  await mend();

  expect(seen(file)).toEqual(before);
});
