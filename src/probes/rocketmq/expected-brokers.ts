import type { ExpectedBroker, ExpectedBrokers } from '../../membership/broker-seen.ts';
import { isObject, type Json } from '../../model/json.ts';
import { aCause, type Cause } from '../../model/verdict.ts';

/** A runbook's expression writes null for what the site leaves out. */
type Left<T> = T | null;

export type BrokersInput = {
  readonly brokers?: Left<number>;
  readonly expected?: Left<readonly Json[]>;
  readonly topics?: Left<readonly string[]>;
};

/** What has to be registered, or why that can't be told: an expectation of nothing is none. */
export function expectedBrokers(input: BrokersInput): ExpectedBrokers | Cause {
  const named: ExpectedBroker[] = [];
  for (const entry of input.expected ?? []) {
    const one = brokerOf(entry);
    if (one === undefined)
      return aCause('rocketmq-expected-malformed', { entry: JSON.stringify(entry).slice(0, 200) });
    named.push(one);
  }
  const count = input.brokers ?? null;
  if (count !== null && (!Number.isSafeInteger(count) || count < 1))
    return aCause('rocketmq-expected-malformed', { entry: String(count) });
  if (count === null && named.length === 0) return aCause('rocketmq-nothing-expected');
  return { count, named, topics: input.topics ?? [] };
}

function brokerOf(entry: Json): ExpectedBroker | undefined {
  if (typeof entry === 'string') return brokerOf({ name: entry });
  if (!isObject(entry)) return undefined;
  const { name } = entry;
  const cluster = entry['cluster'] ?? null;
  const slaves = entry['slaves'] ?? 0;
  if (typeof name !== 'string' || name === '') return undefined;
  if (cluster !== null && typeof cluster !== 'string') return undefined;
  if (typeof slaves !== 'number' || !Number.isSafeInteger(slaves) || slaves < 0) return undefined;
  return { name, cluster, slaves };
}
