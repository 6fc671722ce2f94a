import { expect, test } from 'vitest';
import { loadAnswers } from '../../src/language/index.ts';
import { briefly } from '../support/lint-text.ts';

const HEAD = 'apiVersion: dr-wizard/v1\nkind: Answers\n';
const read = (text: string) => () => text;

test('a file of answers gives all that it says, and nothing for what it leaves out', () => {
  const { answers, findings } = loadAnswers(
    'a.yaml',
    read(`${HEAD}operator: ops
lostCluster: none
outageStarted: 2026-11-22T01:32:00Z
go: [ingress]
target: { kubeconfig: kube.yaml, context: practice }
values: { master.eip: 192.0.2.7, count: 3 }
steps:
  bind-eip: { done: true, on: { failed: [ { do: do-again }, { do: skip, reason: not today } ] } }
  pull-secret[prod]: { choose: backup, confirm: nginx-ingress-lb, attest: seen }
`),
  );

  expect(findings).toEqual([]);
  expect(answers).toEqual({
    operator: 'ops',
    lostCluster: 'none',
    outageStarted: '2026-11-22T01:32:00Z',
    go: ['ingress'],
    target: { kubeconfig: 'kube.yaml', context: 'practice', uid: null },
    values: { 'master.eip': '192.0.2.7', count: 3 },
    steps: {
      'bind-eip': {
        done: true,
        on: {
          failed: [{ do: 'do-again' }, { do: 'skip', reason: 'not today' }],
          late: [],
          'in-doubt': [],
        },
      },
      'pull-secret[prod]': {
        choose: 'backup',
        confirm: 'nginx-ingress-lb',
        attest: 'seen',
        on: { failed: [], late: [], 'in-doubt': [] },
      },
    },
  });
  expect(loadAnswers('a.yaml', read(HEAD)).answers).toEqual({
    operator: null,
    lostCluster: null,
    outageStarted: null,
    go: [],
    target: null,
    values: {},
    steps: {},
  });
  expect(loadAnswers('a.yaml', read(`${HEAD}go: all\n`)).answers?.go).toBe('all');
});

test('what to do where another run holds the Lease can be said beforehand, and only that', () => {
  const target = (lease: string) => `${HEAD}target: { context: practice, lease: ${lease} }\n`;
  const lease = (text: string) => loadAnswers('a.yaml', read(target(text)));

  expect(lease('take-over').answers?.target?.lease).toBe('take-over');
  expect(lease('without').answers?.target?.lease).toBe('without');
  expect(lease('force')).toMatchObject({ answers: null, findings: [{ found: 'force' }] });
});

test('all faults of a file of answers are said at once', () => {
  const { answers, findings } = loadAnswers(
    'a.yaml',
    read(`${HEAD}oprator: ops
outageStarted: yesterday
go: everything
target: {}
steps:
  a: { on: { failed: [ { do: retry } ], lat: [] } }
  b: { confirm: "site-\${{ site.id }}-\${{ run.id }}" }
`),
  );

  expect(answers).toBeNull();
  expect(briefly(findings)).toEqual([
    '3:1 unknown-key oprator → operator',
    '4:16 wrong-type yesterday → time',
    '5:5 not-one-of everything → all',
    '6:1 missing-key  → context',
    '8:30 not-one-of retry → go | choose | answer | tick | done | attest | confirm | assist | pin | check-again | do-again | more-time | by-hand | start-anyway | skip | override | waiting-on | correct | undo | take-over | …',
    '8:41 unknown-key lat → late',
    '9:17 wrong-type "site-${{ site.id }}-${{ run.id }}" → ${{ run.id }}',
  ]);
});

test('more time that is no time is said at the start, and not when a step is late', () => {
  const late = (value: string) =>
    loadAnswers(
      'a.yaml',
      read(`${HEAD}steps:\n  a: { on: { late: [ { do: more-time, value: ${value} } ] } }\n`),
    );

  for (const value of ['abc', '10m', '-5', '0', 'true'])
    expect(briefly(late(value).findings), value).toEqual([
      expect.stringMatching(/^4:\d+ wrong-type \S+ → milliseconds$/),
    ]);
  expect(late('600000').answers?.steps['a']?.on.late).toEqual([
    { do: 'more-time', value: 600_000 },
  ]);
});

test('a file of answers that is not there is one fault', () => {
  expect(loadAnswers('gone.yaml', () => undefined).findings).toMatchObject([
    { file: 'gone.yaml', code: 'file-not-found' },
  ]);
});
