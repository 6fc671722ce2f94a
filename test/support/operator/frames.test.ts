import { expect, test } from 'vitest';
import { checkFrames } from './frames.ts';

const OPEN = '\u001B[?1049h\u001B[?7l';
const FRAME_END = '\u001B[?2026l';
const ERASE_ALL = '\u001B[H\u001B[2J';
const HEADER = 'INCIDENT  roxe';

function frame(...rows: readonly string[]): string {
  return `${ERASE_ALL}${rows.join('\r\n')}${FRAME_END}`;
}

test('a row that is wider than the screen is a fault, though the terminal cuts it', async () => {
  const raw = OPEN + frame(HEADER, 'x'.repeat(20)) + frame(HEADER, 'x'.repeat(21));

  const { count, faults } = await checkFrames({ raw, sizes: [{ columns: 20, rows: 4, at: 0 }] });

  expect(count).toBe(2);
  expect(faults).toEqual([`wider than 20: ${'x'.repeat(21)}`]);
});

test('a frame without the header in its first row is a fault', async () => {
  const raw = OPEN + frame('', HEADER);

  const { faults } = await checkFrames({ raw, sizes: [{ columns: 20, rows: 2, at: 0 }] });

  expect(faults).toEqual([`no header in the first row:\n\n${HEADER}`]);
});

test('after a resize frames count once the program has drawn everything anew', async () => {
  const before = OPEN + frame(HEADER, 'x'.repeat(20));
  const late = `\r${'x'.repeat(20)}${FRAME_END}`;
  const raw = before + late + frame(HEADER, 'x'.repeat(11));
  const sizes = [
    { columns: 20, rows: 2, at: 0 },
    { columns: 10, rows: 2, at: before.length },
  ];

  const { count, faults } = await checkFrames({ raw, sizes });

  expect(count).toBe(2);
  expect(faults).toEqual([`wider than 10: INCIDENT  roxe`, `wider than 10: ${'x'.repeat(11)}`]);
});

test('a frame of the old size that was under way is none of the new one', async () => {
  const before = OPEN + frame(HEADER, '─'.repeat(20));
  const raw =
    before + frame(HEADER, '─'.repeat(20)) + frame(HEADER, '─'.repeat(15), 'x'.repeat(16));
  const sizes = [
    { columns: 20, rows: 3, at: 0 },
    { columns: 15, rows: 3, at: before.length },
  ];

  const { count, faults } = await checkFrames({ raw, sizes });

  expect(count).toBe(2);
  expect(faults).toEqual([`wider than 15: ${'x'.repeat(16)}`]);
});

test('only the last frame may be empty: the screen is emptied before it is left', async () => {
  const sizes = [{ columns: 20, rows: 2, at: 0 }];
  const within = await checkFrames({ raw: OPEN + frame('') + frame(HEADER), sizes });
  const last = await checkFrames({ raw: OPEN + frame(HEADER) + frame(''), sizes });

  expect(within.faults).toEqual(['no header in the first row:\n\n']);
  expect(last).toEqual({ count: 1, faults: [] });
});
