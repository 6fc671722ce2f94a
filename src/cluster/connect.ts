import type net from 'node:net';
import type { ClusterReader, ClusterWriter, Dialer } from '../model/ports.ts';
import { createDiscovery } from './discovery.ts';
import { pinnedReader } from './pinned-reader.ts';
import { createReader } from './reader.ts';
import { openTransport } from './transport.ts';
import { createWriter } from './writer.ts';

const TIMEOUT_MS = 10_000;

export type ClusterSettings = {
  readonly kubeconfig: string;
  readonly context: string;
  readonly dialer: Dialer<net.Socket>;
  /** For one call with all its tries. */
  readonly timeoutMs?: number;
};

export type ClusterAccess = {
  readonly reader: ClusterReader;
  /** Tells nothing before namespace kube-system was seen to have this UID. */
  pinnedReader(pinnedUid: string): ClusterReader;
  /** Proves before each call that namespace kube-system still has this UID. */
  writer(pinnedUid: string): ClusterWriter;
  close(): Promise<void>;
};

/**
 * Opens one context of a kubeconfig. No connection is made yet. Throws `WizardError` where the file, the context or
 * what they name cannot be used.
 */
export async function openCluster(settings: ClusterSettings): Promise<ClusterAccess> {
  const transport = await openTransport({ timeoutMs: TIMEOUT_MS, ...settings });
  const discovery = createDiscovery(transport);
  const reader = createReader(transport, discovery);
  return {
    reader,
    pinnedReader: (pinnedUid) => pinnedReader(reader, pinnedUid),
    writer: (pinnedUid) => createWriter(transport, discovery, reader, pinnedUid),
    close: () => transport.close(),
  };
}
