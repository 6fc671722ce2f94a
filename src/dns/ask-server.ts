import { isIP } from 'node:net';
import type { DnsAnswer, DnsQuestion, DnsServer } from '../model/dns.ts';
import { createDeadline } from './deadline.ts';
import { askOverHttps } from './https.ts';
import { canBeAsked, plainName } from './names.ts';
import { outcomeOf } from './outcome.ts';
import { overPort53 } from './port-53.ts';
import { createQuery } from './query.ts';
import { type NoReply, noReply, type Settled } from './reply.ts';
import type { Route } from './route.ts';

const FORMERR = 1;
const NOTIMP = 4;

/** One question to one server, over within its time. Throws nothing but the signal's reason. */
export async function askServer(
  question: DnsQuestion,
  server: DnsServer,
  route: Route,
  signal: AbortSignal,
): Promise<DnsAnswer> {
  signal.throwIfAborted();
  const startedAt = route.clock.mono();
  const overall = createDeadline(route.limits.overallMs, route.clock, signal);
  try {
    const reply =
      unaskable(question, server) ?? (await replyOf(question, server, route, overall.signal));
    signal.throwIfAborted();
    return {
      server,
      question,
      transport: reply.transport,
      ...factsOf(reply, question),
      at: route.clock.now(),
      ms: route.clock.mono() - startedAt,
    };
  } finally {
    overall.end();
  }
}

/** What no socket is opened for: a server without an address would be looked up, in the very DNS in doubt. */
function unaskable({ name }: DnsQuestion, { address, port }: DnsServer): NoReply | null {
  if (isIP(address) === 0) return noReply('unreachable', 'udp', `no IP address: ${address}`);
  if (port < 1 || port > 65_535) return noReply('unreachable', 'udp', `no port: ${port}`);
  if (!canBeAsked(plainName(name))) return noReply('garbage', 'udp', 'no name that can be asked');
  return null;
}

async function replyOf(
  question: DnsQuestion,
  server: DnsServer,
  route: Route,
  signal: AbortSignal,
): Promise<Settled> {
  const query = createQuery(question, { edns: true });
  let reply = await overPort53(query, server, route, signal);
  if (reply.is === 'message' && isTooModern(reply)) {
    reply = await overPort53(createQuery(question, { edns: false }), server, route, signal);
  }
  const { doh } = server;
  if (reply.is === 'message' || doh === undefined) return reply;
  const other = await askOverHttps(query, { ...server, doh }, route, signal);
  if (other.is === 'message') return other;
  return { ...reply, code: `${reply.code} · HTTPS ${other.code}` };
}

/** A server from before EDNS (RFC 6891 §7). */
function isTooModern({ message }: Extract<Settled, { is: 'message' }>): boolean {
  return !message.edns && (message.rcode === FORMERR || message.rcode === NOTIMP);
}

type Facts = Omit<DnsAnswer, 'server' | 'question' | 'transport' | 'at' | 'ms'>;

const NOTHING = {
  records: [],
  authority: [],
  additional: [],
  authoritative: false,
  authentic: false,
  negativeTtl: null,
};

function factsOf(reply: Settled, question: DnsQuestion): Facts {
  if (reply.is !== 'message') return { ...NOTHING, is: reply.is, code: reply.code };
  const { records, authority, additional, authoritative, authentic } = reply.message;
  const said = outcomeOf(reply.message, question);
  return { ...said, records, authority, additional, authoritative, authentic };
}
