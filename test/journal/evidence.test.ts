import { Buffer } from 'node:buffer';
import { createHash } from 'node:crypto';
import { readFile, readdir, rm } from 'node:fs/promises';
import path from 'node:path';
import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { EVIDENCE_MAX_BYTES, cutMiddle } from '../../src/journal/evidence.ts';
import { openJournal } from '../../src/journal/open-journal.ts';
import { aRun, options } from '../support/journal/a-home.ts';

test('evidence is a file of its own, named by number and name, with the sum of its bytes', async () => {
  const { journal } = await aRun();

  const ref = await journal.evidence('nodes ready', 'node-1 Ready ✓');

  const bytes = await readFile(path.join(journal.folder, ref.file));
  expect(ref).toEqual({
    file: 'evidence/0001-nodes-ready.txt',
    sha256: createHash('sha256').update(bytes).digest('hex'),
    bytes: bytes.length,
    cut: false,
  });
  expect(bytes.toString()).toBe('node-1 Ready ✓');
});

test.for([
  ['../../etc/passwd', 'etc-passwd'],
  ['pull-secret[prod]', 'pull-secret-prod'],
  ['节点', 'evidence'],
  ['', 'evidence'],
  ['.hidden', 'hidden'],
  ['A'.repeat(300), 'a'.repeat(60)],
] as const)('the name %j becomes %j, which is safe in any file system', async ([name, plain]) => {
  const { journal } = await aRun();

  const { file } = await journal.evidence(name, '');

  expect(file).toBe(`evidence/0001-${plain}.txt`);
});

test('pieces of evidence of the same name are kept apart, after a resume too', async () => {
  const { home, journal } = await aRun();
  const first = await Promise.all([1, 2, 3].map((n) => journal.evidence('pods', String(n))));
  await journal.close();

  const resumed = await openJournal(path.join(home, 'runs', journal.run), options());
  const later = await resumed.evidence('pods', '4');
  await resumed.close();

  const files = [...first, later].map(({ file }) => path.basename(file));
  expect(files).toEqual(['0001-pods.txt', '0002-pods.txt', '0003-pods.txt', '0004-pods.txt']);
  expect(await readdir(path.join(journal.folder, 'evidence'))).toEqual(files);
});

test('what is too long keeps its head and its tail and says how much is missing between', async () => {
  const { journal } = await aRun();
  const text = `head${'中'.repeat(EVIDENCE_MAX_BYTES)}tail`;

  const ref = await journal.evidence('log', text);

  const stored = await readFile(path.join(journal.folder, ref.file), 'utf8');
  const [, head = '', missing, tail = ''] = /^(.*)\n‹… (\d+) bytes …›\n(.*)$/su.exec(stored) ?? [];
  expect(ref).toMatchObject({ cut: true, bytes: Buffer.byteLength(stored) });
  expect(ref.bytes).toBeLessThanOrEqual(EVIDENCE_MAX_BYTES);
  expect(ref.bytes).toBeGreaterThan(EVIDENCE_MAX_BYTES - 100);
  expect(head).toMatch(/^head中+$/u);
  expect(tail).toMatch(/^中+tail$/u);
  expect(Number(missing)).toBe(
    Buffer.byteLength(text) - Buffer.byteLength(head) - Buffer.byteLength(tail),
  );
});

test('a cut never divides a character and never makes more than is allowed', () => {
  fc.assert(
    fc.property(
      fc.string({ unit: 'binary', minLength: 50 }),
      fc.integer({ min: 80, max: 200 }),
      (unit, max) => {
        const text = unit.repeat(10).toWellFormed();

        const { bytes, cut } = cutMiddle(Buffer.from(text), max);

        const [head = '', tail = ''] = bytes.toString('utf8').split(/\n‹… \d+ bytes …›\n/u);
        expect(cut).toBe(Buffer.byteLength(text) > max);
        expect(bytes.length).toBeLessThanOrEqual(max);
        expect([text.startsWith(head), text.endsWith(tail)]).toEqual([true, true]);
      },
    ),
  );
});

test('a secret that stands where the text is cut is gone before the cut', async () => {
  const using = options();
  using.redactor.add('db', 'swordfish');
  const { journal } = await aRun([], using);

  const ref = await journal.evidence('log', 'swordfish '.repeat(EVIDENCE_MAX_BYTES / 5));

  const stored = await readFile(path.join(journal.folder, ref.file), 'utf8');
  expect(ref.cut).toBe(true);
  expect(/sword|fish/u.test(stored)).toBe(false);
});

test('a run that was copied without its evidence folder gets a new one', async () => {
  const { home, journal } = await aRun();
  await journal.close();
  await rm(path.join(journal.folder, 'evidence'), { recursive: true });

  const resumed = await openJournal(path.join(home, 'runs', journal.run), options());

  expect(await resumed.evidence('pods', '')).toMatchObject({ file: 'evidence/0001-pods.txt' });
  await resumed.close();
});
