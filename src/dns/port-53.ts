import type { DnsServer } from '../model/dns.ts';
import { after, createDeadline } from './deadline.ts';
import type { Query } from './query.ts';
import type { Reply, Settled } from './reply.ts';
import type { Route } from './route.ts';
import { askOverTcp } from './tcp.ts';
import { askOverUdp } from './udp.ts';

/** What dialers say that have streams only: by a jump host, by a pod. */
const NO_DATAGRAMS = new Set(['ENOTSUP', 'pod-route-no-udp']);

/** UDP, and TCP where the answer is cut, can't come or has not come for a while: some paths let only one through. */
export async function overPort53(
  query: Query,
  server: DnsServer,
  route: Route,
  signal: AbortSignal,
): Promise<Settled> {
  const { limits, clock } = route;
  const silence = createDeadline(limits.silentMs, clock, signal);
  try {
    const overUdp = askOverUdp(query, server, route, silence.signal);
    const pause = new Promise<null>((resolve) =>
      after(limits.tcpAfterMs, clock, silence.signal, () => resolve(null)),
    );
    const first = await Promise.race([overUdp, pause]);
    if (first?.is === 'message') return first;
    // It is there: it may have all the time that is left.
    if (first?.is === 'cut') return await askOverTcp(query, server, route, signal);
    return await betterOf(overUdp, askOverTcp(query, server, route, silence.signal));
  } finally {
    silence.end();
  }
}

/** The first message of the two; where both bring none, what UDP brought, unless TCP has brought more. */
async function betterOf(overUdp: Promise<Reply>, overTcp: Promise<Settled>): Promise<Settled> {
  const never = new Promise<never>(() => {});
  const messages = [overUdp, overTcp].map((each) =>
    each.then((reply) => (reply.is === 'message' ? reply : never)),
  );
  const both = Promise.all([overUdp, overTcp]).then(([udp, tcp]) => preferred(udp, tcp));
  return await Promise.race([...messages, both]);
}

function preferred(udp: Reply, tcp: Settled): Settled {
  const hasSaidMore = tcp.is === 'message' || tcp.is === 'garbage';
  // By a way that knows no datagrams, TCP is all that was tried.
  const isAlone = udp.is === 'unreachable' && NO_DATAGRAMS.has(udp.code);
  return udp.is === 'cut' || hasSaidMore || isAlone ? tcp : udp;
}
