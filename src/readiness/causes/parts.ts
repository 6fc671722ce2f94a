import type { JsonObject } from '../../model/json.ts';
import type { KubeObject } from '../../model/ports.ts';
import { objectsAt, textAt } from '../read-object.ts';

/** What a container is to its pod; ephemeral ones are nothing to its readiness. */
export type Role = 'init' | 'sidecar' | 'main';

export type Part = {
  readonly name: string;
  readonly role: Role;
  /** As the pod asks for it. */
  readonly image: string;
  /** As events name it. */
  readonly field: string;
  readonly spec: JsonObject | undefined;
  readonly status: JsonObject;
};

/** The containers of a pod that have a state, in the order in which they start. */
export function partsOf(pod: KubeObject): readonly Part[] {
  return [
    ...partsIn(pod, 'initContainers', 'initContainerStatuses'),
    ...partsIn(pod, 'containers', 'containerStatuses'),
  ];
}

function partsIn(pod: KubeObject, list: string, statuses: string): readonly Part[] {
  const specs = new Map(objectsAt(pod, 'spec', list).map((spec) => [textAt(spec, 'name'), spec]));
  return objectsAt(pod, 'status', statuses).map((status) => {
    const name = textAt(status, 'name') ?? '-';
    const spec = specs.get(name);
    const isSidecar = textAt(spec, 'restartPolicy') === 'Always';
    return {
      name,
      role: list === 'containers' ? 'main' : isSidecar ? 'sidecar' : 'init',
      image: textAt(spec, 'image') ?? textAt(status, 'image') ?? '-',
      field: `spec.${list}{${name}}`,
      spec,
      status,
    };
  });
}
