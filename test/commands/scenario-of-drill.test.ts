import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { loadBook, runbookPath } from '../../src/commands/load-book.ts';
import { listScenarios, scenarioFiles, scenarioOf } from '../../src/commands/scenario-of-drill.ts';
import { aCommandWorld } from '../support/command-world.ts';

const PACKAGE = path.resolve(import.meta.dirname, '../..');
const SITE = path.join(PACKAGE, 'runbook', 'sites', 'example.yaml');

function aDrill() {
  const cwd = mkdtempSync(path.join(tmpdir(), 'dr-wizard-scenario-'));
  onTestFinished(() => rmSync(cwd, { recursive: true, force: true }));
  let told = '';
  const { world } = aCommandWorld(cwd, {
    packageFolder: PACKAGE,
    err: (text) => void (told += text),
  });
  const { book } = loadBook(world, runbookPath(world, null), SITE);
  return {
    cwd,
    told: () => told,
    list: (lang: 'en' | 'zh-CN') => listScenarios({ ...world, lang }, book),
    filesOf: (asked: Parameters<typeof scenarioFiles>[1]) => scenarioFiles(world, asked),
    of: (asked: Parameters<typeof scenarioFiles>[1]) =>
      scenarioOf(world, scenarioFiles(world, asked) ?? [], asked, book),
  };
}

test('nothing goes wrong where nothing is asked for', () => {
  expect(aDrill().filesOf({})).toBeNull();
});

test('every scenario that ships fits the shipped runbook and is told in both languages', () => {
  const drill = aDrill();
  const names = (drill.filesOf({ seed: 0 }) ?? []).map((file) => path.basename(file, '.yaml'));
  expect(names.length).toBeGreaterThanOrEqual(12);

  for (const name of names) {
    const { told, faults } = drill.of({ scenario: name });
    expect(told).toMatchObject({ id: name, faults: faults.length });
    const words = [told.title.en, told.title.zh, told.notice.en, told.notice.zh];
    expect([name, words.includes(undefined)]).toEqual([name, false]);
  }
  expect(drill.told()).toBe('');
});

test.each([
  ['en', /^bad-night +A bad night$/m],
  ['zh-CN', /^bad-night +\p{Script=Han}/mu],
] as const)('in %s the names can be listed, each with what it is', (lang, row) => {
  const drill = aDrill();

  const told = drill.list(lang);

  expect(told).toMatch(row);
  expect(told.trimEnd().split('\n')).toHaveLength(drill.filesOf({ seed: 0 })?.length ?? 0);
  expect(told).not.toContain('undefined');
});

test('a name that is none is refused with those that there are', () => {
  expect(() => aDrill().filesOf({ scenario: 'stale-resolvr' })).toThrow(
    expect.objectContaining({
      kind: 'usage',
      code: 'scenario-unknown',
      params: { name: 'stale-resolvr', names: expect.stringContaining('bad-night, bare-certif') },
    }),
  );
});

test('all faults of a file of ones own are told with their places, and nothing is started', () => {
  const drill = aDrill();
  writeFileSync(
    path.join(drill.cwd, 'mine.yaml'),
    `apiVersion: dr-wizard/v1
kind: Scenario
id: mine
title: { en: Mine }
notice: { en: Look }
faults:
  - { fault: git-gon, at: { after: 0s } }
  - { fault: git-gone, at: { step: pin-targets, when: passed } }
`,
  );

  expect(() => drill.of({ scenario: 'mine.yaml' })).toThrow(
    expect.objectContaining({ kind: 'faulty-file', code: 'scenario-faulty' }),
  );
  expect(drill.told()).toContain('mine.yaml:7:14');
  expect(drill.told()).toContain('There is no fault "git-gon".');
  expect(drill.told()).toContain('mine.yaml:8:36');
  expect(drill.told()).toContain('pin-target');
});

test('a seed picks from what ships, always the same, and its record tells the seed', () => {
  const drill = aDrill();
  const picked = [1, 2, 3, 1].map((seed) => drill.of({ seed }));

  expect(picked[0]).toEqual(picked[3]);
  expect(picked[1]).not.toEqual(picked[2]);
  for (const [index, { told, faults }] of picked.slice(0, 3).entries()) {
    expect(told).toMatchObject({ seed: index + 1, faults: faults.length });
    expect(faults.length).toBeGreaterThanOrEqual(2);
  }
});
