import { expect, test } from 'vitest';
import { createSorter, type Reply } from '../../../screens/terminal/replies.ts';

const ESC = '\u001B';

/** What becomes of chunks; `null` in between: nothing came for as long as is waited. */
function sorted(...chunks: readonly (string | null)[]): {
  readonly keys: string;
  readonly replies: readonly Reply[];
} {
  const sorter = createSorter();
  let keys = '';
  const replies: Reply[] = [];
  for (const chunk of [...chunks, null]) {
    const heard = chunk === null ? sorter.settle() : sorter.push(chunk);
    keys += heard.keys;
    replies.push(...heard.replies);
  }
  return { keys, replies };
}

test.each([
  ['letters', 'yes\r'],
  ['arrows', `${ESC}[A${ESC}OB`],
  ['keys with modifiers', `${ESC}[1;5C${ESC}[3~`],
  ['keys of the Linux console', `${ESC}[[A`],
  ['Alt with a letter', `${ESC}x`],
  ['a paste', `a${ESC}[200~one${ESC}[Itwo\r${ESC}[201~b`],
  ['Chinese', '弹性公网'],
])('%s stay as they are', (_what, typed) => {
  expect(sorted(typed)).toEqual({ keys: typed, replies: [] });
});

test.each([
  ['where the cursor is', `${ESC}[24;80R`],
  ['what it is', `${ESC}[?64;1;2c`],
  ['what it is, in the second form', `${ESC}[>41;354;0c`],
  ['that it is well', `${ESC}[0n`],
  ['which mode it is in', `${ESC}[?2026;2$y`],
  ['which keys it can tell apart', `${ESC}[?0u`],
  ['its size', `${ESC}[8;24;80t`],
  ['a colour', `${ESC}]11;rgb:0000/0000/0000\u0007`],
  ['a colour, ended otherwise', `${ESC}]11;rgb:0000/0000/0000${ESC}\\`],
  ['its name', `${ESC}P>|tmux 3.3a${ESC}\\`],
  ['a click', `${ESC}[<0;12;4M`],
  ['a click of the oldest kind', `${ESC}[M !!`],
])('a terminal that tells %s presses no key, torn at any place', (_what, reply) => {
  for (let at = 2; at < reply.length; at += 1) {
    const torn = sorted('a', reply.slice(0, at), `${reply.slice(at)}b`);
    expect({ at, keys: torn.keys }).toEqual({ at, keys: 'ab' });
  }
  expect(sorted(`a${reply}b`).keys).toBe('ab');
});

test('a reply that never ends is forgotten, and what is typed later counts', () => {
  expect(sorted(`${ESC}[?64;1`, null, 'n').keys).toBe('n');
  expect(sorted(`${ESC}]11;rgb:00`, null, 'n').keys).toBe('n');
  expect(sorted(`${ESC}P>|tmux`, null, 'n').keys).toBe('n');
});

test('what cannot stand in a reply ends it', () => {
  expect(sorted(`${ESC}]11;rgb:00\rn`).keys).toBe('\rn');
  expect(sorted(`${ESC}[12\u0003`).keys).toBe('\u0003');
});

test('a reply torn behind its first byte, late, presses nothing but Esc', () => {
  expect(sorted(ESC, null, '[?64;1;2c', 'n').keys).toBe(`${ESC}[27un`);
  expect(sorted(ESC, null, '[24;80R').replies).toEqual([{ is: 'cursor', column: 80 }]);
});

test('Esc and Alt with a bracket are keys once nothing follows', () => {
  expect(sorted(ESC).keys).toBe(`${ESC}[27u`);
  expect(sorted(`${ESC}[`).keys).toBe(`${ESC}[27u[`);
  expect(sorted(`${ESC}]`).keys).toBe(`${ESC}[27u]`);
  expect(sorted(`${ESC}${ESC}`).keys).toBe(`${ESC}[27u${ESC}[27u`);
  expect(sorted(`${ESC}O`).keys).toBe(`${ESC}[27uO`);
});

test('whether the terminal is looked at is heard among the keys', () => {
  expect(sorted(`n${ESC}[Oq${ESC}[I`)).toEqual({
    keys: 'nq',
    replies: [
      { is: 'focus', on: false },
      { is: 'focus', on: true },
    ],
  });
});

test('a person who presses Esc waits for it less than a reply is waited for', () => {
  const sorter = createSorter();
  expect(sorter.patienceMs()).toBeNull();
  sorter.push(ESC);
  const forKey = sorter.patienceMs();
  sorter.push('[12');
  expect(forKey).toBeLessThan(sorter.patienceMs() ?? 0);
});

test('a paste that comes in pieces is one paste', () => {
  const pieces = [`${ESC}[200~a${ESC}[20`, `1${ESC}[2`, `01~${ESC}[I`];
  expect(sorted(...pieces)).toEqual({
    keys: `${ESC}[200~a${ESC}[201${ESC}[201~`,
    replies: [{ is: 'focus', on: true }],
  });
});
