import type { Endpoint, NoAnswer } from './endpoint.ts';

/** One broker of a name: id 0 is the master, each other one a slave. */
export type RegisteredBroker = {
  readonly name: string;
  readonly cluster: string;
  readonly id: number;
  /** `host:port` as the broker announced it (`brokerIP1`). Foreign text. */
  readonly address: string;
};

export type RegisteredCluster = { readonly name: string; readonly brokers: readonly string[] };

export type TopicRoute = {
  readonly topic: string;
  /** Where it can be written to and read from: names of brokers with their queues. */
  readonly queues: readonly {
    readonly broker: string;
    readonly read: number;
    readonly write: number;
    /** Bit 4: readable, bit 2: writable. */
    readonly permissions: number;
  }[];
  readonly brokers: readonly RegisteredBroker[];
};

/** `version` is that of the program that answered, such as `5.3.3`. */
export type RocketmqSeen<T> =
  | ({ readonly is: 'answer'; readonly version: string } & T)
  /** It speaks the protocol and says no, with a code of its own and a remark: foreign text. */
  | {
      readonly is: 'refusal';
      readonly version: string;
      readonly code: number;
      readonly remark: string;
    }
  | NoAnswer;

/** Fixed questions in RocketMQ's own protocol. Throws nothing but the signal's reason and a cluster that is not reached. */
export type RocketmqReader = {
  /** What a name server knows: every broker that has registered and was not forgotten yet. */
  cluster(
    at: Endpoint,
    signal: AbortSignal,
  ): Promise<
    RocketmqSeen<{
      readonly brokers: readonly RegisteredBroker[];
      readonly clusters: readonly RegisteredCluster[];
    }>
  >;
  /** Where a name server sends who asks for a topic; null where it knows none of that name. */
  route(
    at: Endpoint,
    topic: string,
    signal: AbortSignal,
  ): Promise<RocketmqSeen<{ readonly route: TopicRoute | null }>>;
  /** What a broker says of itself, such as `brokerVersionDesc` and `bootTimestamp`. Foreign text. */
  runtime(
    at: Endpoint,
    signal: AbortSignal,
  ): Promise<RocketmqSeen<{ readonly table: { readonly [key: string]: string } }>>;
};
