import type { RegisteredBroker, RocketmqReader } from '../model/rocketmq.ts';
import type { ObjectRef } from '../model/verdict.ts';
import type { Behind } from './at-address.ts';

export type ExpectedBroker = {
  readonly name: string;
  /** Any, where it is null. */
  readonly cluster: string | null;
  /** Beside the master. */
  readonly slaves: number;
};

export type ExpectedBrokers = {
  /** Masters and slaves together; null where only names are given. */
  readonly count: number | null;
  readonly named: readonly ExpectedBroker[];
  readonly topics: readonly string[];
};

type Answer<Question extends keyof RocketmqReader> = Awaited<ReturnType<RocketmqReader[Question]>>;

/** What one name server said. `name` is that of its pod, or its address. */
export type NameServer = {
  readonly name: string;
  readonly object: ObjectRef;
  readonly seen: Answer<'cluster'>;
  readonly routes: readonly { readonly topic: string; readonly seen: Answer<'route'> }[];
};

/** What was found at one announced address, once for all name servers. */
export type AtAddress = {
  readonly address: string;
  /** null where no living pod has this address. */
  readonly behind: Behind | null;
  /** What the broker said of itself; null where nobody was asked. */
  readonly runtime: Answer<'runtime'> | null;
};

export type BrokerRow = RegisteredBroker & {
  readonly servers: readonly string[];
  readonly pod: string | null;
  readonly version: string | null;
};

/** Who speaks for a broker: its name and its number. */
export function brokerKey({ name, id }: Pick<RegisteredBroker, 'name' | 'id'>): string {
  return id === 0 ? name : `${name}:${id}`;
}
