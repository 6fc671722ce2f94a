import { execFileSync } from 'node:child_process';
import { mkdirSync, readFileSync } from 'node:fs';
import http from 'node:http';
import https from 'node:https';
import path from 'node:path';
import dns from 'node:dns/promises';
import { once } from 'node:events';
import { startChild } from '../support/control-plane/child.ts';
import { waitUntil } from '../support/control-plane/wait-until.ts';
import { anAuthority } from '../support/tls/certificates.ts';
import { NAME_SERVERS, TTL, writeZones, zoneOf, type DnsName } from './zone-files.ts';

/** What lies between users and a cluster: the zones of the site's names, and an ingress with the right certificate. */
export type FrontDoor = {
  /** PEM of the authority that has issued the certificate. */
  readonly authority: string;
  /** `ID.pem` and `ID.key` of the certificate for all names. */
  readonly certificate: { readonly cert: string; readonly key: string };
  /** One for other names, by the same authority. */
  readonly issue: (
    names: readonly string[],
  ) => Promise<{ readonly cert: string; readonly key: string }>;
  /** What somebody does in the DNS console. */
  readonly point: (names: readonly DnsName[]) => void;
  readonly close: () => Promise<void>;
};

const SIXTY_DAYS_MS = 60 * 24 * 3_600_000;

/**
 * Only inside a network namespace without a way out: it takes the addresses of this machine's resolvers, of the name
 * servers and of the ingress for itself. The names lead to `before` at first; the `others` stay where they are.
 */
export async function frontDoor(
  folder: string,
  names: readonly string[],
  {
    before,
    ttl = TTL,
    ingress,
    others = [],
  }: {
    readonly before: string;
    readonly ttl?: number;
    readonly ingress: readonly string[];
    readonly others?: readonly DnsName[];
  },
): Promise<FrontDoor> {
  const own = path.join(folder, 'front-door');
  mkdirSync(own);
  const resolvers = resolversOfMachine();
  const addresses = [
    ...NAME_SERVERS,
    ...resolvers,
    ...ingress,
    ...others.map(({ address }) => address),
  ];
  for (const address of new Set(addresses.filter((one) => !one.startsWith('127.'))))
    execFileSync('ip', ['address', 'add', `${address}/32`, 'dev', 'lo']);

  const moving = names.map((name) => ({ name, address: before, ttl }));
  writeZones(own, [...NAME_SERVERS, ...resolvers], [...moving, ...others]);
  const named = startChild('named', ['named', '-g', '-n', '1', '-4', '-c', 'named.conf'], own);
  const isUp = async () => (await dns.resolve4(names[0] ?? '')).length > 0;
  await waitUntil('BIND answers', isUp, { timeoutMs: 30_000, hopeless: () => named.ended() });

  const authority = await anAuthority('authority of the test');
  const issue = (hosts: readonly string[]) =>
    authority.issue({
      names: hosts.map((value) => ({ type: 'dns', value })),
      subject: `CN=${hosts[0]}`,
      notAfter: Date.now() + SIXTY_DAYS_MS,
    });
  const certificate = await issue(names);
  const servers = ingress.flatMap((host) => [
    https.createServer(certificate, answer).listen(443, host),
    http.createServer(answer).listen(80, host),
  ]);
  await Promise.all(servers.map((server) => once(server, 'listening')));
  return {
    authority: authority.pem,
    certificate,
    issue,
    point: (moved) => update(moved),
    async close() {
      for (const server of servers) {
        server.closeAllConnections();
        server.close();
      }
      await named.stop();
    },
  };
}

function answer(request: http.IncomingMessage, response: http.ServerResponse): void {
  response.setHeader('strict-transport-security', 'max-age=31536000');
  response.end(`<title>${request.headers.host}</title>`);
}

function resolversOfMachine(): readonly string[] {
  const said = readFileSync('/etc/resolv.conf', 'utf8').matchAll(/^nameserver\s+([\d.]+)/gm);
  return [...said].map(([, address = '']) => address);
}

function update(moved: readonly DnsName[]): void {
  for (const { name, address } of moved) {
    const orders = [
      `server ${NAME_SERVERS[0]}`,
      `zone ${zoneOf(name)}`,
      `update delete ${name}. A`,
      `update add ${name}. ${TTL} A ${address}`,
      'send',
    ];
    execFileSync('nsupdate', { input: `${orders.join('\n')}\n` });
  }
}
