import type { BrokenCluster } from '../broken-cluster.ts';

/** The code of a cause, and those of its params that have to be right. */
export type Expected = {
  readonly code: string;
  readonly params?: { readonly [name: string]: string | number };
  readonly count?: number;
};

/** One way in which a Deployment is not ready, and what is to be told of it. */
export type Break = Expected & {
  /** What is told. */
  readonly sentence: string;
  readonly namespace: string;
  readonly labels?: { readonly [key: string]: string };
  readonly breakIt: (cluster: BrokenCluster, namespace: string) => Promise<void>;
};
