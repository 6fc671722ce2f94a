import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { onTestFinished } from 'vitest';
import { systemClock } from '../../../src/clock/system-clock.ts';
import { openCluster } from '../../../src/cluster/connect.ts';
import { fileReader } from '../../../src/files/file-reader.ts';
import type { KubeObject, Writers } from '../../../src/model/ports.ts';
import { directDialer } from '../../../src/net/dialer.ts';
import { writersOf } from './writers.ts';

const NEVER = new AbortController().signal;

/** Writers over a real API server, and files below a folder of their own; nothing else is there. */
export async function realWorld(kubeconfig: string, pinnedUid?: string) {
  const folder = mkdtempSync(path.join(tmpdir(), 'dr-wizard-writers-'));
  const access = await openCluster({ kubeconfig, context: 'test', dialer: directDialer() });
  onTestFinished(() => access.close());
  const { uid } = await access.target(NEVER);
  const ports: Writers = {
    ...writersOf([]).ports,
    cluster: access.reader,
    writer: access.writer(pinnedUid ?? uid),
    clock: systemClock,
    files: fileReader(folder),
  };
  return { ports, folder, uid, access };
}

/** The same with manifests that are given instead of read. */
export function withManifests(ports: Writers, manifests: readonly KubeObject[]): Writers {
  return { ...ports, files: { ...ports.files, manifests: async () => manifests } };
}
