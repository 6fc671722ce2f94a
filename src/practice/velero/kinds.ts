import type { JsonObject } from '../../model/json.ts';

const GROUP = 'velero.io';
const NAMES = [
  ['Backup', 'backups'],
  ['BackupStorageLocation', 'backupstoragelocations'],
  ['Restore', 'restores'],
] as const;

/** Velero's kinds, as far as a recovery uses them. Its own definitions say of each field what it is; these let all pass. */
export const VELERO_DEFINITIONS: readonly JsonObject[] = NAMES.map(([kind, plural]) => ({
  apiVersion: 'apiextensions.k8s.io/v1',
  kind: 'CustomResourceDefinition',
  metadata: { name: `${plural}.${GROUP}` },
  spec: {
    group: GROUP,
    names: { kind, plural, singular: kind.toLowerCase(), listKind: `${kind}List` },
    scope: 'Namespaced',
    versions: [
      {
        name: 'v1',
        served: true,
        storage: true,
        schema: {
          openAPIV3Schema: { type: 'object', 'x-kubernetes-preserve-unknown-fields': true },
        },
      },
    ],
  },
}));
