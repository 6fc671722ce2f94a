import { WizardError } from '../../model/error.ts';
import type { Change, KubeObject, Readers } from '../../model/ports.ts';
import { aCause, type Cause } from '../../model/verdict.ts';
import {
  CONNECTION_JOB,
  isFor,
  triedIn,
  type DataStore,
  type Tried,
} from '../../readiness/connection-job.ts';
import { timeOf } from '../../readiness/not-ready-since.ts';
import { objectsAt, textAt, uidOf } from '../../readiness/read-object.ts';
import { createView } from '../../readiness/view.ts';

/** The wizard's Job that tries these stores, as it stands. */
export type JobSeen = {
  readonly name: string;
  /** It may yet tell of more. */
  readonly isRunning: boolean;
  /** Epoch milliseconds; when it was made where it has not ended. */
  readonly at: number;
  readonly tried: ReadonlyMap<number, Tried>;
  /** Why it has not come to its end. */
  readonly causes: readonly Cause[];
  readonly log: string;
};

const JOB = { apiVersion: 'batch/v1', kind: 'Job' } as const;
const POD = { apiVersion: 'v1', kind: 'Pod' } as const;
const SELECTOR = Object.entries(CONNECTION_JOB)
  .map(([key, value]) => `${key}=${value}`)
  .join(',');

/** It is removed ten minutes after its end; where nobody does that, what it found says nothing any more. */
const TOLD_FOR_MS = 15 * 60_000;

/** undefined where there is none. */
export async function readJob(
  namespace: string,
  stores: readonly DataStore[],
  { cluster, clock }: Readers,
  signal: AbortSignal,
): Promise<JobSeen | undefined> {
  const jobs = await cluster.list({ ...JOB, namespace, labelSelector: SELECTOR }, signal);
  const [job] = jobs.filter((one) => isFor(one, stores)).toSorted((a, b) => madeAt(b) - madeAt(a));
  if (job === undefined) return undefined;
  const labelSelector = `batch.kubernetes.io/job-name=${job.metadata.name}`;
  const all = await cluster.list({ ...POD, namespace, labelSelector }, signal);
  const pods = all.filter((one) => isOf(one, job));
  const logs = await Promise.allSettled(
    pods.map(({ metadata }) => logOf(namespace, metadata.name, cluster, signal)),
  );
  signal.throwIfAborted();
  const log = logs.flatMap((one) => (one.status === 'fulfilled' ? one.value : [])).join('\n');
  const unread = logs.flatMap((one) => (one.status === 'rejected' ? unreadable(one.reason) : []));
  const { verdict, causes } = judged(job, pods, namespace);
  const at = endedAt(pods) ?? madeAt(job);
  if (verdict !== 'wait' && clock.now() - at > TOLD_FOR_MS) return undefined;
  return {
    name: `${namespace}/${job.metadata.name}`,
    isRunning: verdict === 'wait',
    at,
    tried: triedIn(log),
    causes: [...causes, ...unread],
    log,
  };
}

async function logOf(
  namespace: string,
  pod: string,
  cluster: Readers['cluster'],
  signal: AbortSignal,
): Promise<readonly string[]> {
  const log = await cluster.log({ namespace, pod, tailLines: 200 }, signal);
  return log === undefined ? [] : [log];
}

/** A node that gives no logs is no cluster that can't be reached. */
function unreadable(reason: unknown): Cause {
  if (!(reason instanceof WizardError)) throw reason;
  return aCause(reason.code, reason.params);
}

/** As it would be in a list of workloads: an image that can't be pulled is told at once. */
function judged(job: KubeObject, pods: readonly KubeObject[], namespace: string) {
  const view = createView();
  const whole = [JOB, POD].map((kind): Change => ({ is: 'whole', ...kind, namespace }));
  const puts = [job, ...pods].map((object): Change => ({ is: 'put', object }));
  view.apply([...puts, ...whole]);
  view.work(puts.length, 0);
  const is = view.root('batch/Job', namespace, job.metadata.name)?.found;
  const causes = is === undefined ? [] : [...(is.cause ? [is.cause] : []), ...is.others];
  return { verdict: is?.verdict, causes };
}

function isOf(pod: KubeObject, job: KubeObject): boolean {
  const owners = objectsAt(pod, 'metadata', 'ownerReferences');
  return owners.some((one) => one['uid'] === uidOf(job));
}

function madeAt(job: KubeObject): number {
  return timeOf(textAt(job, 'metadata', 'creationTimestamp')) ?? 0;
}

/** When the last container ended. */
function endedAt(pods: readonly KubeObject[]): number | undefined {
  const ends = pods
    .flatMap((pod) => objectsAt(pod, 'status', 'containerStatuses'))
    .flatMap((one) => timeOf(textAt(one, 'state', 'terminated', 'finishedAt')) ?? []);
  return ends.length === 0 ? undefined : Math.max(...ends);
}
