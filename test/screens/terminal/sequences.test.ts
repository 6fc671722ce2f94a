import { expect, test } from 'vitest';
import { copySequence, newsSequence, titleSequence } from '../../../screens/terminal/sequences.ts';

const XTERM = { TERM: 'xterm-256color' };
const ENCODED = Buffer.from('203.0.113.7').toString('base64');

test('a copy goes to the terminal by OSC 52', () => {
  expect(copySequence('203.0.113.7', XTERM)).toBe(`\u001B]52;c;${ENCODED}\u0007`);
});

test.each(['linux', 'dumb', 'vt220', ''])('a terminal %j is known to take no copy', (term) => {
  expect(copySequence('203.0.113.7', { TERM: term })).toBeNull();
  expect(titleSequence('DRILL', { TERM: term })).toBeNull();
});

test('a copy longer than terminals take is none', () => {
  expect(copySequence('x'.repeat(56_000), XTERM)).not.toBeNull();
  expect(copySequence('x'.repeat(57_000), XTERM)).toBeNull();
});

test('tmux is given the copy, and passes it on', () => {
  expect(copySequence('203.0.113.7', { TERM: 'tmux-256color', TMUX: '/tmp/tmux' })).toBe(
    `\u001B]52;c;${ENCODED}\u0007\u001BPtmux;\u001B\u001B]52;c;${ENCODED}\u0007\u001B\\`,
  );
});

test('GNU screen passes a long copy on in pieces', () => {
  const all = copySequence('x'.repeat(2000), { TERM: 'screen', STY: '1.pts' }) ?? '';
  const pieces = all.split('\u001B\\').slice(0, -1);
  expect(pieces.length).toBeGreaterThan(4);
  expect(pieces.every((one) => one.startsWith('\u001BP') && one.length <= 514)).toBe(true);
  expect(pieces.map((one) => one.slice(2)).join('')).toBe(copySequence('x'.repeat(2000), XTERM));
});

test('news are shown only by terminals that are known to show them', () => {
  expect(newsSequence('1 needs you', XTERM)).toBeNull();
  expect(newsSequence('1 needs you', { ...XTERM, TERM_PROGRAM: 'WezTerm' })).toBe(
    '\u001B]9;dr-wizard: 1 needs you\u0007',
  );
  expect(newsSequence('a; b', { TERM: 'foot' })).toBe('\u001B]777;notify;dr-wizard;a, b\u0007');
  expect(newsSequence('a', { TERM: 'screen', STY: '1', LC_TERMINAL: 'iTerm2' })).toBe(
    '\u001BP\u001B]9;dr-wizard: a\u0007\u001B\\',
  );
});

test('GNU screen cannot give a title back, so it is left as it is', () => {
  expect(titleSequence('DRILL', { TERM: 'screen.xterm-256color', STY: '1.a' })).toBeNull();
  expect(titleSequence('DRILL', { TERM: 'tmux-256color', STY: '1.a', TMUX: '/a,1,0' })).toContain(
    'DRILL',
  );
});

test('nothing in a title or in news can steer the terminal, and neither is long', () => {
  const evil = `a\u001B]0;x\u0007\u009Bb\u202E\n${'c'.repeat(500)}`;
  const title = titleSequence(evil, XTERM) ?? '';
  expect(title.slice(0, 4)).toBe('\u001B]2;');
  expect(title.slice(4, -1)).toMatch(/^[^\p{Cc}\p{Cf}]{1,110}$/u);
  const news = newsSequence(evil, { TERM: 'xterm-kitty' }) ?? '';
  expect(news.slice(4, -1)).toMatch(/^[^\p{Cc}\p{Cf}]{1,220}$/u);
});
