import type { Client, ParsedKey } from 'ssh2';
import { SshClient } from '../../machine/ssh2.ts';
import { SWITCHBOARD } from '../../switchboard/ask.ts';
import type { ProgramWorld } from '../program.ts';
import { isKnownHost } from './host-key.ts';
import { privateKeyIn } from './keys.ts';
import type { SshLog } from './ssh-log.ts';
import { connectTo } from './way.ts';
import type { SshWords } from './words.ts';

const USUAL_SECONDS = 60;

/** What the package says of errors, apart from their texts. */
type Levelled = Error & { readonly level?: string };

/** Connects and logs in. Null where it did not come to that: then it is said why. */
export async function logIn(
  words: SshWords,
  { env }: ProgramWorld,
  say: SshLog,
): Promise<Client | null> {
  const { host, port, user, options } = words;
  const waitMs = Number(options.get('connecttimeout') ?? USUAL_SECONDS) * 1000;
  const timedOut = `ssh: connect to host ${host} port ${port}: Connection timed out`;
  const socket = await within(waitMs, connectTo(env[SWITCHBOARD], host, port), timedOut);
  if (typeof socket === 'string') {
    say('ERROR', socket);
    return null;
  }
  // The switchboard leaves the way back open where the host has hung up.
  socket.once('end', () => socket.end());
  const keys = keysOf(words, say);
  const client = new SshClient();
  const { promise, resolve } = Promise.withResolvers<Client | null>();
  const out = (text: string | null) => {
    if (text !== null) say('ERROR', text);
    client.end();
    resolve(null);
  };
  let methods = 'publickey';
  let isDenied = false;
  client
    .on('ready', () => {
      say('VERBOSE', `Authenticated to ${host} (via proxy) using "publickey".`);
      resolve(client);
    })
    .on('error', (error: Levelled) => {
      const denied = `${user}@${host}: Permission denied (${methods}).`;
      out(isDenied ? null : whyNot(error, words, denied));
    })
    .on('close', () => out(null));
  client.connect({
    sock: socket,
    username: user,
    readyTimeout: waitMs,
    keepaliveInterval: Number(options.get('serveraliveinterval') ?? 0) * 1000,
    keepaliveCountMax: Number(options.get('serveralivecountmax') ?? 3),
    hostVerifier: (key: Buffer) => {
      const isKnown = isKnownHost(words, key, say);
      isDenied = !isKnown;
      return isKnown;
    },
    authHandler: (left) => {
      // Without a key at all the server tells what it would take.
      if (left === null) return { type: 'none', username: user };
      methods = left.join(',');
      const key = keys.shift();
      return key !== undefined && { type: 'publickey', username: user, key };
    },
  });
  return promise;
}

function keysOf({ keys }: SshWords, say: SshLog): ParsedKey[] {
  return keys.flatMap((file) => {
    const key = privateKeyIn(file);
    if (!('refused' in key)) return [key];
    for (const line of key.refused.split('\n')) say('ERROR', line);
    return [];
  });
}

/** In the words of OpenSSH. */
function whyNot(error: Levelled, { host, port }: SshWords, denied: string): string {
  const { level, message } = error;
  if (level === 'client-authentication') return denied;
  if (level === 'client-timeout')
    return /keepalive/i.test(message)
      ? `Timeout, server ${host} not responding.`
      : `Connection timed out during banner exchange\r\nConnection to ${host} port ${port} timed out`;
  if (/no matching/i.test(message))
    return `Unable to negotiate with ${host} port ${port}: ${message}`;
  return `kex_exchange_identification: Connection closed by remote host\r\nConnection closed by ${host} port ${port}`;
}

async function within<T>(ms: number, work: Promise<T>, otherwise: string): Promise<T | string> {
  const { promise, resolve } = Promise.withResolvers<string>();
  const timer = setTimeout(() => resolve(otherwise), ms);
  try {
    return await Promise.race([work, promise]);
  } finally {
    clearTimeout(timer);
  }
}
