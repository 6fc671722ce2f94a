import type { Check, Verification } from '../model/report.ts';
import type { Texts } from '../text/index.ts';

/**
 * A sheet of checks for a CI server. A suite is a step; `fail` and `wait` are failures, `unknown` is an error: nothing
 * was proven, and nothing disproven. A sheet without checks is an error too: a server takes no tests for a success.
 * `out` is what else there is to read of a check: names come and go, so they are no tests of their own.
 */
export function junit(
  sheet: Verification,
  texts: Texts,
  out: (check: Check) => string = () => '',
): string {
  if (sheet.checks.length === 0) return nothing(texts.t('report.sheet.empty'));
  const byStep = Object.groupBy(sheet.checks, (check) => check.step);
  const suites = Object.entries(byStep).map(([step, checks = []]) => suite(step, checks, out));
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    `<testsuites${attributes({ name: 'dr-wizard verify', ...totals(sheet.checks) })}>`,
    ...suites,
    '</testsuites>',
    '',
  ].join('\n');
}

function nothing(message: string): string {
  const name = 'dr-wizard verify';
  const counts = { name, tests: 1, failures: 0, errors: 1, time: seconds(0) };
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    `<testsuites${attributes(counts)}>`,
    `  <testsuite${attributes(counts)}>`,
    `    <testcase${attributes({ classname: name, name, time: seconds(0) })}>`,
    `      <error${attributes({ message, type: 'nothing-selected' })}/>`,
    '    </testcase>',
    '  </testsuite>',
    '</testsuites>',
    '',
  ].join('\n');
}

type Out = (check: Check) => string;

function suite(step: string, checks: readonly Check[], out: Out): string {
  const [first] = checks;
  const name = first === undefined ? step : `${first.ref} ${step}`;
  const timestamp = (first?.at ?? '').replace(/\.\d+Z$/, '');
  return [
    `  <testsuite${attributes({ name, ...totals(checks), timestamp })}>`,
    ...checks.map((check) => testCase(check, out(check))),
    '  </testsuite>',
  ].join('\n');
}

function testCase(check: Check, out: string): string {
  const { object } = check;
  const folder = object?.namespace === undefined ? '' : `${object.namespace}/`;
  const on = object === null ? '' : ` ${object.kind} ${folder}${object.name}`;
  const open = `    <testcase${attributes({
    classname: `${check.group}.${check.step}`,
    name: `${check.probe}${on}`,
    time: seconds(check.durationMs),
  })}`;
  const below = [
    ...(check.verdict === 'pass' ? [] : [problem(check)]),
    ...(out === '' ? [] : [`      <system-out>${escaped(out)}</system-out>`]),
  ];
  return below.length === 0 ? `${open}/>` : [`${open}>`, ...below, '    </testcase>'].join('\n');
}

function problem(check: Check): string {
  const tag = check.verdict === 'unknown' ? 'error' : 'failure';
  const type = check.cause?.code ?? check.verdict;
  const others = check.others.map((cause) => `${cause.code} ${JSON.stringify(cause.params)}`);
  return `      <${tag}${attributes({ message: check.message, type })}>${escaped(
    [check.message, ...others].join('\n'),
  )}</${tag}>`;
}

function totals(checks: readonly Check[]) {
  const count = (...verdicts: readonly Check['verdict'][]) =>
    checks.filter(({ verdict }) => verdicts.includes(verdict)).length;
  const time = seconds(checks.reduce((sum, { durationMs }) => sum + durationMs, 0));
  return { tests: checks.length, failures: count('fail', 'wait'), errors: count('unknown'), time };
}

function seconds(ms: number): string {
  return (ms / 1000).toFixed(3);
}

function attributes(all: { readonly [name: string]: string | number }): string {
  return Object.entries(all)
    .map(([name, value]) => ` ${name}="${escaped(String(value))}"`)
    .join('');
}

const ENTITIES: { readonly [sign: string]: string } = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  '\n': '&#10;',
  '\t': '&#9;',
  '\r': '&#13;',
};
const FORBIDDEN =
  // oxlint-disable-next-line no-control-regex -- XML 1.0 forbids them even as references
  /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]|\p{Surrogate}/gu;

function escaped(text: string): string {
  return text
    .replaceAll(FORBIDDEN, '\uFFFD')
    .replaceAll(/[&<>"\n\t\r]/g, (sign) => ENTITIES[sign] ?? '');
}
