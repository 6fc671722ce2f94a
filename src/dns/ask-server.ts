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
  const { doh } = server;
  if (doh === undefined) return await overPlainDns(question, server, route, signal);

  const overHttps = async (within: AbortSignal) =>
    await askOverHttps(createQuery(question, { edns: true }), { ...server, doh }, route, within);
  if (route.blocked.has(server)) {
    const first = await withHalfTheTime(route, signal, overHttps);
    if (first.is === 'message') return first;
    route.blocked.remove(server);
  }
  const plain = await overPlainDns(question, server, route, signal);
  if (plain.is === 'message') return plain;
  const other = await overHttps(signal);
  if (other.is !== 'message') return { ...plain, code: `${plain.code} · HTTPS ${other.code}` };
  route.blocked.add(server);
  return other;
}

/** Port 53 has to have its own time after it. */
async function withHalfTheTime<T>(
  { limits, clock }: Route,
  signal: AbortSignal,
  ask: (within: AbortSignal) => Promise<T>,
): Promise<T> {
  const deadline = createDeadline(limits.overallMs / 2, clock, signal);
  try {
    return await ask(deadline.signal);
  } finally {
    deadline.end();
  }
}

async function overPlainDns(
  question: DnsQuestion,
  server: DnsServer,
  route: Route,
  signal: AbortSignal,
): Promise<Settled> {
  const reply = await overPort53(createQuery(question, { edns: true }), server, route, signal);
  if (reply.is !== 'message' || !isTooModern(reply)) return reply;
  return await overPort53(createQuery(question, { edns: false }), server, route, signal);
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
