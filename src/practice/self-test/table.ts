import type { JsonObject } from '../../model/json.ts';
import type { Break } from './break.ts';
import { APP_BREAKS } from './breaks/apps.ts';
import { ARCHIVE_BREAKS } from './breaks/archives.ts';
import { CERTIFICATE_BREAKS } from './breaks/certificates.ts';
import { CLOUD_BREAKS } from './breaks/cloud.ts';
import { CLUSTER_BREAKS } from './breaks/cluster.ts';
import { GIT_BREAKS } from './breaks/git.ts';
import { MACHINE_BREAKS } from './breaks/machine.ts';
import { NAME_BREAKS } from './breaks/names.ts';
import { REGISTRY_BREAKS } from './breaks/registry.ts';
import { VELERO_BREAKS } from './breaks/velero.ts';

/** Every way in which a probe's world is broken. */
export const BREAKS: readonly Break[] = [
  ...ARCHIVE_BREAKS,
  ...GIT_BREAKS,
  ...MACHINE_BREAKS,
  ...CLOUD_BREAKS,
  ...REGISTRY_BREAKS,
  ...CERTIFICATE_BREAKS,
  ...NAME_BREAKS,
  ...CLUSTER_BREAKS,
  ...APP_BREAKS,
  ...VELERO_BREAKS,
];

/** By which the world of a proof is broken; undefined where nobody has written that yet. */
export function breakFor(probe: string, given: JsonObject): Break | undefined {
  return BREAKS.find((one) => one.probe === probe && one.fits?.(given) !== false);
}
