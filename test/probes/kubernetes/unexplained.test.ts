import { expect, onTestFinished, test } from 'vitest';
import type { Change, KubeObject } from '../../../src/model/ports.ts';
import { workloadsReady } from '../../../src/probes/kubernetes/workloads-ready.ts';
import { FAKE_READERS } from '../../support/fake-ports.ts';
import {
  aFollower,
  aHandClock,
  blind,
  heard,
  put,
  settled,
  whole,
} from '../../support/probes/follower.ts';
import { aDeployment, anObject, aTree } from '../../support/probes/objects.ts';

const GATEWAY = { namespace: 'prod', kind: 'Deployment', name: 'gateway' };
const EVENTS = { apiVersion: 'v1', kind: 'Event', namespaces: ['prod'] } as const;
const CLAIMS = { apiVersion: 'v1', kind: 'PersistentVolumeClaim', namespaces: ['prod'] } as const;
const NODES = { apiVersion: 'v1', kind: 'Node' } as const;
const CLASSES = { apiVersion: 'storage.k8s.io/v1', kind: 'StorageClass' } as const;
/** All that the verdict rests on. */
const JUDGED = whole([
  { apiVersion: 'apps/v1', kind: 'Deployment', namespaces: ['prod'] },
  { apiVersion: 'apps/v1', kind: 'ReplicaSet', namespaces: ['prod'] },
  { apiVersion: 'v1', kind: 'Pod', namespaces: ['prod'] },
]);
const LATE = whole([CLAIMS, NODES, CLASSES]);

const READY = aTree('gateway', ['ready', 'ready']);
const UNREADY = aTree('gateway', ['ready', 'starting']);
const UNMOUNTED = anObject(
  'Event',
  `metadata: { name: gateway.1, namespace: prod }
type: Warning
reason: FailedMount
message: 'MountVolume.SetUp failed for volume "tls" : secret "gateway-tls" not found'
lastTimestamp: "2026-01-31T00:00:00Z"
involvedObject: { kind: Pod, name: gateway-5d-1, namespace: prod, uid: uid-of-pod-gateway-1 }`,
);

/** A cluster that has told so much by now. */
function aCluster(objects: readonly KubeObject[], ...more: readonly Change[]) {
  const cluster = aFollower();
  const clock = aHandClock();
  const readers = { ...FAKE_READERS, cluster, clock };
  cluster.tell(...put(...objects), ...JUDGED, ...more);
  const stop = new AbortController();
  onTestFinished(() => stop.abort());
  return {
    cluster,
    clock,
    look: (...workloads: readonly object[]) => {
      const asked = { workloads: workloads.map((one) => ({ ...one })) };
      let answer: Awaited<ReturnType<typeof workloadsReady.look>> | undefined;
      const asking = async () => {
        answer = await workloadsReady.look(asked, readers, stop.signal);
      };
      void Promise.allSettled([asking()]);
      return () => answer;
    },
    follow: () => {
      const input = { workloads: [{ ...GATEWAY }] };
      if (workloadsReady.follow === undefined) throw new Error('It can not follow');
      return heard(workloadsReady.follow(input, readers, stop.signal)).all;
    },
  };
}

test('a pass waits for nothing that only explains', async () => {
  const { look, follow, cluster } = aCluster(READY);
  const seen = look(GATEWAY);
  await settled();

  expect(seen()).toMatchObject({ verdict: 'pass', notes: [] });
  expect(cluster.following()).toBe(0);

  cluster.tell(...put(...READY), ...JUDGED);
  const all = follow();
  await settled();
  expect(all).toMatchObject([{ verdict: 'pass', notes: [] }]);
});

test('what is not ready waits a little for what explains it, and then says what was not read', async () => {
  const { look, clock, cluster } = aCluster(UNREADY, ...LATE);
  const seen = look(GATEWAY);
  await settled();
  clock.pass(2900);
  await settled();
  expect(seen()).toBeUndefined();

  clock.pass(100);
  await settled();

  expect(seen()).toMatchObject({
    verdict: 'wait',
    notes: [{ code: 'events-not-all-read', params: { namespace: 'prod' } }],
  });
  expect(cluster.following()).toBe(0);
});

test('what explains and comes soon is waited for', async () => {
  const { look, clock, cluster } = aCluster(UNREADY, ...LATE);
  const seen = look(GATEWAY);
  await settled();
  clock.pass(1000);
  cluster.tell(...put(UNMOUNTED), ...whole([EVENTS]));
  await settled();

  expect(seen()).toMatchObject({ verdict: 'wait', cause: { code: 'secret-absent' }, notes: [] });
});

test('events that never end hold nothing back', async () => {
  const { look, clock, cluster } = aCluster(UNREADY, ...LATE);
  const seen = look(GATEWAY);
  for (let second = 0; second < 4; second += 1) {
    cluster.tell(...put(UNMOUNTED));
    await settled();
    clock.pass(1000);
    await settled();
  }

  expect(seen()).toMatchObject({
    cause: { code: 'secret-absent' },
    notes: [{ code: 'events-not-all-read' }],
  });
});

test('who follows is told after a little while, and again once what explains has come', async () => {
  const { follow, clock, cluster } = aCluster(UNREADY, ...LATE);
  const all = follow();
  await settled();
  expect(all).toEqual([]);
  clock.pass(3000);
  await settled();

  expect(all).toMatchObject([
    { verdict: 'wait', cause: { code: 'pod-starting' }, notes: [{ code: 'events-not-all-read' }] },
  ]);

  cluster.tell(...put(UNMOUNTED), ...whole([EVENTS]));
  await settled();
  clock.pass(20_000);
  await settled();
  expect(all.slice(1)).toMatchObject([{ cause: { code: 'secret-absent' }, notes: [] }]);
});

test('of what explains and never ends, some is told from time to time', async () => {
  const { follow, clock, cluster } = aCluster(UNREADY, ...LATE);
  const all = follow();
  await settled();
  clock.pass(3000);
  await settled();
  cluster.tell(...put(UNMOUNTED));
  clock.pass(2900);
  await settled();
  expect(all).toHaveLength(1);

  clock.pass(100);
  await settled();
  expect(all.slice(1)).toMatchObject([
    { cause: { code: 'secret-absent' }, notes: [{ code: 'events-not-all-read' }] },
  ]);
});

test('who follows is told of a pass at once, also while what explains is waited for', async () => {
  const { follow, clock, cluster } = aCluster(UNREADY);
  const all = follow();
  await settled();
  cluster.tell(...put(...READY));
  clock.pass(250);
  await settled();

  expect(all).toMatchObject([{ verdict: 'pass' }]);
});

test('what explains and can not be read is said beside what is not ready, and never beside a pass', async () => {
  const unread = [
    blind({ ...CLAIMS, namespace: 'prod' }, 'api-forbidden'),
    blind(NODES, 'api-unavailable'),
    blind(CLASSES, 'api-refused-request'),
    blind({ ...EVENTS, namespace: 'prod' }, 'api-unauthorized'),
  ];
  const bad = aCluster(UNREADY, ...unread).look(GATEWAY);
  const good = aCluster(READY, ...unread).look(GATEWAY);
  await settled();

  expect(bad()?.notes.map(({ code }) => code)).toEqual([
    'api-forbidden',
    'api-refused-request',
    'api-unavailable',
    'api-unauthorized',
  ]);
  expect(good()).toMatchObject({ verdict: 'pass', notes: [] });
});

test('a kind that is never told holds nothing back and is named', async () => {
  const { look, clock } = aCluster(UNREADY, ...whole([EVENTS, CLAIMS, CLASSES]));
  const seen = look(GATEWAY);
  await settled();
  clock.pass(3000);
  await settled();

  expect(seen()?.notes).toMatchObject([{ code: 'not-read-yet', params: { kind: 'Node' } }]);
});

test('beside a pass it is waited for and said where a wanted one is not ready', async () => {
  const wanted = { ...GATEWAY, name: 'slow', need: 'wanted' };
  const { look, clock } = aCluster([...READY, aDeployment('slow', 2, 0)], ...LATE);
  const seen = look(GATEWAY, wanted);
  await settled();
  expect(seen()).toBeUndefined();
  clock.pass(3000);
  await settled();

  expect(seen()?.verdict).toBe('pass');
  expect(seen()?.notes.map(({ code }) => code)).toContain('events-not-all-read');
});

test('a cluster that can not be reached is not taken for one whose events are late', async () => {
  const { follow, cluster } = aCluster(READY);
  const all = follow();
  await settled();
  for (const kind of ['Deployment', 'ReplicaSet'])
    cluster.tell(blind({ apiVersion: 'apps/v1', kind, namespace: 'prod' }, 'api-refused', true));
  await settled();
  expect(cluster.following()).toBe(1);

  cluster.tell(blind({ apiVersion: 'v1', kind: 'Pod', namespace: 'prod' }, 'api-refused', true));
  await settled();

  expect(cluster.following()).toBe(0);
  expect(all[0]).toMatchObject({ verdict: 'pass' });
});
