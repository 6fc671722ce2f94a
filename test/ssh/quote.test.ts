import { spawnSync } from 'node:child_process';
import { expect, test } from 'vitest';
import { shellWord } from '../../src/ssh/quote.ts';

test.each([
  'plain',
  '',
  ' ',
  "it's",
  "''",
  '"',
  '$(touch x)',
  '`id`',
  '${HOME}',
  '$HOME',
  '-rf',
  '--',
  'a\nb',
  '\n',
  'a\\',
  String.raw`\'`,
  '*',
  '~',
  '!!',
  'a;b|c&d>e<f',
  '#',
  '名字 🚀',
  '\u001b[31m',
  '\t',
  '%s',
  'a=b',
])('%j reaches a program as it stands', (word) => {
  for (const shell of [
    ['sh', '-c'],
    ['bash', '-c'],
    ['dash', '-c'],
  ]) {
    const [program = '', ...words] = shell;
    const { stdout } = spawnSync(program, [...words, `printf '%s.' ${shellWord(word)}`]);

    expect(stdout.toString()).toBe(`${word}.`);
  }
});
