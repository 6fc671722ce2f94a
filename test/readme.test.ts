import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { parse } from 'yaml';
import own from '../package.json' with { type: 'json' };
import { KEYMAP } from '../screens/keymap.ts';
import { parseCommand } from '../src/cli.ts';
import { EXIT_CODES } from '../src/model/error.ts';
import { unsupportedNode } from '../src/text/guard.ts';

const README = readFileSync('README.md', 'utf8');

test('the exit codes are those of the program', () => {
  const rows = [...part('Exit codes').matchAll(/^\| (\d+) \|/gm)].map((match) => Number(match[1]));

  const bySignal = [129, 143];
  expect(rows).toEqual(
    [...new Set([0, ...Object.values(EXIT_CODES), ...bySignal])].toSorted((a, b) => a - b),
  );
});

test('every command line in it is understood', () => {
  const lines = [...README.matchAll(/^npm start -- (.*?)(?:\s+#.*)?$/gm)].map((match) =>
    (match[1] ?? '').split(' '),
  );

  expect(lines.length).toBeGreaterThan(5);
  expect(lines.map((argv) => parseCommand(argv)).filter((parsed) => !('do' in parsed))).toEqual([]);
});

test('its two commands are scripts of the package, and the way out of an old Node is the one it prints', () => {
  expect(README).toContain('npm ci && npm start');
  expect(README).toContain('npm ci && npm test');
  expect(own.scripts).toMatchObject({ start: expect.any(String), test: expect.any(String) });
  const [npx = ''] = /^npx .*dr-wizard$/m.exec(README) ?? [];
  expect(unsupportedNode('v20')).toContain(npx);
});

test('the answers in it are YAML', () => {
  const blocks = [...README.matchAll(/```yaml\n([^]*?)```/g)].map(([, yaml = '']) => parse(yaml));

  expect(blocks).toMatchObject([{ kind: 'Answers' }, { kind: 'Answers', go: 'all' }]);
});

test('the keys in it are keys', () => {
  const keys = [...part('Keys').matchAll(/^\| (.*?) \|/gm)]
    .flatMap((row) => [...(row[1] ?? '').matchAll(/`([^`]+)`/g)].map((match) => match[1] ?? ''))
    .filter((key) => !['↑', '↓', '←', '⏎', 'ctrl-c', 'ctrl-z'].includes(key));

  const known = new Set(KEYMAP.flatMap(({ keys: names }): readonly string[] => names));
  expect(keys.filter((key) => !known.has(key))).toEqual([]);
});

test('every place it sends a reader to is there', () => {
  const places = [...part('Where to change what').matchAll(/`((?:src|screens|runbook)[\w/.-]*)`/g)];

  expect(places.length).toBeGreaterThan(8);
  const missing = places.map((match) => match[1] ?? '').filter((place) => !isThere(place));
  expect(missing).toEqual([]);
});

function part(title: string): string {
  const [, after = ''] = README.split(`\n## ${title}\n`);
  return after.split('\n## ')[0] ?? '';
}

function isThere(place: string): boolean {
  try {
    readFileSync(place);
    return true;
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EISDIR';
  }
}
