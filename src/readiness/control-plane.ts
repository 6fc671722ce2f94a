import type { KubeObject } from '../model/ports.ts';
import { objectsAt, textAt } from './read-object.ts';

/** Older clusters have the second one. */
export const CONTROL_PLANE_LABELS = [
  'node-role.kubernetes.io/control-plane',
  'node-role.kubernetes.io/master',
] as const;

const INSTANCE = /(?:^|[./])(i-[a-z0-9]+)$/;

/** Older clusters call it master. */
export function isControlPlane({ metadata }: KubeObject): boolean {
  return CONTROL_PLANE_LABELS.some((label) => metadata.labels?.[label] !== undefined);
}

/** Instance id of the server behind a node, as the cloud's controller writes it: `REGION.i-…`. */
export function instanceOf(node: KubeObject): string | undefined {
  return INSTANCE.exec(textAt(node, 'spec', 'providerID') ?? '')?.[1];
}

/** What a node says of its addresses, those of these types alone. */
export function addressesOf(node: KubeObject, types: readonly string[]): readonly string[] {
  return objectsAt(node, 'status', 'addresses')
    .filter((one) => types.includes(textAt(one, 'type') ?? ''))
    .flatMap((one) => textAt(one, 'address') ?? []);
}
