import type { Cause, ObjectRef, Verdict } from './verdict.ts';

export type VerdictCounts = { readonly [verdict in Verdict]: number };

/** `name` is empty for what lies in no namespace, such as nodes. */
export type NamespaceRow = {
  readonly name: string;
  readonly counts: VerdictCounts;
  /** Ready pods and wanted pods of its workloads. */
  readonly ready: number;
  readonly desired: number;
  /** Since when its worst verdict is what it is, as seen from here: epoch milliseconds. */
  readonly since: number;
  /** It was so already when it was read for the first time: since then at least. */
  readonly sinceBefore?: true;
};

/** The same cause at several objects, told once: `cause.count` of them, `cause` itself as seen at the first one. */
export type CauseGroup = {
  /** The same for the same cause from one overview to the next. */
  readonly key: string;
  /** The worst of what it holds up. */
  readonly verdict: Verdict;
  readonly cause: Cause;
  /** Where it was seen: pods, mostly. At most 200 of them. */
  readonly objects: readonly ObjectRef[];
  /** What is not ready because of it: workloads, mostly. */
  readonly holds: readonly ObjectRef[];
  readonly namespaces: readonly string[];
  readonly since: number;
  /** `cause` is that of the first one: the others say the same of themselves, with other names and numbers. */
  readonly suchAs?: true;
  /** As that of a namespace. */
  readonly sinceBefore?: true;
};

/** A whole cluster at a glance. */
export type ClusterOverview = {
  readonly at: number;
  /** False while it is read for the first time: nothing may be concluded yet. */
  readonly isWhole: boolean;
  readonly verdict: Verdict;
  readonly counts: VerdictCounts;
  /** Worst first, then by name. */
  readonly namespaces: readonly NamespaceRow[];
  /** What explains most stands first. */
  readonly causes: readonly CauseGroup[];
  /** Kinds that could not be read, and why. */
  readonly blind: readonly Cause[];
  readonly ready: number;
  readonly desired: number;
  /** Pods that became ready in the last minute; undefined until that can be told. */
  readonly perMinute?: number;
  /** Nothing can be read any more, since then: all verdicts are unknown, whatever they were before. */
  readonly lost?: { readonly since: number; readonly cause: Cause };
};

/** A line of the events of one object: `at` is epoch milliseconds. */
export type ObjectEvent = {
  readonly at: number;
  readonly type: string;
  readonly reason: string;
  readonly message: string;
  readonly count: number;
};

export type LogTail = {
  readonly container: string;
  readonly previous: boolean;
  readonly text: string;
};

/** The pinned cluster, live. Followed only while somebody listens. */
export type ClusterWatch = {
  now(): ClusterOverview | null;
  /** Called at most some times a second. Returns how to stop. */
  onChange(listener: () => void): () => void;
  /** The last events of an object, newest first. Throws `WizardError`. */
  events(object: ObjectRef, signal: AbortSignal): Promise<readonly ObjectEvent[]>;
  /** The last lines of each container of a pod, of the one before where it was restarted. Throws `WizardError`. */
  log(pod: ObjectRef, signal: AbortSignal): Promise<readonly LogTail[]>;
};
