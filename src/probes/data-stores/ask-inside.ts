import { WizardError } from '../../model/error.ts';
import type { Readers } from '../../model/ports.ts';
import type { DataStore } from '../../readiness/connection-job.ts';

/** What a living pod of the cluster saw just now; `nobody`: none could try, `code` says why. */
export type AskedInside =
  | { readonly is: 'open'; readonly at: number }
  | { readonly is: 'closed'; readonly at: number; readonly code: string }
  | { readonly is: 'nobody'; readonly code: string };

/** Throws where the cluster itself can't be reached. */
export async function askInside(
  store: DataStore,
  ports: Readers,
  signal: AbortSignal,
): Promise<AskedInside> {
  const [settled] = await Promise.allSettled([tried(store, ports, signal)]);
  signal.throwIfAborted();
  if (settled.status === 'fulfilled') return settled.value;
  const reason: unknown = settled.reason;
  if (!(reason instanceof WizardError) || reason.kind === 'cluster-unreachable') throw reason;
  return { is: 'nobody', code: reason.code };
}

async function tried(
  { host, port, tls }: DataStore,
  { inside, clock }: Readers,
  signal: AbortSignal,
): Promise<AskedInside> {
  if (!tls) {
    const seen = await inside.net.connect(host, port, signal);
    const at = clock.now();
    return seen.open ? { is: 'open', at } : { is: 'closed', at, code: seen.code };
  }
  const question = { address: host, port, serverName: host, roots: [] };
  const seen = await inside.tls.handshake(question, signal);
  const at = clock.now();
  // Whom it trusts is the matter of who connects: such stores mostly have certificates of their own.
  const isShaken = seen.is === 'shaken' || seen.is === 'client-certificate';
  return isShaken ? { is: 'open', at } : { is: 'closed', at, code: seen.code };
}
