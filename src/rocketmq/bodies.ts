import { isObject, type JsonObject } from '../model/json.ts';
import type { RegisteredBroker, RegisteredCluster, TopicRoute } from '../model/rocketmq.ts';
import { Garbage } from './garbage.ts';
import { quoteKeys } from './quote-keys.ts';

/** Answer to 106: what is not there as it must be is never taken for nothing. */
export function clusterOf(body: Buffer): {
  readonly brokers: readonly RegisteredBroker[];
  readonly clusters: readonly RegisteredCluster[];
} {
  const { brokerAddrTable, clusterAddrTable } = objectOf(body);
  const brokers = Object.values(mapOf(brokerAddrTable)).flatMap((one) => brokersOf(one));
  const clusters = Object.entries(mapOf(clusterAddrTable)).map(([name, names]) => ({
    name,
    brokers: listOf(names).map(textOf).toSorted(),
  }));
  return { brokers: brokers.toSorted(byName), clusters };
}

/** Answer to 105. */
export function routeOf(topic: string, body: Buffer): TopicRoute {
  const { queueDatas, brokerDatas } = objectOf(body);
  return {
    topic,
    queues: listOf(queueDatas).map((one) => {
      const queue = mapOf(one);
      return {
        broker: textOf(queue['brokerName']),
        read: countOf(queue['readQueueNums']),
        write: countOf(queue['writeQueueNums']),
        permissions: countOf(queue['perm']),
      };
    }),
    brokers: listOf(brokerDatas)
      .flatMap((one) => brokersOf(one))
      .toSorted(byName),
  };
}

/** Answer to 28. */
export function tableOf(body: Buffer): { readonly [key: string]: string } {
  const entries = Object.entries(mapOf(objectOf(body)['table']));
  return Object.fromEntries(entries.map(([key, value]) => [key, textOf(value)]));
}

function objectOf(body: Buffer): JsonObject {
  const text = body.toString('utf8');
  let value: unknown;
  try {
    value = JSON.parse(quoteKeys(text));
  } catch {
    throw new Garbage('BODY');
  }
  return mapOf(value);
}

function brokersOf(value: unknown): readonly RegisteredBroker[] {
  const { brokerName, cluster, brokerAddrs } = mapOf(value);
  return Object.entries(mapOf(brokerAddrs)).map(([id, address]) => {
    if (!/^\d{1,15}$/.test(id)) throw new Garbage('BODY');
    const name = textOf(brokerName);
    return { name, cluster: textOf(cluster ?? ''), id: Number(id), address: textOf(address) };
  });
}

function byName(a: RegisteredBroker, b: RegisteredBroker): number {
  return a.name === b.name ? a.id - b.id : a.name < b.name ? -1 : 1;
}

function mapOf(value: unknown): JsonObject {
  if (!isObject(value)) throw new Garbage('BODY');
  return value;
}

function listOf(value: unknown): readonly unknown[] {
  if (!Array.isArray(value)) throw new Garbage('BODY');
  return value;
}

function textOf(value: unknown): string {
  if (typeof value !== 'string') throw new Garbage('BODY');
  return value;
}

function countOf(value: unknown): number {
  if (typeof value !== 'number' || !Number.isSafeInteger(value)) throw new Garbage('BODY');
  return value;
}
