import { expect, test } from 'vitest';
import { aCause, type Cause } from '../../src/model/verdict.ts';
import type { Change, KubeObject } from '../../src/model/ports.ts';
import { overview } from '../../src/readiness/overview.ts';
import { createView, type View } from '../../src/readiness/view.ts';
import { aDeployment, aNode, anObject } from '../support/probes/objects.ts';

const NOW = Date.parse('2026-11-23T02:13:44Z');

function viewOf(objects: readonly KubeObject[], now = NOW): View {
  const view = createView();
  tell(view, objects, now);
  return view;
}

function tell(view: View, objects: readonly KubeObject[], now = NOW): void {
  const kinds = new Map(objects.map(({ apiVersion, kind }) => [kind, { apiVersion, kind }]));
  view.apply([
    ...objects.map((object): Change => ({ is: 'put', object })),
    ...[...kinds.values()].map((kind): Change => ({ is: 'whole', ...kind })),
  ]);
  view.work(Number.POSITIVE_INFINITY, now);
}

function inNamespace(namespace: string, object: KubeObject): KubeObject {
  const { metadata } = object;
  const uid = `${namespace}-${metadata.uid}`;
  return { ...object, metadata: { ...metadata, namespace, uid } };
}

function aPod(name: string, owner: KubeObject, reason: string, since?: string): KubeObject {
  const { apiVersion, kind, metadata } = owner;
  const reference = { apiVersion, kind, name: metadata.name, uid: metadata.uid, controller: true };
  const ready = JSON.stringify({ type: 'Ready', status: 'False', lastTransitionTime: since });
  return anObject(
    'Pod',
    `metadata: { name: ${name}, namespace: ${metadata.namespace}, ownerReferences: [${JSON.stringify(reference)}] }
spec: { nodeName: node-1, containers: [{ name: app, image: "registry.example.com/pay:1" }] }
status:
  phase: Pending
  conditions: [{ type: PodScheduled, status: "True" }, ${ready}]
  containerStatuses: [{ name: app, image: "registry.example.com/pay:1", ready: false, restartCount: 0, state: { waiting: { reason: ${reason} } } }]`,
  );
}

const unreachable: Cause = aCause('api-unreachable', { server: 'https://203.0.113.8', reason: '' });

test('namespaces are counted by verdict, the worst first, and what lies in none has a row too', () => {
  const view = viewOf([
    aNode('node-1', true),
    inNamespace('a', aDeployment('good', 2, 2)),
    inNamespace('b', aDeployment('late', 3, 1)),
    inNamespace('b', aDeployment('good', 2, 2)),
  ]);

  const { namespaces, counts, verdict, ready, desired } = overview(view, {
    now: NOW,
    isWhole: true,
  });

  expect(
    namespaces.map(({ name, counts: its, ready: r, desired: d }) => [name, its, r, d]),
  ).toEqual([
    ['b', { pass: 1, wait: 1, fail: 0, unknown: 0 }, 3, 5],
    ['', { pass: 1, wait: 0, fail: 0, unknown: 0 }, 0, 0],
    ['a', { pass: 1, wait: 0, fail: 0, unknown: 0 }, 2, 2],
  ]);
  expect({ counts, verdict, ready, desired }).toEqual({
    counts: { pass: 3, wait: 1, fail: 0, unknown: 0 },
    verdict: 'wait',
    ready: 5,
    desired: 7,
  });
});

test('what only helps to judge is no row of its own', () => {
  const slice = anObject('EndpointSlice', 'metadata: { name: gateway-x, namespace: prod }');

  expect(overview(viewOf([slice]), { now: NOW, isWhole: true }).namespaces).toEqual([]);
});

test('a pass stands in no group; an empty cluster is no pass', () => {
  const ready = overview(viewOf([aDeployment('good', 2, 2)]), { now: NOW, isWhole: true });
  const empty = overview(viewOf([]), { now: NOW, isWhole: true });

  expect([ready.verdict, ready.causes]).toEqual(['pass', []]);
  expect(empty.verdict).toBe('unknown');
});

test('while nothing can be read no pod is counted as ready, and the reason is told once', () => {
  const view = viewOf([aDeployment('good', 2, 2), aDeployment('also', 2, 2)]);
  view.apply([
    {
      is: 'blind',
      apiVersion: 'apps/v1',
      kind: 'Deployment',
      cause: unreachable,
      unreachable: true,
    },
  ]);
  view.work(10, NOW);

  const lost = { since: NOW, cause: unreachable };
  const { verdict, counts, ready, desired, causes, blind } = overview(view, {
    now: NOW,
    isWhole: true,
    lost,
    blind: [unreachable],
  });

  expect({ verdict, unknown: counts.unknown, ready, desired, causes, blind }).toEqual({
    verdict: 'unknown',
    unknown: 2,
    ready: 0,
    desired: 0,
    causes: [],
    blind: [],
  });
});

test('a namespace keeps since when it is so for as long as its worst verdict stays', () => {
  const view = viewOf([aDeployment('late', 3, 1)]);
  const first = overview(view, { now: NOW, isWhole: true });
  tell(view, [aDeployment('late', 3, 2)], NOW + 5000);
  const second = overview(view, { now: NOW + 5000, isWhole: true, before: first });
  tell(view, [aDeployment('late', 3, 3)], NOW + 9000);
  const third = overview(view, { now: NOW + 9000, isWhole: true, before: second });

  expect([first, second, third].map((one) => one.namespaces[0]?.since)).toEqual([
    NOW,
    NOW,
    NOW + 9000,
  ]);
});

test('a cause is as old as the objects say that show it, never younger than it was seen here', () => {
  const owner = aDeployment('pay', 2, 0);
  const view = viewOf([
    owner,
    aPod('pay-1', owner, 'ImagePullBackOff', '2026-11-23T02:09:00Z'),
    aPod('pay-2', owner, 'ImagePullBackOff', '2026-11-23T02:10:00Z'),
    // A cluster whose clock runs ahead.
    aPod('pay-3', owner, 'ImagePullBackOff', '2026-11-23T09:10:00Z'),
  ]);

  const { causes, namespaces } = overview(view, { now: NOW, isWhole: true });

  const oldest = Math.min(...causes.map((one) => one.since));
  expect(namespaces[0]?.since).toBe(oldest);
  expect(oldest).toBeLessThanOrEqual(NOW);
});

test('pods of two workloads that lack the same secret are one cause, counted, with all that it holds up', () => {
  const owners = [aDeployment('pay', 3, 0), aDeployment('gateway', 2, 0)];
  const names = [
    ['pay-1', 'pay-2', 'pay-3'],
    ['gateway-1', 'gateway-2'],
  ];
  const pods = owners.flatMap(
    (owner, n) => names[n]?.map((name) => withoutSecret(name, owner)) ?? [],
  );

  const { causes } = overview(viewOf([...owners, ...pods]), { now: NOW, isWhole: true });

  expect(
    causes.map(({ cause, objects, holds, namespaces, verdict }) => ({
      count: cause.count,
      objects: objects.map(({ name }) => name),
      holds: holds.map(({ name }) => name),
      namespaces,
      verdict,
    })),
  ).toEqual([
    {
      count: 5,
      objects: names.flat(),
      holds: ['pay', 'gateway'],
      namespaces: ['prod'],
      verdict: 'wait',
    },
  ]);
});

test('what many workloads say of themselves in a roll-out is told once', () => {
  const all = Array.from({ length: 300 }, (_, n) => aDeployment(`app-${n}`, 3, 1));

  const { causes } = overview(viewOf(all), { now: NOW, isWhole: true });

  expect(
    causes.map(({ cause, objects, holds }) => [cause.count, objects.length, holds.length]),
  ).toEqual([[300, 200, 300]]);
});

test('pods that are only being started are one group for all workloads, below what is really wrong', () => {
  const owners = [aDeployment('late', 3, 0), aDeployment('slow', 2, 0), aDeployment('pay', 1, 0)];
  const [late, slow, pay] = owners;
  if (late === undefined || slow === undefined || pay === undefined) throw new Error('none');
  const pods = [
    ...['late-1', 'late-2', 'late-3'].map((name) => aPod(name, late, 'ContainerCreating')),
    ...['slow-1', 'slow-2'].map((name) => aPod(name, slow, 'ContainerCreating')),
    withoutSecret('pay-1', pay),
  ];

  const { causes } = overview(viewOf([...owners, ...pods]), { now: NOW, isWhole: true });

  expect(
    causes.map(({ cause, objects, holds, suchAs }) => [
      cause.code,
      cause.count,
      objects.length,
      holds.length,
      suchAs,
    ]),
  ).toEqual([
    ['image-not-authorised', 1, 1, 1, undefined],
    ['pod-starting', 5, 5, 2, true],
  ]);
});

test('what was so already when it was first read is said to be older, what came later is not', () => {
  const view = viewOf([aDeployment('late', 3, 1)]);
  const first = overview(view, { now: NOW, isWhole: true, knownFrom: NOW });
  tell(view, [aDeployment('late', 3, 1), anObject('Service', LOAD_BALANCER)], NOW + 5000);
  const second = overview(view, { now: NOW + 5000, isWhole: true, knownFrom: NOW, before: first });

  const told = second.causes.map(({ cause, since, sinceBefore }) => [
    cause.object?.kind,
    since - NOW,
    sinceBefore,
  ]);
  expect(new Map(told.map((one) => [one[0], one]))).toEqual(
    new Map([
      ['Deployment', ['Deployment', 0, true]],
      ['Service', ['Service', 5000, undefined]],
    ]),
  );
});

const LOAD_BALANCER = `metadata: { name: front, namespace: prod }
spec: { type: LoadBalancer, ports: [{ port: 80 }] }
status: {}`;

function withoutSecret(name: string, owner: KubeObject): KubeObject {
  const pod = aPod(name, owner, 'ImagePullBackOff');
  const image = 'registry.example.com/pay:1';
  const message = `failed to pull image "${image}": 401 Unauthorized`;
  return {
    ...pod,
    spec: { imagePullSecrets: [{ name: 'regcred' }], containers: [{ name: 'app', image }] },
    status: {
      phase: 'Pending',
      conditions: [{ type: 'PodScheduled', status: 'True' }],
      containerStatuses: [
        {
          name: 'app',
          image,
          ready: false,
          restartCount: 0,
          state: { waiting: { reason: 'ErrImagePull', message } },
        },
      ],
    },
  };
}

test('a thousand roots are told of in some milliseconds', () => {
  const objects = Array.from({ length: 1000 }, (_, n) =>
    inNamespace(`ns-${n % 40}`, aDeploymentLike(n)),
  );
  const view = viewOf(objects);
  overview(view, { now: NOW, isWhole: true });

  // Of this process alone: others may keep the machine busy.
  const began = process.cpuUsage();
  for (let i = 0; i < 10; i += 1) overview(view, { now: NOW, isWhole: true });

  const { user, system } = process.cpuUsage(began);
  expect((user + system) / 1000 / 10).toBeLessThan(30);
});

const MODEL = aDeployment('model', 10, 9);

function aDeploymentLike(n: number): KubeObject {
  const { metadata } = MODEL;
  return { ...MODEL, metadata: { ...metadata, name: `app-${n}`, uid: `uid-${n}` } };
}
