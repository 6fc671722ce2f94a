import type dgram from 'node:dgram';
import type net from 'node:net';
import type { DnsAnswer, DnsReader } from '../model/dns.ts';
import type { Clock, Dialer } from '../model/ports.ts';
import { createLanes } from '../net/lanes.ts';
import { askServer } from './ask-server.ts';
import { createBlockedPorts } from './blocked-ports.ts';
import type { Ask } from './gather.ts';
import { LIMITS, type Limits, type Route } from './route.ts';
import { systemResolvers } from './system-resolvers.ts';
import { createZones } from './zones.ts';

export type DnsOptions = {
  readonly limits?: Partial<Limits>;
  /** Where DNS over HTTPS is asked, and roots beside those of the system. */
  readonly https?: Partial<Route['https']>;
  /** Port of the authoritative servers that a walk finds. @default 53 */
  readonly authorityPort?: number;
  /** Resolvers of the world that is looked at. @default those that this machine is set up with */
  readonly resolvers?: readonly string[];
};

/** Where names lie has to be known before their servers can be asked. */
const ZONE_FIRST = 1;

/** Asks DNS through whatever route the dialer has. */
export function dnsReader(
  dialer: Dialer<net.Socket, dgram.Socket>,
  clock: Clock,
  options: DnsOptions = {},
): DnsReader {
  const route: Route = {
    dialer,
    clock,
    blocked: createBlockedPorts(clock),
    limits: { ...LIMITS, ...options.limits },
    https: { port: 443, ...options.https },
  };
  const lanes = createLanes<DnsAnswer>();
  const askInTurn =
    (priority: number): Ask =>
    (question, server, signal, onTurn) =>
      lanes.run(
        `${server.address} ${server.port}`,
        async (turn, own) => {
          const { silence } = turn;
          if (silence !== null) return { ...silence, question, server, at: clock.now(), ms: 0 };
          onTurn?.();
          const answer = await askServer(question, server, route, own);
          if (isSilence(answer)) turn.silent(answer);
          else turn.heard();
          return answer;
        },
        signal,
        priority,
      );
  return {
    ask: askInTurn(0),
    zone: createZones(askInTurn(ZONE_FIRST), clock, options.authorityPort ?? 53),
    system: () => systemResolvers(options.resolvers),
  };
}

/** Nothing came, not even the refusal of a connection: a host that is gone is told by the system, after seconds. */
function isSilence({ is, transport }: DnsAnswer): boolean {
  return is === 'timeout' || (is === 'unreachable' && transport === 'udp');
}
