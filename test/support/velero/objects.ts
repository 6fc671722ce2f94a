import type { KubeObject } from '../../../src/model/ports.ts';

/** When the tests of backups look. */
export const NOW = Date.parse('2026-06-02T12:00:00Z');

type More = { readonly spec?: object; readonly status?: object; readonly metadata?: object };

export function aBackup(name: string, { spec, status, metadata }: More = {}): KubeObject {
  return ofVelero('Backup', name, {
    metadata: { ...metadata },
    spec: { storageLocation: 'default', ...spec },
    status: {
      phase: 'Completed',
      startTimestamp: '2026-06-02T00:00:00Z',
      completionTimestamp: '2026-06-02T00:05:00Z',
      expiration: '2026-07-02T00:00:00Z',
      ...status,
    },
  });
}

export function aLocation(name: string, { spec, status, metadata }: More = {}): KubeObject {
  return ofVelero('BackupStorageLocation', name, {
    metadata: { ...metadata },
    spec: { provider: 'aws', objectStorage: { bucket: 'backups' }, ...spec },
    status: {
      phase: 'Available',
      lastValidationTime: '2026-06-02T11:59:30Z',
      lastSyncedTime: '2026-06-02T11:59:30Z',
      ...status,
    },
  });
}

export function aRestore(name: string, { spec, status, metadata }: More = {}): KubeObject {
  return ofVelero('Restore', name, {
    metadata: { creationTimestamp: '2026-06-02T11:50:00Z', ...metadata },
    spec: { backupName: 'nightly', includedNamespaces: ['prod', 'pre'], ...spec },
    status: {
      phase: 'Completed',
      completionTimestamp: '2026-06-02T11:55:00Z',
      progress: { itemsRestored: 40, totalItems: 40 },
      ...status,
    },
  });
}

export function aNamespace(name: string, creationTimestamp = '2026-06-02T11:00:00Z'): KubeObject {
  return { apiVersion: 'v1', kind: 'Namespace', metadata: { name, creationTimestamp } };
}

function ofVelero(
  kind: string,
  name: string,
  { metadata, ...rest }: { readonly metadata: object; readonly [key: string]: unknown },
): KubeObject {
  const own = { name, namespace: 'velero', uid: `uid-of-${name}` };
  return { apiVersion: 'velero.io/v1', kind, metadata: { ...own, ...metadata }, ...rest };
}
