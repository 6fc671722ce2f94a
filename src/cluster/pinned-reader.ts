import type { ClusterReader } from '../model/ports.ts';
import { proveIdentity } from './summary.ts';

/**
 * A reader that tells nothing before the cluster has said that it is the pinned one: what stands in another cluster
 * proves nothing, and must not be adopted.
 */
export function pinnedReader(
  reader: ClusterReader,
  pinnedUid: string,
  /** Proves it by itself, again after each loss. */
  follow: ClusterReader['follow'],
): ClusterReader {
  const prove = provenOnce(reader, pinnedUid);
  return {
    async get(name, signal) {
      await prove(signal);
      return reader.get(name, signal);
    },
    async list(query, signal) {
      await prove(signal);
      return reader.list(query, signal);
    },
    follow,
    async log(query, signal) {
      await prove(signal);
      return reader.log(query, signal);
    },
    async lookup(name, signal) {
      await prove(signal);
      return reader.lookup(name, signal);
    },
    async raw(path, signal) {
      await prove(signal);
      return reader.raw(path, signal);
    },
    async labelled(selector, signal) {
      await prove(signal);
      return labelledOf(reader)(selector, signal);
    },
    async summary(signal) {
      await prove(signal);
      return reader.summary(signal);
    },
    async may(question, signal) {
      await prove(signal);
      return reader.may(question, signal);
    },
    async resource(kind, signal) {
      await prove(signal);
      return reader.resource(kind, signal);
    },
  };
}

/** A reader that has no such question knows of nothing. */
export function labelledOf(reader: ClusterReader): NonNullable<ClusterReader['labelled']> {
  return async (...asked) => (await reader.labelled?.(...asked)) ?? { objects: [], unseen: [] };
}

/** Asks the cluster who it is until it has said so. */
export function provenOnce(
  reader: ClusterReader,
  pinnedUid: string,
): (signal: AbortSignal) => Promise<void> {
  let isProven = false;
  return async (signal) => {
    if (isProven) return;
    await proveIdentity(reader, pinnedUid, signal);
    isProven = true;
  };
}
