import type { JsonObject } from '../../../model/json.ts';
import type { RangeWorld } from '../../range-world.ts';
import { objectAt, textAt, withAt } from '../../store/json.ts';
import { nameOf } from '../../store/metadata.ts';
import type { Break, Mend } from '../break.ts';
import { first, word } from '../given.ts';

const inNamespace = (given: JsonObject) => [`cluster/${word(given, 'namespace') || 'velero'}`];

/** Velero: its storage, its backups and what it restored. */
export const VELERO_BREAKS: readonly Break[] = [
  {
    probe: 'velero/location-available',
    what: { en: 'Velero does not reach its storage.', zh: 'Velero 无法访问存储。' },
    causes: ['phase-failed'],
    touches: inNamespace,
    // Read-only while restoring, and writable again at the end: each step had it its own way.
    ready: (world, given) =>
      alteredAll(world, 'backupstoragelocations', ['spec'], (one) => ({
        ...one,
        spec: { ...objectAt(one, 'spec'), accessMode: word(given, 'accessMode') || 'ReadWrite' },
      })),
    put: (world) =>
      alteredAll(world, 'backupstoragelocations', ['status'], (one) => ({
        ...one,
        status: { ...objectAt(one, 'status'), phase: 'Unavailable' },
      })),
  },
  {
    probe: 'velero/backup-completed',
    what: { en: 'The backup has failed in part.', zh: '备份只完成了一部分。' },
    causes: ['velero-backup-partly'],
    touches: inNamespace,
    put: (world) => alteredAll(world, 'backups', ['status'], partly),
  },
  {
    probe: 'velero/restored',
    what: { en: 'The restore has failed in part.', zh: '恢复只完成了一部分。' },
    causes: ['velero-restore-partly'],
    touches: inNamespace,
    put: (world) => alteredAll(world, 'restores', ['status'], partly),
  },
];

function partly(one: JsonObject): JsonObject {
  return { ...one, status: { ...objectAt(one, 'status'), phase: 'PartiallyFailed', errors: 1 } };
}

/** All objects of one of its kinds, and what was changed of them back. */
function alteredAll(
  { store }: RangeWorld,
  plural: string,
  keys: readonly string[],
  change: (object: JsonObject) => JsonObject,
): Mend {
  const kind = store.find('velero.io', 'v1', plural);
  if (kind === undefined) throw new Error('Velero is not in the range.');
  const all = store.list(kind);
  first(all);
  for (const one of all) store.put(kind, change(one));
  return () => {
    for (const before of all) {
      const place = { namespace: textAt(before, 'metadata', 'namespace'), name: nameOf(before) };
      const now = store.get(kind, place);
      if (now === undefined) continue;
      store.put(
        kind,
        keys.reduce((object, key) => withAt(object, [key], before[key]), now),
      );
    }
  };
}
