import path from 'node:path';
import { describe, expect, test } from 'vitest';
import type { LintReport } from '../../../src/model/report.ts';
import { answers, aPlace, aSection } from './a-place.ts';
import { faultsOf } from './faults-of.ts';

const FAULTY = path.resolve(import.meta.dirname, '../../runbooks/faulty');
const PROVE = 'prove: [{ probe: kubernetes/api-ready }]';
const SITE = 'apiVersion: dr-wizard/v1\nkind: Site\nid: here\ntitle: { en: Here }\n';
const REGISTRY =
  '{ id: a, title: { en: A }, prove: [{ probe: net/port-open, with: { host: "${{ site.registry.host }}", port: 443 } }] }';
const ASKS =
  '{ id: a, title: { en: A }, manual: { ask: [{ id: master.eip, type: ip, title: { en: IP } }] }, prove: [{ probe: net/port-open, with: { host: "${{ values.master.eip }}", port: 22 } }] }';

const FILES = {
  'not-yaml.yaml': 'id: one\ntitle: { en: One\nsteps: [\n  - "x\n',
  'action.yaml': aSection(
    `{ id: a, title: { en: A }, uses: kubernetes/aply, with: { path: x }, ${PROVE} }`,
  ),
  'probe.yaml': aSection('{ id: a, title: { en: A }, prove: [{ probe: net/port-opened }] }'),
  'key.yaml': aSection(`{ id: a, title: { en: A }, tiemout: 5m, ${PROVE} }`),
  'type.yaml': aSection(`{ id: a, title: { en: A }, timeout: 5 minutes, ${PROVE} }`),
  'cycle.yaml': aSection(
    `{ id: a, title: { en: A }, needs: [b], ${PROVE} }`,
    `{ id: b, title: { en: B }, needs: [a], ${PROVE} }`,
  ),
  'value.yaml': aSection(
    '{ id: a, title: { en: A }, prove: [{ probe: net/port-open, with: { host: "${{ values.ingress }}", port: 443 } }] }',
  ),
  'hidden.yaml': aSection(
    `{ id: a, title: { en: A }, uses: "\\e[2Jkubernetes/aply", with: { path: x }, ${PROVE} }`,
  ),
  'registry.yaml': aSection(REGISTRY),
  'asks.yaml': aSection(ASKS),
  'empty-site.yaml': SITE,
  'wrong-site.yaml': `${SITE}rto: 2 hours\n`,
  'open-site.yaml': 'id: [x\n',
  'answers.yaml': answers({ values: { 'master.eip': 'soon' } }),
  'answers-name.yaml': answers({ values: { 'mastr.eip': '192.0.2.1' }, steps: { aa: {} } }),
  'answers-key.yaml': answers({ vlaues: {} }),
};

/** What is given to `incident`, and its faults: place, what was found, what was expected. */
const REFUSED: readonly (readonly [what: string, argv: string, ...faults: readonly string[]])[] = [
  [
    'a file that is not YAML',
    'not-yaml.yaml',
    'not-yaml.yaml:3:1 steps: [ →',
    'not-yaml.yaml:4:3 - "x →',
    'not-yaml.yaml:5:1  →',
  ],
  [
    'an unknown action, with the nearest one',
    'action.yaml',
    'action.yaml:4:38 kubernetes/aply → kubernetes/apply',
  ],
  [
    'an unknown probe, with the nearest one',
    'probe.yaml',
    'probe.yaml:4:49 net/port-opened → net/port-open',
  ],
  ['an unknown key, with the nearest one', 'key.yaml', 'key.yaml:4:32 tiemout → timeout'],
  [
    'a name that would clear the screen',
    'hidden.yaml',
    'hidden.yaml:4:38 kubernetes/aply → kubernetes/apply',
  ],
  ['a value of a wrong type', 'type.yaml', 'type.yaml:4:41 5 minutes → duration'],
  ['needs in a circle, with their path', 'cycle.yaml', 'cycle.yaml:4:32 a → b → a →'],
  ['a value that is read and never found', 'value.yaml', 'value.yaml:4:83 values.ingress →'],
  [
    'a site that lacks a value',
    'registry.yaml --site empty-site.yaml',
    'registry.yaml:4:83 site.registry.host → site.registry.host',
  ],
  [
    'a value of a wrong type in the site',
    'asks.yaml --site wrong-site.yaml',
    'wrong-site.yaml:5:6 2 hours → duration',
  ],
  [
    'a site that is not YAML, without what follows from that',
    'registry.yaml --site open-site.yaml',
    'open-site.yaml:2:1  →',
  ],
  ['a runbook that is not there', 'nowhere', 'nowhere/runbook.yaml:1:1 nowhere/runbook.yaml →'],
  ['a site that is not there', 'asks.yaml --site nowhere.yaml', 'nowhere.yaml:1:1 nowhere.yaml →'],
  ['answers that are not there', 'asks.yaml --answers none.yaml', 'none.yaml:1:1 none.yaml →'],
  [
    'an unknown key in the answers',
    'asks.yaml --answers answers-key.yaml',
    'answers-key.yaml:6:1 vlaues → values',
  ],
];

const NOTHING_STARTED = {
  en: /^Faults in .*: \d+\. Nothing was started\.$/,
  'zh-CN': /^.*有 \d+ 处错误，没有开始任何操作。$/,
};

describe('refused before anything starts, with 2', () => {
  test.each(REFUSED)('%s', async (_what, argv, ...faults) => {
    const place = await aPlace(FILES);

    const ended = await place.run(['incident', ...argv.split(' ')]);

    const lines = place.said(ended);
    expect(briefly(lines)).toEqual(faults);
    expect(lines.at(-2)).toMatch(NOTHING_STARTED.en);
    expect(lines.at(-1)).toMatch(/^Mend them, then /);
    expect({ exitCode: ended.exitCode, runs: await place.runs() }).toEqual({
      exitCode: 2,
      runs: [],
    });
  });

  test.each(REFUSED)('%s, told in Chinese', async (_what, argv, ...faults) => {
    const place = await aPlace(FILES);

    const ended = await place.run(['incident', ...argv.split(' '), '--lang', 'zh-CN']);

    const lines = place.said(ended);
    expect(briefly(lines)).toEqual(faults);
    expect(faultsOf(lines).every(({ says, remedy }) => /\p{sc=Han}/u.test(says + remedy))).toBe(
      true,
    );
    expect(lines.at(-2)).toMatch(NOTHING_STARTED['zh-CN']);
    expect(ended.exitCode).toBe(2);
  });
});

test('all ten faults of a runbook are told at once, each with its line and its remedy', async () => {
  const place = await aPlace();

  const text = await place.run(['lint', FAULTY]);
  const json = await place.run(['lint', FAULTY, '--output', 'json']);

  const report: LintReport = JSON.parse(json.stdout);
  const told = report.faults.map(
    ({ file, line, column, message, found, expected }) =>
      `${file}:${line}:${column} ${message} ${found} ${expected}`,
  );
  const printed = faultsOf(place.said(text));
  expect({ ...report, faults: report.faults.length }).toEqual({
    apiVersion: 'dr-wizard/v1',
    kind: 'LintReport',
    faults: 10,
  });
  expect(
    printed.map(({ at, says, found, expected }) => `${at} ${says} ${found} ${expected}`),
  ).toEqual(told);
  expect(new Set(report.faults.map(({ code }) => code)).size).toBe(10);
  expect(printed.every(({ remedy }) => remedy.endsWith('.'))).toBe(true);
  expect([text.exitCode, json.exitCode, json.stderr]).toEqual([2, 2, '']);
});

test('a runbook with ten faults is not started', async () => {
  const place = await aPlace();

  const ended = await place.run(['incident', FAULTY, '--plain']);

  expect(place.said(ended)).toContain(
    'Faults in the runbook or the site: 10. Nothing was started.',
  );
  expect([ended.exitCode, ended.stdout, await place.runs()]).toEqual([2, '', []]);
});

test('a runbook that reads a site is not started without one', async () => {
  const place = await aPlace(FILES);

  const ended = await place.run(['incident', 'registry.yaml']);

  expect(place.said(ended)).toEqual([
    'This runbook reads values of a site, and none is named.',
    'Name it with: --site FILE',
  ]);
  expect([ended.exitCode, await place.runs()]).toEqual([2, []]);
});

test('a site that is missing and answers that are not there are told at once', async () => {
  const place = await aPlace(FILES);

  const ended = await place.run(['incident', 'registry.yaml', '--answers', 'none.yaml']);

  const lines = place.said(ended);
  expect(briefly(lines)).toEqual(['none.yaml:1:1 none.yaml →']);
  expect(lines.slice(-2)).toEqual([
    'This runbook reads values of a site, and none is named.',
    'Name it with: --site FILE',
  ]);
  expect([ended.exitCode, await place.runs()]).toEqual([2, []]);
});

test.each([
  [
    'a value of a wrong type',
    'answers.yaml',
    [
      'answers.yaml: The answers say values.master.eip: "soon", which is no ip. Correct it in the file of answers: the runbook asks for a value of type ip.',
    ],
  ],
  [
    'names that the runbook does not have',
    'answers-name.yaml',
    [
      'answers-name.yaml: The answers say values.mastr.eip, which the runbook does not know. Correct the name. The nearest one is master.eip.',
      'answers-name.yaml: The answers say steps.aa, which the runbook does not know. Correct the name. The nearest one is a.',
    ],
  ],
])('answers with %s are refused before anything starts', async (_what, file, says) => {
  const place = await aPlace(FILES);

  const ended = await place.run(['incident', 'asks.yaml', '--answers', file]);

  expect(place.said(ended)).toEqual([
    ...says,
    `Faults in the answers ${file}: ${says.length}. Nothing was started.`,
    'Mend them, then start again.',
  ]);
  expect([ended.exitCode, await place.runs()]).toEqual([2, []]);
});

/** Faults as `place found → expected`. */
function briefly(lines: readonly string[]): readonly string[] {
  return faultsOf(lines).map(({ at, found, expected }) => `${at} ${found} → ${expected}`.trim());
}
