import type { LedgerEntry } from './catalogue.ts';
import type { Applied, KubeObject } from './ports.ts';

/** How something that this run created is removed again: that one object, and no other that has its name since. */
export function ledgerEntry(object: KubeObject, { uid, namespace }: Applied): LedgerEntry {
  const { kind, metadata, apiVersion } = object;
  const { name } = metadata;
  const place = namespace === undefined ? {} : { namespace };
  return {
    what: { kind, name, apiVersion, ...place, uid },
    undo: { uses: 'kubernetes/remove', with: { apiVersion, kind, name, ...place, uid } },
  };
}
