import { expect, test } from 'vitest';
import { WizardError } from '../../../src/model/error.ts';
import type { ClusterReader, Clock } from '../../../src/model/ports.ts';
import { restored } from '../../../src/probes/velero/restored.ts';
import { anObject } from '../../support/probes/objects.ts';
import { NEVER, readersOf } from '../../support/probes/readers.ts';
import { aNamespace, aRestore } from '../../support/velero/objects.ts';

const HALF = aRestore('again', { status: { phase: 'PartiallyFailed', errors: 2, warnings: 1 } });
const SERVER = anObject(
  'Pod',
  'metadata: { name: velero-1, namespace: velero, labels: { deploy: velero } }',
);
const ASKED = { backup: 'nightly', namespaces: ['prod', 'pre'] } as const;

/** As Velero 1.18 writes at the end of a restore. */
const OWN = String.raw`level=error msg="Namespace prod, resource restore error: error restoring deployments.apps/prod/web: Deployment.apps \"web\" is invalid: spec.selector: Required value" logSource="pkg/controller/restore_controller.go:626" restore=velero/again`;
const LOG = [
  String.raw`time="2026-06-02T11:54:59Z" level=info msg="error restoring web: Deployment.apps \"web\" is invalid" restore=velero/again`,
  `time="2026-06-02T11:55:00Z" ${OWN}`,
  `time="2026-06-02T11:55:00Z" ${OWN}`,
  'time="2026-06-02T11:55:00Z" level=error msg="Cluster resource restore error: no such thing" restore=velero/again',
  'time="2026-06-02T11:55:00Z" level=warning msg="Namespace pre, resource restore warning: there already" restore=velero/again',
  'time="2026-06-02T11:55:00Z" level=error msg="Namespace prod, resource restore error: another one" restore=velero/again-2',
].join('\n');

function look(log: ClusterReader['log']) {
  const readers = readersOf([HALF, SERVER, aNamespace('prod'), aNamespace('pre')]);
  return restored.look(ASKED, { ...readers, cluster: { ...readers.cluster, log } }, NEVER);
}

test('a restore that left something out names the objects and why, as the log of the server has it', async () => {
  const seen = await look(async () => LOG);

  expect(seen).toMatchObject({
    verdict: 'fail',
    cause: { code: 'velero-restore-partly', params: { errors: 2, warnings: 1 } },
    others: [
      {
        code: 'velero-restore-object',
        params: {
          object: 'deployments.apps/prod/web',
          reason: 'Deployment.apps "web" is invalid: spec.selector: Required value',
        },
      },
      { code: 'velero-restore-object', params: { object: '-', reason: 'no such thing' } },
    ],
    notes: [],
  });
  expect(seen.evidence.at(-1)?.name).toBe('server-log');
});

test('the same in JSON, as the server can be set to write', async () => {
  const message = 'Namespace pre, resource restore error: could not be read';
  const line = { level: 'error', msg: message, restore: 'velero/again' };

  const seen = await look(async () => JSON.stringify(line));

  expect(seen.others.map(({ params }) => params)).toEqual([
    { object: 'pre', reason: 'could not be read' },
  ]);
});

test.each([
  ['in words', String.raw`\x1b[31mred\u200b \U0001f600 \Uffffffff \\x41 \"q\" <b>`],
  ['in JSON', String.raw`\u001b[31mred\u200b \ud83d\ude00 \u003cb\u003e`],
])('what the log has written otherwise is told as it was: %s', async (form, written) => {
  const message = `Namespace pre, resource restore error: ${written}`;
  const line =
    form === 'in words'
      ? `level=error msg="${message}" restore=velero/again`
      : `{"level":"error","msg":"${message}","restore":"velero/again"}`;

  const seen = await look(async () => line);

  expect(seen.others.map(({ params }) => params['reason'])).toEqual([
    form === 'in words' ? String.raw`[31mred 😀 � \x41 "q" <b>` : '[31mred 😀 <b>',
  ]);
});

test('a restore that failed as a whole says why by itself: nothing is looked for in the log', async () => {
  const failureReason = 'restore execution failed: error downloading backup';
  const failed = aRestore('again', { status: { phase: 'Failed', failureReason } });
  const readers = readersOf([failed, SERVER, aNamespace('prod'), aNamespace('pre')]);

  const seen = await restored.look(ASKED, readers, NEVER);

  expect(seen).toMatchObject({
    verdict: 'fail',
    cause: { code: 'phase-failed', params: { phase: 'Failed', message: failureReason } },
    notes: [],
  });
});

test.each([
  ['there is no log', async (): Promise<string | undefined> => undefined],
  ['nothing of it stands in the log', async () => 'level=error msg="other" restore=velero/other'],
  [
    'nobody may read it',
    async () => {
      throw new WizardError('forbidden', 'api-forbidden');
    },
  ],
])('where %s it is said how to read the reasons', async (_says, log) => {
  const seen = await look(log);

  expect(seen).toMatchObject({
    verdict: 'fail',
    others: [],
    notes: [{ code: 'velero-reasons-unread', params: { name: 'again', namespace: 'velero' } }],
  });
});

const WARNED = aRestore('again', { status: { warnings: 2 } });
const warning = (namespace: string, said: string) =>
  `time="2026-06-02T11:55:00Z" level=warning msg="Namespace ${namespace}, resource restore warning: ${said}" restore=velero/again`;
const differsToo = (kind: string, name: string) =>
  `could not restore, ${kind}:${name} already exists. Warning: the in-cluster version is different than the backed-up version`;
const differs = (kind: string, name: string) =>
  String.raw`could not restore, ${kind} \"${name}\" already exists. Warning: the in-cluster version is different than the backed-up version`;

async function lookWarned(lines: readonly string[], minutes: number = 1) {
  const clock: Clock = {
    now: () => Date.parse('2026-06-02T11:55:00Z') + minutes * 60_000,
    mono: () => 0,
    sleep: async () => {},
  };
  const objects = [WARNED, SERVER, aNamespace('prod'), aNamespace('pre')];
  const readers = readersOf(objects, { clock });
  const cluster = { ...readers.cluster, log: async () => lines.join('\n') };
  const { verdict, notes } = await restored.look(ASKED, { ...readers, cluster }, NEVER);
  return [verdict, ...notes.map(({ code, params }) => [code, params['object'], params['reason']])];
}

test('what a restore has left as it was is named; that each cluster has an authority of its own is no news', async () => {
  const own = ['prod', 'pre'].map((one) => warning(one, differs('ConfigMap', 'kube-root-ca.crt')));
  const too = ['prod', 'pre'].map((one) =>
    warning(one, differsToo('ConfigMap', 'kube-root-ca.crt')),
  );
  const lines = [...own, warning('prod', differs('Deployment', 'web')), warning('pre', 'refused')];

  expect(await lookWarned(lines)).toEqual([
    'pass',
    ['velero-restore-warnings', undefined, undefined],
    [
      'velero-restore-warned',
      'Deployment prod/web',
      'could not restore, Deployment "web" already exists. Warning: the in-cluster version is different than the backed-up version',
    ],
    ['velero-restore-warned', 'pre', 'refused'],
  ]);
  expect(await lookWarned([warning('pre', differsToo('Service', 'web'))])).toContainEqual([
    'velero-restore-warned',
    'Service pre/web',
    differsToo('Service', 'web'),
  ]);
  expect(await lookWarned(own)).toEqual(['pass']);
  expect(await lookWarned(too)).toEqual(['pass']);
});

test('the log is read for warnings only when a restore has just ended', async () => {
  expect(await lookWarned([warning('prod', 'refused')], 30)).toEqual([
    'pass',
    ['velero-restore-warnings', undefined, undefined],
  ]);
});
