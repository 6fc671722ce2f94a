import type { JsonObject } from '../../model/json.ts';
import { at, labelsAreEqual, objectAt, objectsAt, textAt, textOf } from '../store/json.ts';
import { labelsOf, nameOf } from '../store/metadata.ts';
import { quantityOf } from '../store/quantity.ts';
import { meets } from '../store/selectors.ts';

/** Whether a pod may be on a node, however full that is. */
export function fitsNode(pod: JsonObject, node: JsonObject): boolean {
  return refusalOf(pod, node) === undefined;
}

/** Why a node does not take a pod, in the scheduler's words; undefined where it does. */
export function refusalOf(pod: JsonObject, node: JsonObject): string | undefined {
  const spec = objectAt(pod, 'spec');
  const taint = objectsAt(node, 'spec', 'taints').find(
    (one) =>
      one['effect'] !== 'PreferNoSchedule' && !isTolerated(one, objectsAt(spec, 'tolerations')),
  );
  if (taint !== undefined) {
    if (taint['key'] === 'node.kubernetes.io/unschedulable') return 'node(s) were unschedulable';
    return `node(s) had untolerated taint {${textAt(taint, 'key') ?? ''}: ${textAt(taint, 'value') ?? ''}}`;
  }
  const isUnschedulable = at(node, 'spec', 'unschedulable') === true;
  const unschedulable = { key: 'node.kubernetes.io/unschedulable', effect: 'NoSchedule' };
  if (isUnschedulable && !isTolerated(unschedulable, objectsAt(spec, 'tolerations')))
    return 'node(s) were unschedulable';
  const isWanted =
    labelsAreEqual(objectAt(spec, 'nodeSelector'), labelsOf(node)) && isInAffinity(spec, node);
  return isWanted ? undefined : "node(s) didn't match Pod's node affinity/selector";
}

/** What is lacking on a node beside what others use of it: `Insufficient cpu`, `Too many pods`. */
export function lacking(
  pod: JsonObject,
  node: JsonObject,
  others: readonly JsonObject[],
): readonly string[] {
  const given = objectAt(node, 'status', 'allocatable');
  const most = quantityOf(given['pods'] ?? '110');
  const full = others.length + 1 > most ? ['Too many pods'] : [];
  const short = ['cpu', 'memory', 'ephemeral-storage'].filter((what) => {
    const asked = requested(pod, what);
    if (asked === 0) return false;
    const used = others.reduce((sum, one) => sum + requested(one, what), 0);
    return used + asked > quantityOf(given[what]);
  });
  return [...full, ...short.map((what) => `Insufficient ${what}`)];
}

function requested(pod: JsonObject, what: string): number {
  const of = (list: string): readonly number[] =>
    objectsAt(pod, 'spec', list).map((one) => quantityOf(at(one, 'resources', 'requests', what)));
  const together = of('containers').reduce((sum, one) => sum + one, 0);
  return Math.max(together, ...of('initContainers'));
}

function isTolerated(taint: JsonObject, tolerations: readonly JsonObject[]): boolean {
  return tolerations.some((one) => {
    const effect = textAt(one, 'effect') ?? '';
    if (effect !== '' && effect !== taint['effect']) return false;
    const key = textAt(one, 'key') ?? '';
    if (textAt(one, 'operator') === 'Exists') return key === '' || key === taint['key'];
    return key === taint['key'] && textOf(one['value']) === textOf(taint['value']);
  });
}

function isInAffinity(spec: JsonObject, node: JsonObject): boolean {
  const required = at(
    spec,
    'affinity',
    'nodeAffinity',
    'requiredDuringSchedulingIgnoredDuringExecution',
  );
  if (required === undefined) return true;
  return objectsAt(required, 'nodeSelectorTerms').some(
    (term) =>
      objectsAt(term, 'matchExpressions').every((one) => meets(one, labelsOf(node))) &&
      objectsAt(term, 'matchFields').every((one) => meets(one, { 'metadata.name': nameOf(node) })),
  );
}
