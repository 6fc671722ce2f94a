import { readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { parse } from 'yaml';
import type { KubeObject } from '../../../src/model/ports.ts';
import { loadBalancerReady } from '../../../src/probes/kubernetes/load-balancer-ready.ts';
import { aFollower, aHandClock, blind, put } from '../../support/probes/follower.ts';
import { anObject } from '../../support/probes/objects.ts';
import { NEVER, readersOf } from '../../support/probes/readers.ts';

type Case = {
  readonly says: string;
  readonly with: object;
  readonly services: readonly Given[];
  readonly warning?: { readonly reason: string; readonly message: string };
  readonly verdict: string;
  readonly code?: string;
  readonly notes?: readonly string[];
  readonly finds?: object;
};
type Given = {
  readonly name?: string;
  readonly type?: string | null;
  readonly inside?: true;
  readonly deletionTimestamp?: string;
  readonly ingress?: unknown;
};

const CASES: readonly Case[] = parse(
  readFileSync(path.join(import.meta.dirname, 'load-balancer-ready.yaml'), 'utf8'),
);
const INSIDE = {
  'service.beta.kubernetes.io/alibaba-cloud-loadbalancer-address-type': 'intranet',
};

function aService({ name = 'lb', type = 'LoadBalancer', inside, ingress, ...more }: Given) {
  const { metadata, ...rest } = anObject(
    'Service',
    `metadata: { name: ${name}, namespace: infra }`,
  );
  return {
    ...rest,
    metadata: { ...metadata, ...more, ...(inside ? { annotations: INSIDE } : {}) },
    spec: { ...(type === null ? {} : { type }), ports: [{ name: 'http', port: 80 }] },
    status: { loadBalancer: ingress === undefined ? {} : { ingress } },
  };
}

function aWarning({ reason, message }: { reason: string; message: string }): KubeObject {
  return anObject(
    'Event',
    `metadata: { name: lb.1, namespace: infra }
type: Warning
reason: ${reason}
message: ${message}
lastTimestamp: "2026-01-31T00:00:00Z"
involvedObject: { kind: Service, name: lb, namespace: infra, uid: uid-of-lb }`,
  );
}

const ENDPOINTS = anObject(
  'EndpointSlice',
  `metadata: { name: lb-1, namespace: infra, labels: { kubernetes.io/service-name: lb } }
ports: [{ name: http, port: 80 }]
endpoints: [{ conditions: { ready: true } }]`,
);

const look = (input: object, objects: readonly KubeObject[]) =>
  loadBalancerReady.look(
    { namespace: 'infra', address: 'external', ...input },
    readersOf(objects),
    NEVER,
  );

test.each(CASES)('$says', async ({ services, warning, verdict, code, finds, notes, ...given }) => {
  const objects = [ENDPOINTS, ...services.map(aService), ...(warning ? [aWarning(warning)] : [])];

  const seen = await look(given.with, objects);

  expect({
    verdict: seen.verdict,
    code: seen.cause?.code,
    finds: seen.finds,
    notes: seen.notes.map((note) => note.code).filter((note) => note !== 'load-balancer-addresses'),
  }).toEqual({ verdict, code, finds: finds ?? {}, notes: notes ?? [] });
});

test('what the cloud says stands before that there is no address, in its words', async () => {
  const event = aWarning({ reason: 'SyncLoadBalancerFailed', message: 'quota exceeded' });

  const seen = await look({ service: 'lb' }, [aService({}), event]);

  expect(seen).toMatchObject({
    cause: { params: { reason: 'SyncLoadBalancerFailed', message: 'quota exceeded' } },
    others: [{ code: 'load-balancer-pending' }],
    object: { kind: 'Service', name: 'lb', namespace: 'infra' },
  });
});

test('other addresses, and that nothing answers behind it, are notes', async () => {
  const ingress = [{ ip: '203.0.113.10' }, { ip: '10.0.0.7' }];

  const seen = await look({ service: 'lb', address: 'any' }, [aService({ ingress })]);

  expect(seen).toMatchObject({
    verdict: 'pass',
    notes: [
      { code: 'load-balancer-addresses', params: { others: '10.0.0.7' } },
      { code: 'service-without-endpoints', params: { endpoints: 0 } },
    ],
  });
});

test('where Services can not be read it is unknown, whatever was told of them before', async () => {
  const cluster = aFollower();
  const services = { apiVersion: 'v1', kind: 'Service', namespace: 'infra' } as const;
  cluster.tell(
    ...put(aService({ ingress: [{ ip: '203.0.113.10' }] })),
    { is: 'whole', ...services },
    blind(services, 'api-forbidden'),
  );
  cluster.end();
  const readers = { ...readersOf([]), cluster, clock: aHandClock() };

  const seen = await loadBalancerReady.look(
    { namespace: 'infra', address: 'external' },
    readers,
    NEVER,
  );

  expect([seen.verdict, seen.cause?.code]).toEqual(['unknown', 'api-forbidden']);
});
