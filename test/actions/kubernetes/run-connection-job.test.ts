import { expect, test } from 'vitest';
import { runConnectionJob } from '../../../src/actions/kubernetes/run-connection-job.ts';
import type { KubeObject } from '../../../src/model/ports.ts';
import { interruptedAtEachAwait } from '../../support/actions/interrupted.ts';
import { memoryCluster } from '../../support/actions/memory-cluster.ts';
import { NEVER } from '../../support/probes/readers.ts';

const STORES = [
  { name: 'database', host: 'db.example.com', port: 3306 },
  { name: 'cache', host: '2001:db8::7', port: 6380, tls: true },
];
const ASKED = { namespace: 'prod', image: 'registry.example.com/tools:1', stores: STORES };
const act = (ports: Parameters<typeof runConnectionJob.act>[1], input: object = {}) =>
  runConnectionJob.act({ ...ASKED, ...input }, ports, NEVER);

test('a Job is made that may do nothing but connect, and goes by itself', async () => {
  const { ports, objects } = memoryCluster();

  const { changed, created } = await act(ports, { pullSecret: 'registry-pull' });

  expect(changed).toBe(true);
  expect(created).toMatchObject([
    {
      what: { kind: 'Job', name: 'dr-wizard-connections-run', namespace: 'prod', uid: 'uid-1' },
      undo: { uses: 'kubernetes/remove' },
    },
  ]);
  expect(objects).toMatchObject([
    {
      apiVersion: 'batch/v1',
      spec: {
        backoffLimit: 0,
        activeDeadlineSeconds: 330,
        ttlSecondsAfterFinished: 600,
        template: {
          spec: {
            automountServiceAccountToken: false,
            imagePullSecrets: [{ name: 'registry-pull' }],
            securityContext: { runAsNonRoot: true, seccompProfile: { type: 'RuntimeDefault' } },
            containers: [
              {
                image: 'registry.example.com/tools:1',
                command: ['sh', '-c', expect.any(String), 'dr-wizard'],
                args: [
                  '0',
                  'db.example.com',
                  '3306',
                  '-',
                  '-',
                  '1',
                  '2001:db8::7',
                  '6380',
                  '[2001:db8::7]:6380',
                  '-',
                ],
                securityContext: {
                  allowPrivilegeEscalation: false,
                  readOnlyRootFilesystem: true,
                  capabilities: { drop: ['ALL'] },
                },
                resources: { limits: { memory: '64Mi' } },
              },
            ],
          },
        },
      },
    },
  ]);
});

const ENDED = { conditions: [{ type: 'Complete', status: 'True' }] };

async function afterOne(status: object, change: (job: KubeObject) => object = () => ({})) {
  const world = memoryCluster();
  await act(world.ports);
  const [job] = world.objects;
  if (job === undefined) throw new Error('no job');
  world.objects[0] = { ...job, status, ...change(job) };
  const later = { ...world.ports.attempt, key: 'run/step/2' };
  return { ...world, later: { ...world.ports, attempt: later } };
}

test('one of this attempt is found already so, and so is one that runs', async () => {
  const ended = await afterOne(ENDED);
  const running = await afterOne({});

  expect((await act(ended.ports)).changed).toBe(false);
  expect((await act(running.later)).changed).toBe(false);
  expect([...ended.removed, ...running.removed]).toEqual([]);
});

test('another attempt tries anew, once the old Job is gone', async () => {
  const { later, removed, objects } = await afterOne(ENDED);

  const { changed } = await act(later);

  expect([changed, removed]).toEqual([true, ['Job dr-wizard-connections-run uid-1']]);
  expect(objects.map(({ metadata }) => metadata.uid)).toEqual(['uid-2']);
});

test('where the stores are others the Job is another one, though the old one runs', async () => {
  const { ports, removed } = await afterOne({});

  const { changed } = await act(ports, { stores: STORES.slice(1) });

  expect([changed, removed]).toEqual([true, ['Job dr-wizard-connections-run uid-1']]);
});

test('a Job of that name that this run did not make is left alone', async () => {
  const { later, removed } = await afterOne(ENDED, ({ metadata }) => ({
    metadata: { ...metadata, labels: {} },
  }));

  await expect(act(later)).rejects.toMatchObject({ code: 'connection-job-name-taken' });
  expect(removed).toEqual([]);
});

test.each([
  ['none', [], 'nothing-expected'],
  ['no host', [{ name: 'a', port: 1 }], 'data-store-malformed'],
  ['words for a shell', [{ host: '$(reboot)', port: 1 }], 'data-store-malformed'],
  ['an option', [{ host: '-e', port: 1 }], 'data-store-malformed'],
  ['a line break', [{ host: 'a\nb', port: 1 }], 'data-store-malformed'],
  ['no port', [{ host: 'a.example.com', port: 0 }], 'data-store-malformed'],
  ['a port with words', [{ host: 'a.example.com', port: '1; reboot' }], 'data-store-malformed'],
  ['no entry at all', ['a'], 'data-store-malformed'],
] as const)('%s: said, and no Job is made', async (_says, stores, code) => {
  const { ports, made } = memoryCluster();

  await expect(act(ports, { stores })).rejects.toMatchObject({ code });
  expect(made).toEqual([]);
});

test('interrupted at any await and done again there is one Job', async () => {
  const waited = await interruptedAtEachAwait(runConnectionJob, ASKED, () => {
    const { ports, objects, made } = memoryCluster();
    return { ports, state: () => objects, made: () => made };
  });

  expect(waited).toContain('writer.apply');
});

test('the plan names what is tried, and shows the same by hand', () => {
  const { will, byHand } = runConnectionJob.plan(ASKED);

  expect(will).toMatchObject([
    { params: { stores: 'db.example.com:3306, 2001:db8::7:6380', namespace: 'prod' } },
  ]);
  expect(byHand.map((argv) => argv.slice(-6).join(' '))).toEqual([
    'nc -z -w 5 db.example.com 3306',
    'nc -z -w 5 2001:db8::7 6380',
  ]);
});
