import type { KubeObject } from '../model/ports.ts';
import type { Found } from '../model/verdict.ts';
import { judgeDaemonSet } from './daemon-set.ts';
import { judgeDeployment } from './deployment.ts';
import { causeOf, notPassed, type Judge } from './judgement.ts';
import { judgeNamespace } from './namespace.ts';
import { judgeNode } from './node.ts';
import { judgeStatefulSet } from './stateful-set.ts';

/** Who judges what: one row a kind, by `group/kind`; the core group has no name. */
const JUDGES: { readonly [groupKind: string]: Judge } = {
  'apps/Deployment': judgeDeployment,
  'apps/StatefulSet': judgeStatefulSet,
  'apps/DaemonSet': judgeDaemonSet,
  '/Node': judgeNode,
  '/Namespace': judgeNamespace,
};

/** Is this object ready, and why not. A kind without a row is unknown: nothing is held for ready by default. */
export function judge(object: KubeObject): Found {
  const { apiVersion, kind } = object;
  const group = apiVersion.includes('/') ? apiVersion.slice(0, apiVersion.indexOf('/')) : '';
  const rule = JUDGES[`${group}/${kind}`];
  return rule === undefined
    ? notPassed('unknown', causeOf(object, 'kind-not-judged'))
    : rule(object);
}

export { judgeDaemonSet, judgeDeployment, judgeNamespace, judgeNode, judgeStatefulSet };
