import type { KubeObject } from '../../model/ports.ts';
import type { Found } from '../../model/verdict.ts';
import { groupKind, type GroupKind } from '../../readiness/around.ts';
import { judgeObject } from '../../readiness/index.ts';
import type { View } from '../../readiness/view.ts';

export type JudgedObject = { readonly object: KubeObject; readonly found: Found };

/** An object by its name, judged; also where something else that is followed owns it. */
export function judgedAt(
  view: View,
  kind: GroupKind,
  namespace: string | undefined,
  name: string,
): JudgedObject | undefined {
  const object = view.around.find(kind, namespace, name);
  return object === undefined ? undefined : judgedIn(view, object);
}

export function judgedIn(view: View, object: KubeObject): JudgedObject {
  const { apiVersion, kind, metadata } = object;
  const root = view.root(groupKind(apiVersion, kind), metadata.namespace, metadata.name);
  return root ?? { object, found: judgeObject(object, view.around) };
}
