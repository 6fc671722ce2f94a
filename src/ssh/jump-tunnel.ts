import net from 'node:net';
import { once } from 'node:events';
import { setTimeout as sleep } from 'node:timers/promises';
import { WizardError } from '../model/error.ts';
import type { SshHost } from '../model/route.ts';
import type { Session, Sessions } from './open-session.ts';
import { asError } from './ssh-reader.ts';
import type { TunnelNotes } from './tunnel-notes.ts';

const OPEN_MS = 20_000;
const LOOK_MS = 50;
const TRIES = 3;

/** A SOCKS port of this machine whose connections go on from the jump host. */
export type Tunnel = { readonly host: SshHost; readonly port: number; readonly session: Session };

/**
 * Keeps one way to the jump host open: begun when it is first needed, and anew where it was lost or another host is
 * meant. `onOpen` is told before anything goes that way.
 */
export function jumpTunnel(
  sessions: Sessions,
  hostOf: () => SshHost | null,
  notes: TunnelNotes,
  onOpen: (port: number) => Promise<void> = async () => undefined,
) {
  let opening: Promise<Tunnel> | undefined;
  let known: Tunnel | undefined;

  function isAlive({ session: { child } }: Tunnel): boolean {
    return child.exitCode === null && child.signalCode === null;
  }

  async function begin(host: SshHost): Promise<Tunnel> {
    // The same port again, where it is free: who was told of it finds the way once more.
    const before = known?.port;
    await known?.session.close();
    known = undefined;
    const signal = AbortSignal.timeout(OPEN_MS);
    for (let tried = 1; ; tried += 1) {
      const port = tried === 1 && before !== undefined ? before : await freePort();
      const opened = await openAt(sessions, host, port, signal);
      if (opened === undefined && tried < TRIES) continue;
      if (opened === undefined)
        throw new WizardError('not-proven', 'jump-not-opened', { host: host.host, says: '-' });
      known = { host, port, session: opened };
      if (opened.child.pid !== undefined) await notes.add(opened.child.pid);
      await onOpen(port);
      return known;
    }
  }

  return {
    /** Throws `WizardError` where there is no way. Whoever leaves by the signal does not end it for others. */
    async open(signal: AbortSignal): Promise<Tunnel> {
      for (;;) {
        signal.throwIfAborted();
        const host = hostOf();
        if (host === null) throw new WizardError('usage', 'jump-host-missing');
        if (known !== undefined && isAlive(known) && isSame(known.host, host)) return known;
        opening ??= begin(host).finally(() => (opening = undefined));
        await orAborted(opening, signal);
      }
    },
    /** With those of a wizard before that was killed. */
    async close(): Promise<void> {
      await opening?.catch(() => undefined);
      await known?.session.close();
      known = undefined;
      await notes.endAll();
    },
  };
}

export type JumpTunnel = ReturnType<typeof jumpTunnel>;

/** undefined where somebody else took the port meanwhile. */
async function openAt(
  sessions: Sessions,
  host: SshHost,
  port: number,
  signal: AbortSignal,
): Promise<Session | undefined> {
  const options = ['-N', '-D', `127.0.0.1:${port}`, '-o', 'ExitOnForwardFailure=yes'];
  const session = await sessions.open(host, { options }, signal);
  if (session.is === 'out') throw asError(session);
  const { child } = session;
  child.stdin?.end();
  child.stdout?.resume();
  try {
    for (;;) {
      const log = await session.log();
      if (/^debug1: Entering interactive session/m.test(log)) return session;
      if (child.exitCode !== null || child.signalCode !== null) {
        const isTaken = /cannot listen to port|Address already in use/i.test(log);
        if (!isTaken) throw asError(await session.refusal());
        await session.close();
        return undefined;
      }
      await sleep(LOOK_MS, undefined, { signal });
    }
  } catch (error) {
    await session.close();
    if (error instanceof WizardError || !signal.aborted) throw error;
    throw new WizardError('not-proven', 'ssh-timeout', { host: host.host, port: host.port ?? '-' });
  }
}

async function orAborted(work: Promise<unknown>, signal: AbortSignal): Promise<void> {
  const left = Promise.withResolvers<never>();
  const leave = () => left.reject(signal.reason);
  signal.addEventListener('abort', leave, { once: true });
  try {
    await Promise.race([work, left.promise]);
  } finally {
    signal.removeEventListener('abort', leave);
  }
}

async function freePort(): Promise<number> {
  const server = net.createServer();
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  server.close();
  await once(server, 'close');
  return typeof address === 'object' && address !== null ? address.port : 0;
}

function isSame(one: SshHost, other: SshHost): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}
