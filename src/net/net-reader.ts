import type net from 'node:net';
import { performance } from 'node:perf_hooks';
import { WizardError } from '../model/error.ts';
import type { Dialer, NetReader } from '../model/ports.ts';

const CONNECT_TIMEOUT_MS = 5_000;
/** Through a pod a command has to be started there first: a kubelet under load takes its time. */
export const THROUGH_POD_TIMEOUT_MS = 20_000;

/** Asks whether a port takes a connection, through whatever route the dialer has. */
export function netReader(
  dialer: Dialer<net.Socket>,
  timeoutMs: number = CONNECT_TIMEOUT_MS,
): NetReader {
  return {
    async connect(host, port, signal) {
      const timeout = AbortSignal.timeout(timeoutMs);
      const startedAt = performance.now();
      try {
        const socket = await dialer.tcp(host, port, AbortSignal.any([signal, timeout]));
        const address = socket.remoteAddress ?? host;
        socket.on('error', () => {});
        socket.destroy();
        return { open: true, address, ms: performance.now() - startedAt };
      } catch (error) {
        signal.throwIfAborted();
        if (timeout.aborted) return { open: false, code: 'ETIMEDOUT' };
        // There is no way to any host: that is nothing that this one did.
        if (error instanceof WizardError) throw error;
        const code = systemCode(error);
        if (code === undefined) throw error;
        return { open: false, code };
      }
    },
  };
}

/** The system's code of a failed connection; of several addresses tried, the first one's. */
function systemCode(error: unknown): string | undefined {
  if (!(error instanceof Error)) return undefined;
  if ('code' in error && typeof error.code === 'string') return error.code;
  return error instanceof AggregateError ? systemCode(error.errors[0]) : undefined;
}
