import type { ClusterAccess } from '../cluster/connect.ts';
import { labelledOf } from '../cluster/pinned-reader.ts';
import { provenWays, type ClusterWays } from '../cluster/ways.ts';
import type { LeasePort } from '../model/lease.ts';
import { WizardError } from '../model/error.ts';
import type { PodFileWriter } from '../model/pod-files.ts';
import type { ClusterReader, ClusterWriter } from '../model/ports.ts';

/** The pinned cluster once there is one; until then every call says that there is none. With `ownRun` only what that run made is changed. */
export function pinnedCluster(cwd: string, ownRun?: string) {
  let access: ClusterAccess | null = null;
  let pinned: ClusterReader | null = null;
  let writer: ClusterWriter | null = null;
  let ways: ClusterWays | null = null;
  let podFiles: PodFileWriter | null = null;
  let lease: LeasePort | null = null;
  const opened = () => {
    if (pinned === null) throw new WizardError('usage', 'no-target');
    return pinned;
  };
  const writable = () => {
    if (writer === null) throw new WizardError('usage', 'no-target');
    return writer;
  };
  const reader: ClusterReader = {
    get: async (name, signal) => opened().get(name, signal),
    list: async (query, signal) => opened().list(query, signal),
    follow: async function* (selections, signal, options) {
      yield* opened().follow(selections, signal, options);
    },
    log: async (query, signal) => opened().log(query, signal),
    lookup: async (name, signal) => opened().lookup(name, signal),
    raw: async (file, signal) => opened().raw(file, signal),
    labelled: async (selector, signal) => labelledOf(opened())(selector, signal),
    summary: async (signal) => opened().summary(signal),
    may: async (question, signal) => opened().may(question, signal),
    resource: async (kind, signal) => opened().resource(kind, signal),
  };
  const lazyWriter: ClusterWriter = {
    prove: async (signal) => writer?.prove?.(signal),
    apply: async (object, signal, takeOver) => writable().apply(object, signal, takeOver),
    remove: async (name, uid, signal) => writable().remove(name, uid, signal),
  };
  const leased = () => {
    if (lease === null) throw new WizardError('usage', 'no-target');
    return lease;
  };
  const lazyLease: LeasePort = {
    read: async (signal) => leased().read(signal),
    write: async (claim, before, signal) => leased().write(claim, before, signal),
    giveUp: async (seen, signal) => leased().giveUp(seen, signal),
  };
  const lazyWays = provenWays(() => {
    if (ways === null) throw new WizardError('usage', 'no-target');
    return ways;
  });
  const lazyPodFiles: PodFileWriter = {
    async copyIn(...copy) {
      if (podFiles === null) throw new WizardError('usage', 'no-target');
      return podFiles.copyIn(...copy);
    },
    async remove(...file) {
      if (podFiles === null) throw new WizardError('usage', 'no-target');
      return podFiles.remove(...file);
    },
  };
  return {
    reader,
    podFiles: lazyPodFiles,
    ways: lazyWays,
    writer: lazyWriter,
    lease: lazyLease,
    isOpen: () => pinned !== null,
    async open(next: ClusterAccess, uid: string) {
      await access?.close();
      access = next;
      pinned = next.pinnedReader(uid);
      writer = next.writer(uid, ownRun);
      ways = next.ways(uid);
      podFiles = next.podFileWriter(uid, cwd);
      lease = next.lease(uid);
    },
    async close() {
      await access?.close();
    },
  };
}
