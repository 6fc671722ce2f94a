import { behindAddress, parseAddress, type Address } from '../../membership/at-address.ts';
import type { AtAddress, NameServer } from '../../membership/broker-seen.ts';
import type { LivingPod } from '../../membership/living-pod.ts';
import type { Endpoint } from '../../model/endpoint.ts';
import type { KubeObject, Readers } from '../../model/ports.ts';
import type { ObjectRef } from '../../model/verdict.ts';

/** By which way pods are asked: through the API server, or at their addresses. */
export type Reach = 'forward' | 'address';

export type ServerToAsk = {
  readonly name: string;
  readonly object: ObjectRef;
  readonly at: Endpoint;
};

export function serverInPod(pod: LivingPod, port: number, reach: Reach): ServerToAsk {
  const { namespace, name, addresses } = pod;
  return {
    name,
    object: { kind: 'Pod', name, namespace },
    at: reach === 'forward' ? { namespace, pod: name, port } : { host: addresses[0] ?? name, port },
  };
}

/** What each name server knows of brokers and topics, all of them asked at once. */
export function askServers(
  servers: readonly ServerToAsk[],
  topics: readonly string[],
  { rocketmq }: Readers,
  signal: AbortSignal,
): Promise<readonly NameServer[]> {
  return Promise.all(
    servers.map(async ({ name, object, at }) => {
      const [seen, ...routes] = await Promise.all([
        rocketmq.cluster(at, signal),
        ...topics.map(async (topic) => ({ topic, seen: await rocketmq.route(at, topic, signal) })),
      ]);
      return { name, object, seen, routes: seen.is === 'answer' ? routes : [] };
    }),
  );
}

type World = {
  readonly namespace: string;
  readonly pods: readonly LivingPod[];
  readonly reach: Reach;
};

/** Who lives at each address that was announced, and what they say of themselves. */
export async function askBrokers(
  servers: readonly NameServer[],
  { namespace, pods, reach }: World,
  ports: Readers,
  signal: AbortSignal,
): Promise<readonly AtAddress[]> {
  const announced = new Set(
    servers.flatMap(({ seen }) =>
      seen.is === 'answer' ? seen.brokers.map(({ address }) => address) : [],
    ),
  );
  const all = [...announced].map((text) => ({ text, address: parseAddress(text) }));
  const isStrange = all.some(
    ({ address }) => address !== undefined && behindAddress(address, pods, []) === undefined,
  );
  // Only where an address is no pod's own: not everybody may read Services.
  const services = isStrange ? await servicesIn(namespace, ports, signal) : [];
  return await Promise.all(all.map(({ text, address }) => at(text, address)));

  async function at(text: string, address: Address | undefined): Promise<AtAddress> {
    const behind = address === undefined ? undefined : behindAddress(address, pods, services);
    if (address === undefined || behind === undefined)
      return { address: text, behind: null, runtime: null };
    const { pod, port } = behind;
    const inside = { namespace: pod.namespace, pod: pod.name, port };
    const endpoint = reach === 'forward' ? inside : address;
    return { address: text, behind, runtime: await ports.rocketmq.runtime(endpoint, signal) };
  }
}

function servicesIn(
  namespace: string,
  { cluster }: Readers,
  signal: AbortSignal,
): Promise<readonly KubeObject[]> {
  return cluster.list({ apiVersion: 'v1', kind: 'Service', namespace }, signal);
}
