import { aCause, found, type Found } from '../../model/verdict.ts';
import type { Around } from '../../readiness/around.ts';
import { backendOf, type Backend } from '../../readiness/in-front-of.ts';
import { absent } from './absent.ts';
import { unreadOf } from './reading.ts';

const KINDS = ['Deployment', 'DaemonSet', 'StatefulSet'] as const;

/** What of a step says to which workload its load balancer leads. */
export type Behind = { readonly workload?: string | null; readonly kind?: string | null };

/** The kinds that the workload may be of; none where no workload is named. */
export function backendKinds({ workload, kind }: Behind): readonly string[] {
  if (workload === undefined || workload === null) return [];
  return kind === undefined || kind === null ? KINDS : [kind];
}

/** The pods behind the load balancer; undefined where no workload is named, and why where nothing can be told of it. */
export function readBackend(
  around: Around,
  { namespace, ...behind }: Behind & { readonly namespace: string },
): Backend | Found | undefined {
  const name = behind.workload ?? undefined;
  if (name === undefined) return undefined;
  const kinds = backendKinds(behind).map((kind) => `apps/${kind}` as const);
  const [one, more] = kinds.flatMap((kind) => around.find(kind, namespace, name) ?? []);
  if (one === undefined) return absent(around, { kinds, namespaces: [namespace], name });
  if (more !== undefined)
    return found('unknown', aCause('workload-of-two-kinds', { name: `${namespace}/${name}` }));
  const [unread] = unreadOf(around, `apps/${one.kind}`, [namespace]);
  if (unread !== undefined) return found('unknown', unread);
  const params = { kind: one.kind, name: `${namespace}/${name}` };
  return backendOf(one) ?? found('unknown', aCause('backend-without-labels', params));
}
