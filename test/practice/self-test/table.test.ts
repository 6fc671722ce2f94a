import { globSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { BREAKS } from '../../../src/practice/self-test/table.ts';
import { probes } from '../../../src/probes/index.ts';
import { en } from '../../../src/text/en/index.ts';

const USED = new Set(
  globSync('runbook/*/*.yaml').flatMap((file) =>
    Array.from(
      readFileSync(file, 'utf8').matchAll(/- probe: ([\w/-]+)/g),
      ([, probe = '']) => probe,
    ),
  ),
);

test('for each probe that a shipped runbook uses there is a way to break its world', () => {
  const broken = new Set(BREAKS.map(({ probe }) => probe));

  expect([...USED].filter((probe) => !broken.has(probe))).toEqual([]);
  expect(USED.size).toBeGreaterThan(30);
});

test('each break is of a probe that there is, wants causes that have words, and is told in both languages', () => {
  const wrong = BREAKS.filter(
    ({ probe, causes, what }) =>
      probes[probe] === undefined ||
      causes.length === 0 ||
      causes.some((code) => !Object.hasOwn(en.cause, code)) ||
      what.en === undefined ||
      what.zh === undefined,
  );

  expect(wrong.map(({ probe, causes }) => [probe, causes])).toEqual([]);
});
