import type { KubeObject } from '../model/ports.ts';
import { found, type Found } from '../model/verdict.ts';
import { groupKind, type Around, type GroupKind } from './around.ts';
import { judgeDaemonSet } from './daemon-set.ts';
import { judgeDeployment } from './deployment.ts';
import { causeOf, notPassed, type Judge } from './judgement.ts';
import { judgeNamespace } from './namespace.ts';
import { judgeNode } from './node.ts';
import { refOf } from './read-object.ts';
import { judgeStatefulSet } from './stateful-set.ts';

/** Who judges what: one row a kind, by `group/kind`; the core group has no name. */
const JUDGES: { readonly [kind: GroupKind]: Judge } = {
  'apps/Deployment': judgeDeployment,
  'apps/StatefulSet': judgeStatefulSet,
  'apps/DaemonSet': judgeDaemonSet,
  '/Node': judgeNode,
  '/Namespace': judgeNamespace,
};

/** Nothing is known but the object itself. */
export const NOTHING_AROUND: Around = {
  find: () => undefined,
  childrenOf: () => [],
  eventsOf: () => [],
  all: () => [],
  reading: () => 'not-yet',
};

/**
 * Is this object ready, and why not. What can't be read is unknown, whatever was told of it before; a kind without a
 * row is unknown too: nothing is held for ready by default.
 */
export function judgeObject(object: KubeObject, around: Around = NOTHING_AROUND): Found {
  const { apiVersion, kind, metadata } = object;
  const row = groupKind(apiVersion, kind);
  const reading = around.reading(row, metadata.namespace);
  if (typeof reading !== 'string') return { ...found('unknown', reading), object: refOf(object) };
  const rule = JUDGES[row];
  return rule === undefined
    ? notPassed('unknown', causeOf(object, 'kind-not-judged'))
    : rule(object, around);
}

export { judgeDaemonSet, judgeDeployment, judgeNamespace, judgeNode, judgeStatefulSet };
