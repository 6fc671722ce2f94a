import { readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { parse } from 'yaml';
import type { KubeObject } from '../../../src/model/ports.ts';
import { loadBalancerReady } from '../../../src/probes/kubernetes/load-balancer-ready.ts';
import { aFollower, aHandClock, blind, put } from '../../support/probes/follower.ts';
import { anObject } from '../../support/probes/objects.ts';
import { NEVER, readersOf } from '../../support/probes/readers.ts';

type Given = {
  readonly name: string;
  readonly app?: string;
  readonly ips?: readonly string[];
  readonly hostname?: string;
};
type Case = {
  readonly says: string;
  readonly with?: object;
  readonly services: readonly Given[];
  readonly warning?: { readonly reason: string; readonly message: string };
  readonly verdict: string;
  readonly codes?: readonly string[];
  readonly notes?: readonly string[];
  readonly finds?: object;
};

const CASES: readonly Case[] = parse(
  readFileSync(path.join(import.meta.dirname, 'one-load-balancer.yaml'), 'utf8'),
);
const EXTERNAL = { namespace: 'ingress', workload: 'controller', address: 'external' } as const;
const CONTROLLER = anObject(
  'Deployment',
  `metadata: { name: controller, namespace: ingress }
spec:
  selector: { matchLabels: { app: ingress } }
  template: { metadata: { labels: { app: ingress, tier: edge } } }`,
);

function aService({ name, app = 'ingress', ips = [], hostname }: Given, age: number): KubeObject {
  const ingress = [...ips.map((ip) => ({ ip })), ...(hostname === undefined ? [] : [{ hostname }])];
  return {
    apiVersion: 'v1',
    kind: 'Service',
    metadata: {
      name,
      namespace: 'ingress',
      uid: `uid-of-${name}`,
      creationTimestamp: `2026-01-31T00:0${age}:00Z`,
    },
    spec: { type: 'LoadBalancer', selector: { app }, ports: [{ port: 80 }] },
    status: { loadBalancer: { ingress } },
  };
}

function aWarning({ reason, message }: { reason: string; message: string }): KubeObject {
  return anObject(
    'Event',
    `metadata: { name: a.1, namespace: ingress }
type: Warning
reason: ${reason}
message: ${message}
lastTimestamp: "2026-01-31T00:00:00Z"
involvedObject: { kind: Service, name: a, namespace: ingress, uid: uid-of-a }`,
  );
}

const PLAIN = new Set(['service-without-endpoints', 'load-balancer-addresses']);

test.each(CASES)('$says', async ({ services, warning, verdict, codes, notes, finds, ...given }) => {
  const all = services.map((one, age) => aService(one, age)).toReversed();
  const objects = [CONTROLLER, ...all, ...(warning ? [aWarning(warning)] : [])];
  const input = { ...EXTERNAL, ...given.with };

  const seen = await loadBalancerReady.look(input, readersOf(objects), NEVER);

  expect({
    verdict: seen.verdict,
    codes: [seen.cause, ...seen.others].flatMap((cause) => cause?.code ?? []),
    finds: seen.finds,
    notes: seen.notes.map(({ code }) => code).filter((code) => !PLAIN.has(code)),
  }).toEqual({ verdict, codes: codes ?? [], finds: finds ?? {}, notes: notes ?? [] });
});

test('where the workload can not be read it is unknown what leads to it', async () => {
  const cluster = aFollower();
  const services = { apiVersion: 'v1', kind: 'Service', namespace: 'ingress' } as const;
  const workloads = { apiVersion: 'apps/v1', kind: 'Deployment', namespace: 'ingress' } as const;
  cluster.tell(
    ...put(aService({ name: 'a', ips: ['203.0.113.10'] }, 0)),
    { is: 'whole', ...services },
    blind(workloads, 'api-forbidden'),
  );
  cluster.end();
  const readers = { ...readersOf([]), cluster, clock: aHandClock() };

  const seen = await loadBalancerReady.look({ ...EXTERNAL, kind: 'Deployment' }, readers, NEVER);

  expect([seen.verdict, seen.cause?.code]).toEqual(['unknown', 'api-forbidden']);
});
