import type { AccessAnswer, AccessQuestion } from './access.ts';
import type { LeaseHolder } from './lease.ts';
import type { Cause } from './verdict.ts';

/** A Kubernetes object as the API gives it. */
export type KubeObject = {
  readonly apiVersion: string;
  readonly kind: string;
  readonly metadata: {
    readonly name: string;
    readonly namespace?: string;
    readonly uid?: string;
    readonly labels?: { readonly [key: string]: string };
    readonly annotations?: { readonly [key: string]: string };
    readonly [key: string]: unknown;
  };
  readonly [key: string]: unknown;
};

/** Identity (`uid` of namespace kube-system) and access of a cluster. */
export type Target = {
  readonly uid: string;
  readonly server: string;
  readonly context: string;
  readonly caSha256: string;
};

/** What a person looks at before a cluster is pinned. `createdAt` is RFC 3339. What is not known is '' or null. */
export type TargetSummary = Target & {
  readonly version: string;
  readonly createdAt: string;
  /** null where they could not be counted: none must never be said of what was not read. */
  readonly nodes: number | null;
  readonly nodesReady: number | null;
  /** Workloads outside kube-system; null where not all of their kinds could be counted. */
  readonly workloads: number | null;
  readonly practice: boolean;
  /** Who says that they are at work on it; null where nobody does, undefined where that cannot be read. */
  readonly holder?: LeaseHolder | null | undefined;
};

export type ObjectName = {
  readonly apiVersion: string;
  readonly kind: string;
  readonly name: string;
  readonly namespace?: string;
};

export type ListQuery = {
  readonly apiVersion: string;
  readonly kind: string;
  readonly namespace?: string;
  readonly labelSelector?: string;
  readonly fieldSelector?: string;
};

/** Objects of one kind that are followed: in these namespaces, or in all of them where none is named. */
export type Selection = {
  readonly apiVersion: string;
  readonly kind: string;
  readonly namespaces?: readonly string[];
  readonly labelSelector?: string;
  readonly fieldSelector?: string;
};

/** All objects of a kind in one namespace, or in all (and those that have none) where it is left out. */
export type KindScope = {
  readonly apiVersion: string;
  readonly kind: string;
  readonly namespace?: string;
};

/** What became of followed objects, in the order in which the API server told it. */
export type Change =
  | { readonly is: 'put'; readonly object: KubeObject }
  /** `object` as it was last known. */
  | { readonly is: 'gone'; readonly object: KubeObject }
  /** All that there is of it has been told by now: what was not told is not there. */
  | ({ readonly is: 'whole' } & KindScope)
  /** It can't be read, and what was told of it may be old, until `whole` is said again. */
  | ({ readonly is: 'blind'; readonly cause: Cause; readonly unreachable: boolean } & KindScope);

export type LogQuery = {
  readonly namespace: string;
  readonly pod: string;
  readonly container?: string;
  /** Of the container that ran before this one. */
  readonly previous?: boolean;
  readonly tailLines: number;
  /** A quarter of a megabyte where it is left out. */
  readonly limitBytes?: number;
};

/** `program` as it was run in the pod. */
export type InsideAnswer =
  | {
      readonly is: 'answer';
      readonly addresses: readonly string[];
      readonly namespace: string;
      readonly pod: string;
      readonly program: string;
    }
  | {
      readonly is: 'not-found';
      readonly namespace: string;
      readonly pod: string;
      readonly program: string;
    }
  | { readonly is: 'nobody'; readonly code: string };

/**
 * All that a probe may touch of a cluster: there is no way to change one through this port.
 * Every method throws `WizardError` with a code, never the client's own error.
 */
export type ClusterReader = {
  /** undefined where the object is not there. */
  get(name: ObjectName, signal: AbortSignal): Promise<KubeObject | undefined>;
  list(query: ListQuery, signal: AbortSignal): Promise<readonly KubeObject[]>;
  /**
   * What there is of these and then each change, in batches; with `once` it ends when all was told or is blind. Objects
   * are cut down to what judging needs. A lost connection is opened again by itself; what can't be read is told as
   * `blind`. Throws the signal's reason where it is aborted, `WizardError` only where no request can be made at all.
   */
  follow(
    selections: readonly Selection[],
    signal: AbortSignal,
    options?: { readonly once?: boolean },
  ): AsyncIterable<readonly Change[]>;
  /** The last lines of a container; undefined where there is no such log. */
  log(query: LogQuery, signal: AbortSignal): Promise<string | undefined>;
  /**
   * The addresses of a name as a pod of the cluster sees it. `nobody`: no pod could ask, `code` says why. Throws where the
   * pods can't be listed.
   */
  lookup(name: string, signal: AbortSignal): Promise<InsideAnswer>;
  /**
   * What has this label, of every kind that can be listed and deleted; `unseen` kinds could not be. Throws where the kinds
   * cannot be told.
   */
  labelled?(
    selector: string,
    signal: AbortSignal,
  ): Promise<{ readonly objects: readonly KubeObject[]; readonly unseen: readonly string[] }>;
  /** A raw GET, such as `/readyz?verbose`. Any HTTP status is an answer, not an error. */
  raw(path: string, signal: AbortSignal): Promise<{ status: number; body: string }>;
  summary(signal: AbortSignal): Promise<TargetSummary>;
  /** Whether the API server would allow it. Throws where it does not say. */
  may(question: AccessQuestion, signal: AbortSignal): Promise<AccessAnswer>;
  /** How a kind is called in rights, such as `deployments` of group `apps`; undefined where it is not served. */
  resource(
    kind: { readonly apiVersion: string; readonly kind: string },
    signal: AbortSignal,
  ): Promise<ResourceName | undefined>;
};

/** `group` is '' for the core API. */
export type ResourceName = {
  readonly group: string;
  readonly resource: string;
  readonly namespaced: boolean;
};
