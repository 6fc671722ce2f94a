import { isOnItsWay } from '../../src/readiness/seen-at.ts';
import { expect, test } from 'vitest';
import type { Check, Verification } from '../../src/model/report.ts';
import { worstVerdict, type Verdict } from '../../src/model/verdict.ts';
import { junit } from '../../src/report/junit.ts';
import { sheetText } from '../../src/report/sheet.ts';
import { texts } from '../../src/text/index.ts';

function aCheck(verdict: Verdict, more: Partial<Check> = {}): Check {
  return {
    verdict,
    cause:
      verdict === 'pass' ? null : { code: 'not-yet', params: {}, count: 1, healsByItself: true },
    others: [],
    notes: [],
    object: null,
    step: 'namespaces',
    ref: '2.5',
    probe: 'kubernetes/namespaces-active',
    group: 'cluster',
    message: 'Ready 1/2',
    at: '2026-11-22T01:32:00.000Z',
    durationMs: 1500,
    evidence: [],
    ...more,
  };
}

function aSheet(checks: readonly Check[]): Verification {
  const count = (verdict: Verdict) => checks.filter((check) => check.verdict === verdict).length;
  return {
    apiVersion: 'dr-wizard/v1',
    kind: 'Verification',
    mode: 'verify',
    verdict: worstVerdict(checks.map((check) => check.verdict)),
    startedAt: '2026-11-22T01:32:00.000Z',
    finishedAt: '2026-11-22T01:32:02.000Z',
    target: { uid: 'uid-1', server: 'https://127.0.0.1:6443', context: 'new', caSha256: 'ca' },
    counts: {
      pass: count('pass'),
      wait: count('wait'),
      fail: count('fail'),
      unknown: count('unknown'),
    },
    checks,
  };
}

test('a step is a suite; fail and wait are failures, unknown is an error', () => {
  const object = { kind: 'Namespace', name: 'prod' };
  const sheet = aSheet([
    aCheck('pass'),
    aCheck('wait', { object }),
    aCheck('unknown', { step: 'helm', ref: '2.6.1' }),
  ]);

  expect(junit(sheet, texts('en'))).toBe(`<?xml version="1.0" encoding="UTF-8"?>
<testsuites name="dr-wizard verify" tests="3" failures="1" errors="1" time="4.500">
  <testsuite name="2.5 namespaces" tests="2" failures="1" errors="0" time="3.000" timestamp="2026-11-22T01:32:00">
    <testcase classname="cluster.namespaces" name="kubernetes/namespaces-active" time="1.500"/>
    <testcase classname="cluster.namespaces" name="kubernetes/namespaces-active Namespace prod" time="1.500">
      <failure message="Ready 1/2" type="not-yet">Ready 1/2</failure>
    </testcase>
  </testsuite>
  <testsuite name="2.6.1 helm" tests="1" failures="0" errors="1" time="1.500" timestamp="2026-11-22T01:32:00">
    <testcase classname="cluster.helm" name="kubernetes/namespaces-active" time="1.500">
      <error message="Ready 1/2" type="not-yet">Ready 1/2</error>
    </testcase>
  </testsuite>
</testsuites>
`);
});

test('what XML forbids becomes a replacement sign, and what it reads as markup is escaped', () => {
  const message = 'a\u0000b\u001B[31m\uD800 <x> & "q"\nnext';

  const xml = junit(aSheet([aCheck('fail', { message })]), texts('en'));

  expect(xml).toContain(
    'message="a\uFFFDb\uFFFD[31m\uFFFD &lt;x&gt; &amp; &quot;q&quot;&#10;next"',
  );
});

test('a sheet for people says what is not right, and counts', () => {
  const checks = [aCheck('pass'), aCheck('fail', { step: 'helm', ref: '2.6.1', message: 'gone' })];

  expect(sheetText(aSheet(checks), texts('en')).split('\n')).toEqual([
    'Checked new at https://127.0.0.1:6443, kube-system uid-1',
    '',
    'pass         2.5 namespaces  kubernetes/namespaces-active',
    'FAIL         2.6.1 helm      kubernetes/namespaces-active',
    '             gone',
    '',
    '1 FAIL, 1 pass',
    '',
  ]);
});

test.each([
  [
    'en',
    'note: You may not list pods (namespace prod). Ask whoever administers the cluster for this right, then check again.',
  ],
  ['zh-CN', '备注：你无权对 pods 执行 list（命名空间 prod）。请集群管理员授予此权限，然后再检查。'],
] as const)(
  'a sheet for people says of a pass what beside it could not be read, with its remedy (%s)',
  (lang, line) => {
    const params = { verb: 'list', resource: 'pods', namespace: 'prod' };
    const note = { code: 'api-forbidden', params, count: 1, healsByItself: false };

    const lines = sheetText(aSheet([aCheck('pass', { notes: [note] })]), texts(lang)).split('\n');

    expect(lines[3]?.trim()).toBe(line);
  },
);

test('a sheet without checks is one error for a CI server, never a success', () => {
  const xml = junit(aSheet([]), texts('en'));

  expect(xml).toContain('<testsuites name="dr-wizard verify" tests="1" failures="0" errors="1"');
  expect(xml).toContain('<error message="Nothing was selected. Name other');
  expect(xml).toContain(' type="nothing-selected"/>');
});

test('an empty sheet says that nothing was selected', () => {
  expect(sheetText({ ...aSheet([]), target: null }, texts('zh-CN'))).toContain(
    '没有选中任何检查。',
  );
});

test('a sheet that stands alone tells the causes beside the first, with what to do, up to what is read', () => {
  const codes = ['crash-loop', 'api-timeout', 'a', 'b', 'c', 'd', 'e', 'pods-not-ready'];
  const others = codes.map((code) => ({
    code,
    params: {},
    count: 1,
    healsByItself: false,
  }));
  const sheet = aSheet([aCheck('wait', { others })]);

  expect(sheetText(sheet, texts('en'))).not.toContain('also: ');
  const lines = sheetText(sheet, texts('en'), { others: { isOnItsWay } }).split('\n');
  expect(lines.filter((line) => line.includes('also: '))).toHaveLength(5);
  expect(lines).toContain(`${' '.repeat(13)}2 more causes.`);
});

test('what else there is to read of a check stands in it, whether it passed or not', () => {
  const sheet = aSheet([aCheck('pass'), aCheck('fail', { probe: 'dns/points-to' })]);

  const xml = junit(sheet, texts('en'), ({ probe }) => `${probe} <table> \u001b\n`);

  expect(xml.match(/<system-out>[^<]*<\/system-out>/g)).toEqual([
    '<system-out>kubernetes/namespaces-active &lt;table&gt; \uFFFD&#10;</system-out>',
    '<system-out>dns/points-to &lt;table&gt; \uFFFD&#10;</system-out>',
  ]);
  expect(xml).toContain('tests="2" failures="1"');
});
