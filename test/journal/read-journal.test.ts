import { Buffer } from 'node:buffer';
import { createHash } from 'node:crypto';
import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { parseJournal, readJournal } from '../../src/journal/read-journal.ts';
import { UPCASTS } from '../../src/journal/upcast.ts';
import { WizardError } from '../../src/model/error.ts';
import type { RunEvent } from '../../src/model/event.ts';
import { RUN_STARTED } from '../support/events.ts';
import { RUN, aFolder, aRun, journalFile, started } from '../support/journal/a-home.ts';

test('what was appended is read', async () => {
  const { home, journal } = await aRun([RUN_STARTED, started('one'), started('two')]);

  const read = await readJournal(journalFile(home));

  expect(read).toEqual({
    events: journal.events,
    torn: null,
    damaged: null,
    head: journal.head,
    lines: 3,
    bytes: (await readFile(journalFile(home))).length,
  });
});

test('an empty journal has no events', () => {
  expect(parse(Buffer.alloc(0))).toMatchObject({ events: [], torn: null, damaged: null, lines: 0 });
});

test('cut at any byte, it gives the events before the cut and says that a line was torn', async () => {
  const { content, journal } = await small();

  for (let length = 0; length < content.length; length += 1) {
    const read = parse(content.subarray(0, length));

    const whole = content.subarray(0, length).toString('latin1').split('\n').length - 1;
    expect(read.events).toEqual(journal.events.slice(0, whole));
    expect(read.damaged).toBeNull();
    expect(read.bytes + (read.torn?.bytes ?? 0)).toBe(length);
    expect(read.torn === null).toBe(length === read.bytes);
  }
});

test('any byte that is changed is noticed, and no event is given that was not written', async () => {
  const { content, journal } = await small();
  const unnoticed: string[] = [];

  for (let at = 0; at < content.length; at += 1)
    for (const flip of [0x01, 0x02, 0x04, 0x08, 0x10, 0x20, 0x40, 0x80]) {
      const changed = Buffer.from(content);
      changed[at] = (changed[at] ?? 0) ^ flip;
      if (!isNoticed(changed, journal.events)) unnoticed.push(`byte ${at} ^ ${flip}`);
    }

  expect(unnoticed).toEqual([]);
});

test('a changed byte in a journal of one line is noticed as well', async () => {
  const { home, journal } = await aRun();
  const content = await readFile(journalFile(home));
  const unnoticed: number[] = [];

  for (let at = 0; at < content.length; at += 1) {
    const changed = Buffer.from(content);
    changed[at] = (changed[at] ?? 0) ^ 1;
    if (!isNoticed(changed, journal.events)) unnoticed.push(at);
  }

  expect(unnoticed).toEqual([]);
});

test('whatever is done to the bytes, what is read is a beginning of what was written', async () => {
  const { content, journal } = await small();
  const spans = fc.record({
    from: fc.nat(content.length),
    length: fc.nat(200),
    put: fc.uint8Array({ maxLength: 50 }),
  });

  fc.assert(
    fc.property(spans, ({ from, length, put }) => {
      const changed = Buffer.concat([
        content.subarray(0, from),
        put,
        content.subarray(from + length),
      ]);
      if (changed.equals(content)) return;

      expect(isBeginning(changed, journal.events)).toBe(true);
    }),
    { numRuns: 2000 },
  );
});

test.for([
  ['a line that is no JSON', (lines: string[]) => lines.with(1, '{"v":1,oops}'), 2, 'unreadable'],
  ['a line without an envelope', (lines: string[]) => lines.with(1, '{"v":1}'), 2, 'unreadable'],
  ['an empty line', (lines: string[]) => lines.toSpliced(1, 0, ''), 2, 'unreadable'],
  ['a changed value', (lines: string[]) => edit(lines, 1, '"one"', '"two"'), 2, 'changed'],
  ['a changed last line', (lines: string[]) => edit(lines, 3, '"three"', '"third"'), 4, 'changed'],
  [
    'a line of another sum',
    (lines: string[]) => edit(lines, 3, /"sum":"./u, '"sum":"g'),
    4,
    'changed',
  ],
  [
    'a last line without its sum',
    (lines: string[]) => edit(lines, 3, /,"sum":"\w+"/u, ''),
    4,
    'changed',
  ],
  ['a line taken out', (lines: string[]) => lines.toSpliced(1, 1), 2, 'missing'],
  ['a line doubled', (lines: string[]) => lines.toSpliced(1, 0, lines[1] ?? ''), 3, 'missing'],
  ['two lines exchanged', (lines: string[]) => swap(lines), 2, 'missing'],
  ['another run', (lines: string[]) => edit(lines, 1, RUN, 'b'.repeat(12)), 2, 'foreign'],
] as const)('%s is damage, said with its line', async ([, change, line, why]) => {
  const { content, journal } = await small();
  const lines = content.toString('utf8').trimEnd().split('\n');

  const read = parse(Buffer.from(`${change(lines).join('\n')}\n`));

  expect(read.damaged).toEqual({ line, why: `journal-line-${why}` });
  expect(read.events).toEqual(journal.events.slice(0, line - 1));
  expect(read.lines).toBe(line - 1);
});

test('a cut line with a newline behind it is a torn line, too', async () => {
  const { content, journal } = await small();

  for (const end of ['{"v":1,"seq":', '{"v', '']) {
    const read = parse(Buffer.concat([content, Buffer.from(`${end}\n`)]));

    expect(read).toMatchObject({ torn: { bytes: end.length + 1 }, damaged: null, lines: 4 });
    expect(read.head).toBe(journal.head);
  }
});

test('a journal whose lines have no sums is read by its chain', async () => {
  const { content, journal } = await small();
  const lines = withoutSums(content);

  const read = parse(Buffer.from(`${lines.join('\n')}\n`));
  const changed = parse(Buffer.from(`${edit(lines, 1, '"one"', '"two"').join('\n')}\n`));

  expect(read).toMatchObject({ damaged: null, torn: null, lines: 4 });
  expect(read.events.map((event) => event.type)).toEqual(journal.events.map(({ type }) => type));
  expect(changed).toMatchObject({ damaged: { line: 2, why: 'journal-line-changed' }, lines: 1 });
});

test('a line of a newer version is refused with both versions', async () => {
  const { content } = await small();
  const file = path.join(await aFolder(), 'journal.jsonl');
  await writeFile(file, content.toString('utf8').replace('{"v":1', '{"v":7'));

  const read = readJournal(file);

  await expect(read).rejects.toMatchObject({
    kind: 'journal-damaged',
    code: 'journal-version',
    params: { path: file, line: 1, found: 7, known: '1' },
  });
});

test('a journal that is not there is said with its path', async () => {
  const file = path.join(await aFolder(), 'journal.jsonl');

  const read = readJournal(file);

  await expect(read).rejects.toMatchObject({ code: 'run-folder-missing', params: { path: file } });
});

async function small() {
  const { home, journal } = await aRun([
    RUN_STARTED,
    started('one'),
    { type: 'value-found', step: 'one', name: 'address', value: '192.0.2.7', source: '探测 ✓' },
    started('three'),
  ]);
  await journal.close();
  return { content: await readFile(journalFile(home)), journal };
}

function parse(content: Buffer) {
  return parseJournal(content, 'journal.jsonl', UPCASTS);
}

/** Refused for its version, or torn or damaged with true events before that. */
function isNoticed(content: Buffer, events: readonly RunEvent[]): boolean {
  try {
    const { damaged, torn } = parse(content);
    return (damaged !== null || torn !== null) && isBeginning(content, events);
  } catch (error) {
    return error instanceof WizardError && error.code === 'journal-version';
  }
}

function isBeginning(content: Buffer, events: readonly RunEvent[]): boolean {
  try {
    const read = parse(content);
    return isDeepStrictEqual(read.events, events.slice(0, read.lines));
  } catch (error) {
    return error instanceof WizardError && error.code === 'journal-version';
  }
}

function edit(lines: readonly string[], at: number, from: string | RegExp, to: string): string[] {
  const line = lines[at] ?? '';
  const edited = line.replace(from, to);
  expect(edited).not.toBe(line);
  return lines.with(at, edited);
}

function swap([first = '', second = '', third = '', ...rest]: readonly string[]): string[] {
  return [first, third, second, ...rest];
}

/** The same journal as a program would write it that knows of the chain only. */
function withoutSums(content: Buffer): string[] {
  let prev = '0'.repeat(64);
  return content
    .toString('utf8')
    .trimEnd()
    .split('\n')
    .map((line) => {
      const { sum: _, ...event } = JSON.parse(line);
      const text = JSON.stringify({ ...event, prev });
      prev = createHash('sha256').update(text).digest('hex');
      return text;
    });
}
