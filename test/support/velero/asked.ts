import { vi } from 'vitest';
import { ensureRestore } from '../../../src/actions/velero/ensure-restore.ts';
import { setAccessMode } from '../../../src/actions/velero/set-access-mode.ts';
import { remove } from '../../../src/actions/kubernetes/remove.ts';
import type { ActionResult, ProbeResult } from '../../../src/model/catalogue.ts';
import { backupCompleted } from '../../../src/probes/velero/backup-completed.ts';
import { locationAvailable } from '../../../src/probes/velero/location-available.ts';
import { restored } from '../../../src/probes/velero/restored.ts';
import { writersOfRun } from '../actions/writers-of-run.ts';
import { realReaders } from '../probes/real-cluster.ts';
import { NEVER } from '../probes/readers.ts';

type Asked<T extends (input: never, ...rest: never[]) => unknown> = Parameters<T>[0];

/** Some of what Velero's server does it does once a minute. */
const WAIT = { timeout: 150_000, interval: 200 } as const;

async function until(verdict: ProbeResult['verdict'], look: () => Promise<ProbeResult>) {
  return vi.waitFor(async () => {
    const seen = await look();
    if (seen.verdict !== verdict) throw new Error(`${seen.verdict}: ${JSON.stringify(seen.cause)}`);
    return seen;
  }, WAIT);
}

/** What a run asks of Velero in this cluster, and has done by it. */
export async function askedOf(
  { kubeconfig }: { readonly kubeconfig: string },
  run: string = 'run',
) {
  const readers = await realReaders(kubeconfig);
  const ports = await writersOfRun(kubeconfig, run);
  const look = (input: Asked<typeof restored.look>) => restored.look(input, readers, NEVER);
  return {
    until,
    location: (input: Asked<typeof locationAvailable.look> = {}) =>
      locationAvailable.look(input, readers, NEVER),
    backup: (input: Asked<typeof backupCompleted.look> = {}) =>
      backupCompleted.look(input, readers, NEVER),
    restored: look,
    /** What came of a restore that is under way. */
    ended: (input: Asked<typeof restored.look>) =>
      vi.waitFor(async () => {
        const seen = await look(input);
        if (seen.verdict === 'wait') throw new Error(JSON.stringify(seen.cause));
        return seen;
      }, WAIT),
    restore: (input: Asked<typeof ensureRestore.act>) => ensureRestore.act(input, ports, NEVER),
    keep: (mode: 'ReadOnly' | 'ReadWrite') => setAccessMode.act({ mode }, ports, NEVER),
    /** Removes the Restore that an action has made. */
    undo: ({ created }: ActionResult) => {
      const {
        apiVersion = '-',
        kind,
        name,
        namespace = '-',
        uid = '-',
      } = created[0]?.what ?? NOTHING;
      return remove.act({ apiVersion, kind, name, namespace, uid }, ports, NEVER);
    },
  };
}

const NOTHING = { apiVersion: '-', kind: '-', name: '-', namespace: '-', uid: '-' } as const;
