import { onTestFinished } from 'vitest';
import { directReaders } from '../../../src/commands/readers.ts';
import type { JsonObject } from '../../../src/model/json.ts';
import { createAuthority, type IssueOptions } from '../../../src/practice/authority.ts';
import {
  type FrontDoorOptions,
  startFrontDoor,
} from '../../../src/practice/front-door/front-door.ts';
import { textAt } from '../../../src/practice/store/json.ts';
import { FAKE_READERS } from '../fake-ports.ts';
import { dialerOf } from './dialer-of.ts';

export const ADDRESS = '203.0.113.10';
export const SHOP = 'shop.example.com';
export const AUTHORITY = createAuthority();

/** An object by kind, namespace and name. */
export function object(
  kind: string,
  place: string,
  rest: JsonObject = {},
  metadata: JsonObject = {},
): JsonObject {
  const [namespace = '', name = ''] = place.split('/');
  return { kind, metadata: { namespace, name, ...metadata }, ...rest };
}

/** A load balancer with a controller that is ready behind it. */
export function controllerAt(address: string): readonly JsonObject[] {
  const ports = [{ name: 'https', port: 443 }];
  return [
    object('Service', 'kube-system/nginx-ingress-lb', {
      spec: { type: 'LoadBalancer', ports },
      status: { loadBalancer: { ingress: [{ ip: address }] } },
    }),
    slice('kube-system/nginx-ingress-lb', 'https'),
  ];
}

/** `namespace/service` on port 80, with this many pods that are ready and one that is not. */
export function backend(place: string, ready: number): readonly JsonObject[] {
  return [
    object('Service', place, { spec: { ports: [{ name: 'web', port: 80, targetPort: 8080 }] } }),
    slice(place, 'web', ready),
  ];
}

function slice(place: string, portName: string, ready = 1): JsonObject {
  const [, service = ''] = place.split('/');
  const endpoints = Array.from({ length: ready + 1 }, (_, index) => ({
    addresses: [`10.0.0.${index + 1}`],
    conditions: { ready: index < ready },
    targetRef: { kind: 'Pod', name: `${service}-${index}` },
  }));
  const labels = { 'kubernetes.io/service-name': service };
  const ports = [{ name: portName, port: 8080 }];
  return object('EndpointSlice', `${place}-x`, { endpoints, ports }, { labels });
}

export function ingress(place: string, host: string, spec: JsonObject = {}): JsonObject {
  const service = { name: 'shop', port: { number: 80 } };
  const paths = [{ path: '/', pathType: 'Prefix', backend: { service } }];
  return object('Ingress', place, {
    spec: {
      ingressClassName: 'nginx',
      tls: [{ hosts: [host], secretName: 'shop-tls' }],
      rules: [{ host, http: { paths } }],
      ...spec,
    },
  });
}

export async function tlsSecret(
  place: string,
  options: Partial<IssueOptions> = {},
): Promise<JsonObject> {
  const { cert, key } = await (await AUTHORITY).issue({ hosts: [SHOP], ...options });
  const coded = (text: string) => Buffer.from(text).toString('base64');
  return object('Secret', place, {
    type: 'kubernetes.io/tls',
    data: { 'tls.crt': coded(cert), 'tls.key': coded(key) },
  });
}

/** A shop that is served as it should be. */
export async function aShop(): Promise<readonly JsonObject[]> {
  return [
    ...controllerAt(ADDRESS),
    ...backend('frontend/shop', 2),
    ingress('frontend/shop', SHOP),
    await tlsSecret('frontend/shop-tls'),
  ];
}

/** The front door over these objects until the test is over, and what the product reads it through. */
export async function frontDoorWorld(
  objects: readonly JsonObject[],
  options: Partial<FrontDoorOptions> = {},
) {
  let now = objects;
  const door = await startFrontDoor({
    read: (kind) => now.filter((one) => one['kind'] === kind),
    addresses: [ADDRESS],
    classOf: () => 'nginx',
    ...options,
  });
  onTestFinished(() => door.close());
  const { cluster, inspect, cloud, ssh } = FAKE_READERS;
  const dialer = dialerOf(door.doors);
  const readers = directReaders({ cluster, inspect, cloud, ssh, cwd: '/', dialer });
  return {
    door,
    readers,
    /** Puts these in the place of those with the same kind and place. */
    put(...others: readonly JsonObject[]) {
      const places = new Set(others.map(placeOf));
      now = [...now.filter((one) => !places.has(placeOf(one))), ...others];
    },
    remove(kind: string, place: string) {
      now = now.filter((one) => placeOf(one) !== `${kind} ${place}`);
    },
  };
}

function placeOf(one: JsonObject): string {
  const of = (...path: readonly string[]) => textAt(one, ...path) ?? '';
  return `${of('kind')} ${of('metadata', 'namespace')}/${of('metadata', 'name')}`;
}
