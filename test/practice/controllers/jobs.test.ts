import { expect, test, vi } from 'vitest';
import type { JsonObject } from '../../../src/model/json.ts';
import { NOBODY_HOME, type ContainerEnd } from '../../../src/practice/pod-host.ts';
import { change } from '../../../src/practice/store/change.ts';
import { withAt } from '../../../src/practice/store/json.ts';
import { kindNamed } from '../../../src/practice/store/kinds.ts';
import { aRange, someNodes } from '../../support/practice/a-range.ts';

const PATIENT = { timeout: 20_000, interval: 20 };

function aJob(spec: JsonObject = {}): JsonObject {
  return {
    metadata: { name: 'once' },
    spec: {
      template: {
        spec: { restartPolicy: 'Never', containers: [{ name: 'app', image: 'a:1' }] },
      },
      ...spec,
    },
  };
}

function ending(end: ContainerEnd) {
  return aRange({ host: { ...NOBODY_HOME, run: async () => end } });
}

test('a Job whose pods end well is complete, and says so', async () => {
  const range = ending({ exitCode: 0, says: 'done' });

  range.add('Job', aJob({ completions: 3, parallelism: 2 }));

  await vi.waitFor(() => expect(range.said('Job', 'once')).toBe('pass'), PATIENT);
  expect(range.get('Job', 'once')).toMatchObject({ status: { succeeded: 3 } });
  expect(range.list('Pod', 'default')).toHaveLength(3);
});

test('a Job whose pods fail is tried again as often as it says, and fails then', async () => {
  const range = ending({ exitCode: 3, says: 'no' });

  range.add('Job', aJob({ backoffLimit: 1 }));

  await vi.waitFor(() => expect(range.said('Job', 'once')).toMatch(/^fail /), PATIENT);
  expect(range.get('Job', 'once')).toMatchObject({ status: { failed: 2 } });
});

test('a Job that is suspended has no pods until it is not', async () => {
  const range = ending({ exitCode: 0, says: '' });
  range.add('Job', aJob({ suspend: true }));
  await vi.waitFor(
    () => expect(JSON.stringify(range.get('Job', 'once'))).toContain('"Suspended"'),
    PATIENT,
  );
  expect(range.list('Pod')).toEqual([]);

  const place = { namespace: 'default', name: 'once' };
  change(range.store, kindNamed('Job'), place, undefined, { manager: 'test' }, (job) =>
    withAt(job, ['spec', 'suspend'], false),
  );

  await vi.waitFor(() => expect(range.said('Job', 'once')).toBe('pass'), PATIENT);
});

test('a DaemonSet has a pod on each node that it is meant for, also on one that comes later', async () => {
  const range = aRange({ nodes: someNodes(2) });
  const labels = { app: 'agent' };
  range.add('DaemonSet', {
    metadata: { name: 'agent' },
    spec: {
      selector: { matchLabels: labels },
      template: {
        metadata: { labels },
        spec: {
          nodeSelector: { 'kubernetes.io/os': 'linux' },
          containers: [{ name: 'app', image: 'a:1' }],
        },
      },
    },
  });
  await vi.waitFor(() => expect(range.said('DaemonSet', 'agent')).toBe('pass'), PATIENT);
  const isReady = (count: number) =>
    expect(range.get('DaemonSet', 'agent')).toMatchObject({
      status: { desiredNumberScheduled: count, numberReady: count },
    });
  isReady(2);

  const [first] = range.list('Node');
  const meta = { name: 'node-9', labels: { 'kubernetes.io/os': 'linux' } };
  range.add('Node', { ...first, metadata: meta });
  await vi.waitFor(() => isReady(3), PATIENT);
  range.remove('Node', 'node-9');

  await vi.waitFor(
    () =>
      expect(range.get('DaemonSet', 'agent')).toMatchObject({
        status: { desiredNumberScheduled: 2 },
      }),
    PATIENT,
  );
});
