import { livingPod, type LivingPod } from '../membership/living-pod.ts';
import { isObject } from '../model/json.ts';
import type { ClusterReader, KubeObject } from '../model/ports.ts';
import { aCause, found, type Found } from '../model/verdict.ts';
import { labelMatcher } from './kubernetes/label-selector.ts';

export type PodsWanted = {
  readonly namespace: string;
  /** Names of workloads, of whatever kind. */
  readonly workloads: readonly string[];
  /** Or labels of the pods themselves. */
  readonly selector: string | null;
};

/** Those that were asked for. */
export type PodsFound = {
  readonly living: readonly LivingPod[];
  /** How many there should be. */
  readonly wanted: number;
  /** Pods that are there and do not run. */
  readonly others: readonly string[];
  /** What is wrong before anybody was asked. */
  readonly faults: readonly Found[];
};

const KINDS = ['StatefulSet', 'Deployment', 'DaemonSet'] as const;

/** All pods of a namespace. Those that ended for good are none. */
export async function podsIn(
  namespace: string,
  cluster: ClusterReader,
  signal: AbortSignal,
): Promise<readonly KubeObject[]> {
  const all = await cluster.list({ apiVersion: 'v1', kind: 'Pod', namespace }, signal);
  return all.filter(({ status }) => !isObject(status) || !isOver(status['phase']));
}

/** Of the pods of a namespace those that belong to these workloads, or have these labels. */
export async function podsOf(
  { namespace, workloads, selector }: PodsWanted,
  pods: readonly KubeObject[],
  cluster: ClusterReader,
  signal: AbortSignal,
): Promise<PodsFound> {
  const named = await Promise.all(
    workloads.map(async (name) => ({ name, object: await workload(name) })),
  );
  const absent = named.filter(({ object }) => object === undefined);
  const chosen = new Set(
    named.flatMap(({ object }) => (object === undefined ? [] : pods.filter(memberOf(object)))),
  );
  const matches = selector === null ? undefined : labelMatcher(selector);
  // Nobody waits for one that was told to end.
  const isMeant = (pod: KubeObject) => !chosen.has(pod) && !isEnding(pod);
  const labelled = matches === undefined ? [] : pods.filter((pod) => isMeant(pod) && matches(pod));
  for (const pod of labelled) chosen.add(pod);
  const mine = [...chosen].map((pod) => ({ pod, is: livingPod(pod) }));
  const wanted = named.reduce((sum, { object }) => sum + replicasOf(object), labelled.length);
  return {
    living: mine.flatMap(({ is }) => is ?? []),
    wanted,
    others: mine.flatMap(({ pod, is }) => (is === undefined ? [pod.metadata.name] : [])),
    faults: [
      ...absent.map(({ name }) => absence(namespace, name)),
      ...(selector !== null && matches === undefined
        ? [found('unknown', aCause('selector-malformed', { selector }))]
        : []),
    ],
  };

  async function workload(name: string): Promise<KubeObject | undefined> {
    const all = await Promise.all(
      KINDS.map((kind) => cluster.get({ apiVersion: 'apps/v1', kind, name, namespace }, signal)),
    );
    return all.find((one) => one !== undefined);
  }
}

function absence(namespace: string, name: string): Found {
  const kind = KINDS.join(' / ');
  const object = { kind: 'StatefulSet', namespace, name };
  return found('fail', aCause('object-absent', { kind, name: `${namespace}/${name}` }, { object }));
}

function isEnding({ metadata }: KubeObject): boolean {
  return typeof metadata['deletionTimestamp'] === 'string';
}

function isOver(phase: unknown): boolean {
  return phase === 'Succeeded' || phase === 'Failed';
}

function replicasOf(object: KubeObject | undefined): number {
  if (object === undefined) return 0;
  const { spec, status } = object;
  const wanted =
    object.kind === 'DaemonSet'
      ? isObject(status) && status['desiredNumberScheduled']
      : isObject(spec) && (spec['replicas'] ?? 1);
  return typeof wanted === 'number' ? wanted : 0;
}

/** A selector without any label is nobody's: it never stands for all pods. */
function memberOf({ spec }: KubeObject): (pod: KubeObject) => boolean {
  const selector = isObject(spec) ? spec['selector'] : undefined;
  const matches = labelMatcher(isObject(selector) ? selectorText(selector) : '');
  if (matches === undefined || !isObject(selector) || selectorText(selector) === '')
    return () => false;
  return (pod) => matches(pod);
}

function selectorText(selector: { readonly [key: string]: unknown }): string {
  const { matchLabels, matchExpressions } = selector;
  const labels = isObject(matchLabels) ? Object.entries(matchLabels) : [];
  const expressions = Array.isArray(matchExpressions) ? matchExpressions : [];
  return [
    ...labels.map(([key, value]) => `${key}=${textOf(value)}`),
    ...expressions.flatMap((one: unknown) => (isObject(one) ? expressionText(one) : [])),
  ].join(',');
}

function expressionText({
  key,
  operator,
  values,
}: {
  readonly [key: string]: unknown;
}): readonly string[] {
  const list = Array.isArray(values) ? values.map(textOf).join(',') : '';
  const name = textOf(key);
  switch (operator) {
    case 'In':
      return [`${name} in (${list})`];
    case 'NotIn':
      return [`${name} notin (${list})`];
    case 'Exists':
      return [name];
    case 'DoesNotExist':
      return [`!${name}`];
    default:
      // What is not understood matches nothing.
      return ['!'];
  }
}

function textOf(value: unknown): string {
  return typeof value === 'string' ? value : '';
}
