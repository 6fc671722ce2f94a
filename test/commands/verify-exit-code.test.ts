import { expect, test } from 'vitest';
import { verifyExitCode } from '../../src/commands/verify-exit-code.ts';
import type { Check, Verification } from '../../src/model/report.ts';
import { aCause, worstVerdict, type Verdict } from '../../src/model/verdict.ts';

function aCheck(verdict: Verdict, code: string | null, probe = 'kubernetes/nodes-ready'): Check {
  return {
    verdict,
    cause: code === null ? null : aCause(code),
    others: [],
    notes: [],
    object: null,
    step: 'nodes',
    ref: '1.1',
    probe,
    group: 'cluster',
    message: '',
    at: '2026-11-22T01:32:00.000Z',
    durationMs: 0,
    evidence: [],
  };
}

function exitCodeOf(...checks: readonly Check[]): number {
  const sheet: Verification = {
    apiVersion: 'dr-wizard/v1',
    kind: 'Verification',
    mode: 'verify',
    verdict: worstVerdict(checks.map(({ verdict }) => verdict)),
    startedAt: '2026-11-22T01:32:00.000Z',
    finishedAt: '2026-11-22T01:32:00.000Z',
    target: null,
    counts: { fail: 0, unknown: 0, wait: 0, pass: 0 },
    checks,
  };
  return verifyExitCode(sheet, (probe) => probe.startsWith('kubernetes/'));
}

const unknown = (code: string, probe?: string) => aCheck('unknown', code, probe);

test.each([
  [0, 'everything passes', [aCheck('pass', null)]],
  [1, 'nothing was selected', []],
  [1, 'something is still waited for', [aCheck('pass', null), aCheck('wait', 'pods-not-ready')]],
  [3, 'the name of the API server is not known', [unknown('host-not-found')]],
  [3, 'nobody answers', [unknown('api-timeout'), unknown('api-reset')]],
  [4, 'the login program gives no credentials', [unknown('exec-plugin-failed')]],
  [4, 'the credentials are refused', [unknown('api-unauthorized'), unknown('api-forbidden')]],
  [1, 'one group of the API is down', [unknown('api-group-unavailable')]],
  [1, 'the cluster that was reached does not serve a kind', [unknown('api-kind-unknown')]],
  [
    1,
    'one is forbidden and another one unreachable',
    [unknown('api-forbidden'), unknown('api-reset')],
  ],
  [1, 'a check without a cluster is blind', [unknown('host-not-found', 'net/port-open')]],
  [1, 'one passes and the rest is unreachable', [aCheck('pass', null), unknown('api-reset')]],
] as const)('verify ends with %i where %s', (code, _where, checks) => {
  expect(exitCodeOf(...checks)).toBe(code);
});
