import { parseAllDocuments } from 'yaml';
import { isObject, type JsonObject } from '../../model/json.ts';
import { REGISTRY_WORD, serviceManifest, SERVICES } from '../repository/service-manifests.ts';
import { create } from '../store/create.ts';
import { objectAt, textAt } from '../store/json.ts';
import { kindNamed, type Kind } from '../store/kinds.ts';
import { nameOf, namespaceOf, timeText } from '../store/metadata.ts';
import type { Store } from '../store/store.ts';
import { VELERO_DEFINITIONS } from './kinds.ts';

const NAMESPACE = 'velero';
const BACKUP = 'nightly';
/** Nobody has to share what it wrote: the wizard sets the access mode, as an operator would. */
const BY = { manager: '' };
const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;
const RESTORE_MS = 500;

/**
 * Puts Velero into a cluster, with the storage of the lost one and last night's backup of the services in it, and plays
 * its server. Gives how to stop.
 */
export function installVelero(store: Store, registryHost: string): () => void {
  for (const one of VELERO_DEFINITIONS)
    create(store, kindNamed('CustomResourceDefinition'), undefined, one, BY);
  create(store, kindNamed('Namespace'), undefined, { metadata: { name: NAMESPACE } }, BY);
  const now = Date.now();
  const [location, backup] = [kindOf(store, 'backupstoragelocations'), kindOf(store, 'backups')];
  create(store, location, NAMESPACE, { metadata: { name: 'default' }, spec: STORAGE }, BY);
  told(store, location, 'default', {
    phase: 'Available',
    lastValidationTime: timeText(now),
    lastSyncedTime: timeText(now),
  });
  const of = { metadata: { name: BACKUP }, spec: { storageLocation: 'default' } };
  create(store, backup, NAMESPACE, of, BY);
  told(store, backup, BACKUP, {
    phase: 'Completed',
    startTimestamp: timeText(now - 8 * HOUR_MS),
    completionTimestamp: timeText(now - 7 * HOUR_MS),
    expiration: timeText(now + 29 * DAY_MS),
  });
  const timers = new Set<NodeJS.Timeout>();
  const stop = store.listen(({ kind, type, object }) => {
    if (kind.kind !== 'Restore' || kind.group !== 'velero.io' || type !== 'ADDED') return;
    const timer = setTimeout(() => restore(store, nameOf(object), registryHost), RESTORE_MS);
    timers.add(timer);
  });
  return () => {
    stop();
    for (const timer of timers) clearTimeout(timer);
  };
}

const STORAGE = {
  provider: 'aws',
  default: true,
  accessMode: 'ReadWrite',
  objectStorage: { bucket: 'backups' },
};

/** What was in the lost cluster: its services, with the registry that they were pulled from. */
function restore(store: Store, name: string, registryHost: string): void {
  const objects = SERVICES.flatMap((one) =>
    parseAllDocuments(serviceManifest(one).replaceAll(REGISTRY_WORD, registryHost)).flatMap(
      (document): readonly JsonObject[] => {
        const read: unknown = document.toJS();
        return isObject(read) ? [read] : [];
      },
    ),
  );
  for (const object of objects) {
    const kind = kindNamed(textAt(object, 'kind') ?? '');
    const namespace = namespaceOf(object);
    if (store.get(kind, { namespace, name: nameOf(object) }) === undefined)
      create(store, kind, namespace, object, BY);
  }
  told(store, kindOf(store, 'restores'), name, {
    phase: 'Completed',
    startTimestamp: timeText(Date.now() - RESTORE_MS),
    completionTimestamp: timeText(),
    progress: { totalItems: objects.length, itemsRestored: objects.length },
  });
}

function told(store: Store, kind: Kind, name: string, status: JsonObject): void {
  const now = store.get(kind, { namespace: NAMESPACE, name });
  if (now !== undefined)
    store.put(kind, { ...now, status: { ...objectAt(now, 'status'), ...status } });
}

function kindOf(store: Store, plural: string): Kind {
  const found = store.find('velero.io', 'v1', plural);
  if (found === undefined) throw new Error(`Velero's ${plural} are not served.`);
  return found;
}
