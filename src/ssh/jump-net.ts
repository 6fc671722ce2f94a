import { performance } from 'node:perf_hooks';
import { setTimeout as sleep } from 'node:timers/promises';
import { WizardError } from '../model/error.ts';
import type { NetReader } from '../model/ports.ts';
import type { SshHost } from '../model/route.ts';
import { checkHost } from './check-host.ts';
import type { Sessions } from './open-session.ts';
import { asError } from './ssh-reader.ts';

const CONNECT_MS = 15_000;
const LOOK_MS = 30;

/** What sshd says of a connection that it could not make, in the words of its system. */
const CODES: readonly (readonly [RegExp, string])[] = [
  [/Connection refused/i, 'ECONNREFUSED'],
  [/timed out/i, 'ETIMEDOUT'],
  [/No route to host/i, 'EHOSTUNREACH'],
  [/Network is unreachable/i, 'ENETUNREACH'],
  [/Temporary failure in name resolution/i, 'EAI_AGAIN'],
  [
    /Name or service not known|nodename nor servname|No address associated|unknown host/i,
    'ENOTFOUND',
  ],
];

/**
 * Asks whether a port takes connections from the jump host. By a login of its own: there sshd itself says whether the
 * connection came about, which nothing that goes through a shared way ever hears.
 */
export function jumpNet(sessions: Sessions, hostOf: () => SshHost | null): NetReader {
  return {
    async connect(host, port, signal) {
      const jump = hostOf();
      if (jump === null) throw new WizardError('usage', 'jump-host-missing');
      checkHost({ host, port });
      const timeout = AbortSignal.timeout(CONNECT_MS);
      const limit = AbortSignal.any([signal, timeout]);
      const to = host.includes(':') ? `[${host}]:${port}` : `${host}:${port}`;
      try {
        const words = { options: ['-W', to], logLevel: 'DEBUG2' } as const;
        const session = await sessions.open(jump, words, limit);
        if (session.is === 'out') throw asError(session);
        const startedAt = performance.now();
        session.child.stdout?.resume();
        try {
          for (;;) {
            const hasEnded = session.child.exitCode !== null || session.child.signalCode !== null;
            const log = await session.log();
            const failed = /^channel \d+: open failed: (.*)$/m.exec(log)?.[1];
            if (failed !== undefined) return { open: false, code: codeOf(failed, jump) };
            if (/^debug2: channel 0: open confirm/m.test(log))
              return { open: true, address: host, ms: performance.now() - startedAt };
            if (hasEnded) throw asError(await session.refusal());
            await sleep(LOOK_MS, undefined, { signal: limit });
          }
        } finally {
          await session.close();
        }
      } catch (error) {
        signal.throwIfAborted();
        if (timeout.aborted && !(error instanceof WizardError))
          return { open: false, code: 'ETIMEDOUT' };
        throw error;
      }
    },
  };
}

/** Throws where the jump host lets nobody go on at all: that says nothing of the port. */
function codeOf(failed: string, { host }: SshHost): string {
  if (/prohibited/i.test(failed)) throw new WizardError('forbidden', 'jump-forbids', { host });
  return CODES.find(([pattern]) => pattern.test(failed))?.[1] ?? 'EHOSTUNREACH';
}
