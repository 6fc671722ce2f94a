import { Buffer } from 'node:buffer';
import { hash } from 'node:crypto';
import { expect, test } from 'vitest';
import { parseJournal } from '../../src/journal/read-journal.ts';
import { UPCASTS, type Upcasts } from '../../src/journal/upcast.ts';
import { WIZARD } from '../support/events.ts';

/** As if version 1 had been written after a version 0, in which a step was called `action` and had no `mono`. */
const UPCASTS_OF_TWO: Upcasts = {
  ...UPCASTS,
  0: ({ action, ...stored }) =>
    UPCASTS[1]?.({ ...stored, v: 1, mono: 0, type: 'step-late', step: action ?? null }),
};

const OLD = {
  v: 0,
  seq: 1,
  at: 1000,
  run: 'a1b2c3d4e5f6',
  mode: 'incident',
  by: WIZARD,
  prev: '0'.repeat(64),
  action: 'ingress',
};

test('a journal in which an old version went on in a newer one is read as one', () => {
  const first = JSON.stringify(OLD);
  const { action: step, ...envelope } = OLD;
  const prev = hash('sha256', first);
  const second = JSON.stringify({
    ...envelope,
    v: 1,
    seq: 2,
    mono: 5,
    prev,
    type: 'step-late',
    step,
  });

  const read = parseJournal(Buffer.from(`${first}\n${second}\n`), 'journal.jsonl', UPCASTS_OF_TWO);

  expect(read).toMatchObject({ damaged: null, torn: null, lines: 2, head: hash('sha256', second) });
  expect(read.events).toEqual([
    { ...envelope, v: 1, mono: 0, type: 'step-late', step },
    { ...envelope, v: 1, seq: 2, mono: 5, prev, type: 'step-late', step },
  ]);
});

test('a version that no row knows is refused with those that are known', () => {
  const line = Buffer.from(`${JSON.stringify({ ...OLD, v: 2 })}\n`);

  expect(() => parseJournal(line, 'journal.jsonl', UPCASTS_OF_TWO)).toThrow(
    expect.objectContaining({
      code: 'journal-version',
      params: { path: 'journal.jsonl', line: 1, found: 2, known: '0, 1' },
    }),
  );
});

test('a line without the shape of its version is damage', () => {
  const line = Buffer.from(`${JSON.stringify({ ...OLD, v: 1 })}\n`);

  expect(parseJournal(line, 'journal.jsonl', UPCASTS)).toMatchObject({
    damaged: { line: 1, why: 'journal-line-unreadable' },
  });
});
