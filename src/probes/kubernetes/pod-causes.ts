import type { KubeObject, Readers } from '../../model/ports.ts';
import type { Cause } from '../../model/verdict.ts';
import { podCause } from '../../readiness/pod-cause.ts';
import { at, objectsAt, textAt } from '../../readiness/read-object.ts';
import { isObject } from '../../model/json.ts';

const CAUSES_LIMIT = 3;

/** What its pods say of why a workload is not ready: the most frequent kinds of cause, each with one pod as example. */
export async function podCauses(
  workload: KubeObject,
  cluster: Readers['cluster'],
  signal: AbortSignal,
): Promise<readonly Cause[]> {
  const labelSelector = selectorText(at(workload, 'spec', 'selector'));
  const { namespace } = workload.metadata;
  if (labelSelector === undefined || namespace === undefined) return [];
  const pods = await cluster.list(
    { apiVersion: 'v1', kind: 'Pod', namespace, labelSelector },
    signal,
  );
  const kinds = new Map<string, Cause>();
  for (const cause of pods.flatMap((pod) => podCause(pod) ?? [])) {
    const before = kinds.get(cause.code);
    kinds.set(cause.code, before ? { ...before, count: before.count + 1 } : cause);
  }
  return [...kinds.values()].toSorted((a, b) => b.count - a.count).slice(0, CAUSES_LIMIT);
}

/** A label selector as the API's query takes it; undefined where it would select everything or can't be said. */
export function selectorText(selector: unknown): string | undefined {
  const labels = at(selector, 'matchLabels');
  const equal = isObject(labels)
    ? Object.keys(labels).map((key) => `${key}=${textAt(labels, key) ?? ''}`)
    : [];
  const terms = [...equal, ...objectsAt(selector, 'matchExpressions').map(expressionText)];
  return terms.length === 0 ? undefined : terms.join(',');
}

function expressionText(expression: unknown): string {
  const key = textAt(expression, 'key') ?? '';
  const values = at(expression, 'values');
  const set = `(${Array.isArray(values) ? values.join(',') : ''})`;
  const operator = textAt(expression, 'operator');
  if (operator === 'Exists') return key;
  if (operator === 'DoesNotExist') return `!${key}`;
  return operator === 'NotIn' ? `${key} notin ${set}` : `${key} in ${set}`;
}
