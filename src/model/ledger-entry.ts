import type { LedgerEntry } from './catalogue.ts';
import type { Applied, KubeObject } from './ports.ts';

/**
 * A file or folder that a run lays down on this machine; told before it is there, it has no digest yet. It is known by
 * its path, so that what is told of it later stands in the place of what was told before.
 */
export function fileEntry(kind: 'File' | 'Folder', path: string, sha256?: string): LedgerEntry {
  const digest = sha256 === undefined ? {} : { sha256 };
  return {
    what: { kind, name: path, uid: path },
    undo: { uses: 'files/remove', with: { path, ...digest } },
  };
}

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
