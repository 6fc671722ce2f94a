import type { DnsAnswer, DnsQuestion, DnsReader, DnsServer } from '../../../src/model/dns.ts';
import type { Clock } from '../../../src/model/ports.ts';
import { anAnswer, aServer, type AnswerMore, type AnswerText } from '../front-door/dns-answer.ts';

export type FakeDns = DnsReader & {
  /** What a server says of a name from now on. Types that are not given have nothing. */
  give(
    server: string,
    name: string,
    answers: { readonly [type in DnsQuestion['type']]?: AnswerText },
    more?: AnswerMore,
  ): void;
  /** How long a server takes, and a zone to be found. */
  slow(server: string, ms: number): void;
  /** Who serves a zone from now on: names with their addresses. */
  serve(zone: string, servers: { readonly [name: string]: string }): void;
  /** Each question as `name type @server`. */
  readonly asked: string[];
  /** How many questions a server has open at most. */
  most(server: string): number;
};

/** Servers that answer after a while by a clock, each what it was told. Unknown names are NXDOMAIN. */
export function fakeDns(clock: Clock, { ms = 0, zoneMs = 0, timeoutMs = 5000 } = {}): FakeDns {
  const zones = new Map<string, readonly DnsServer[]>();
  const given = new Map<
    string,
    { answers: Partial<Record<string, AnswerText>>; more: AnswerMore }
  >();
  const slowness = new Map<string, number>();
  const open = new Map<string, { now: number; most: number }>();
  const asked: string[] = [];

  async function ask(question: DnsQuestion, server: DnsServer, signal: AbortSignal) {
    const flags = question.unchecked ? ' cd' : '';
    asked.push(`${question.name} ${question.type}${flags} @${server.name}`);
    const count = open.get(server.name) ?? { now: 0, most: 0 };
    open.set(server.name, count);
    count.now += 1;
    count.most = Math.max(count.most, count.now);
    const takes = slowness.get(server.name) ?? ms;
    await clock.sleep(Math.min(takes, timeoutMs), signal);
    count.now -= 1;
    if (takes > timeoutMs) return anAnswer(question, server, 'timeout', { at: clock.now() });
    return answered(question, server);
  }

  function answered(question: DnsQuestion, server: DnsServer): DnsAnswer {
    const known =
      given.get(`${server.name} ${question.name}${question.unchecked ? ' cd' : ''}`) ??
      given.get(`${server.name} ${question.name}`);
    if (known === undefined) return anAnswer(question, server, 'nxdomain', { at: clock.now() });
    const text = known.answers[question.type] ?? 'nodata';
    return anAnswer(question, server, text, { at: clock.now(), ...known.more });
  }

  return {
    asked,
    ask,
    async zone(name, guides, signal) {
      await clock.sleep(zoneMs, signal);
      const zone = [...zones.keys()]
        .filter((one) => name === one || name.endsWith(`.${one}`))
        .toSorted((a, b) => b.length - a.length)[0];
      const servers = zone === undefined ? [] : (zones.get(zone) ?? []);
      if (zone === undefined) {
        const answers = guides.map((guide) => anAnswer({ name, type: 'SOA' }, guide, 'timeout'));
        return { name: null, answers };
      }
      const names = [...new Set(servers.map((server) => server.name))];
      return { name: zone, delegated: names, own: names, servers, unresolved: [], signed: false };
    },
    system: () => [aServer('system', '127.0.0.53', '127.0.0.53')],
    give: (server, name, answers, more = {}) =>
      void given.set(`${server} ${name}`, { answers, more }),
    slow: (server, takes) => void slowness.set(server, takes),
    serve: (zone, servers) =>
      void zones.set(
        zone,
        Object.entries(servers).map(([name, address]) => aServer('authority', name, address)),
      ),
    most: (server) => open.get(server)?.most ?? 0,
  };
}
