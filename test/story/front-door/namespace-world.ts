import { execFileSync } from 'node:child_process';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { type Child, createTempDirectory, startChild } from '../../support/control-plane/child.ts';
import { waitUntil } from '../../support/control-plane/wait-until.ts';

/** Each is this machine as far as the namespace goes. */
const OWN_NETS = ['192.0.2.53/24', '198.51.100.1/24', '203.0.113.1/24'];
export const FIRST = '192.0.2.53';
export const SECOND = '192.0.2.54';
export const RESOLVER = '192.0.2.60';
/** Of what lies in the zones, in seconds: old answers are kept as long. */
export const TTL = 4;

export type NamespaceWorld = {
  readonly folder: string;
  /** One line an `update` of nsupdate, for one of the two servers or for both. */
  change(changes: readonly string[], servers?: readonly string[]): void;
  write(files: { readonly [name: string]: string }): void;
  close(): Promise<void>;
};

/**
 * The root, `example` and `shop.example` on real BIND servers, two for the last one, and a resolver that keeps answers,
 * also at the addresses where this machine asks. Only inside a network namespace without a way out.
 */
export async function namespaceWorld(
  zone: readonly string[],
  delegations: readonly string[] = [],
  /** More zones of the first server. */
  more: { readonly [zone: string]: readonly string[] } = {},
): Promise<NamespaceWorld> {
  for (const net of OWN_NETS) execFileSync('ip', ['address', 'add', net, 'dev', 'lo']);
  const system = systemResolvers();
  // BIND only listens at addresses that an interface has.
  for (const one of [SECOND, RESOLVER, ...system])
    execFileSync('ip', ['address', 'replace', `${one}/32`, 'dev', 'lo']);
  const { directory: folder, remove } = await createTempDirectory('front-door-');
  const shop = zoneText('shop.example', ['@ NS ns1', '@ NS ns2', ...GLUE, ...zone]);
  const top = ['@ NS ns1.shop', 'shop NS ns1.shop', 'shop NS ns2.shop'];
  const example = [...top, ...GLUE.map((line) => line.replace(' ', '.shop ')), ...delegations];
  const servers = [
    named(folder, 'first', [FIRST], {
      '.': zoneText('.', [`@ NS ns1.shop.example.`, 'example NS ns1.shop.example.', ...ROOT_GLUE]),
      example: zoneText('example', example),
      'shop.example': shop,
      ...Object.fromEntries(
        Object.entries(more).map(([name, lines]) => [name, zoneText(name, lines)]),
      ),
    }),
    named(folder, 'second', [SECOND], { 'shop.example': shop }),
    named(folder, 'resolver', [RESOLVER, ...system], null),
  ];
  for (const each of servers) await each.isUp();
  return {
    folder,
    change(changes, to = [FIRST, SECOND]) {
      for (const server of to) {
        const lines = changes.map((one) => `update ${one}`);
        const input = [`server ${server}`, 'zone shop.example', ...lines, 'send', ''].join('\n');
        execFileSync('nsupdate', { input });
      }
    },
    write(files) {
      for (const [name, text] of Object.entries(files))
        writeFileSync(path.join(folder, name), text);
    },
    async close() {
      await Promise.all(servers.map(({ child }) => child.stop()));
      await remove();
    },
  };
}

const GLUE = [`ns1 A ${FIRST}`, `ns2 A ${SECOND}`];
const ROOT_GLUE = GLUE.map((line) => line.replace(' ', '.shop.example. '));

function zoneText(origin: string, lines: readonly string[]): string {
  const soa = `@ SOA ns1.shop.example. hostmaster.shop.example. 1 60 60 600 ${TTL}`;
  const absolute = origin === '.' ? '.' : `${origin}.`;
  return [`$ORIGIN ${absolute}`, `$TTL ${TTL}`, soa, ...lines, ''].join('\n');
}

function systemResolvers(): readonly string[] {
  const said = readFileSync('/etc/resolv.conf', 'utf8').matchAll(/^nameserver\s+([\d.]+)\s*$/gm);
  return [...said].map(([, address = '']) => address);
}

type Started = { readonly child: Child; isUp(): Promise<void> };

/** An authority of these zones, or a resolver that begins at the root. */
function named(
  folder: string,
  name: string,
  listening: readonly string[],
  zones: { readonly [zone: string]: string } | null,
): Started {
  const own = path.join(folder, name);
  mkdirSync(own);
  const blocks = Object.entries(zones ?? {}).map(([zone, text], index) => {
    writeFileSync(path.join(own, `${index}.zone`), text);
    return `zone "${zone}" { type primary; file "${index}.zone"; allow-update { any; }; };`;
  });
  writeFileSync(path.join(own, 'root.hint'), `. NS ns.root.\nns.root. A ${FIRST}\n`);
  const role =
    zones === null
      ? 'recursion yes; allow-recursion { any; }; servfail-ttl 0; qname-minimization off;'
      : 'recursion no; check-names primary ignore;';
  const config = `
options {
  directory "${own}"; pid-file none; session-keyfile "${own}/session.key";
  dnssec-validation no; notify no; empty-zones-enable no; prefetch 0; ${role}
  listen-on { ${listening.join('; ')}; }; listen-on-v6 { none; }; allow-query { any; };
};
controls {};
${zones === null ? 'zone "." { type hint; file "root.hint"; };' : blocks.join('\n')}
`;
  writeFileSync(path.join(own, 'named.conf'), config);
  const child = startChild('named', ['named', '-g', '-n', '1', '-4', '-c', 'named.conf'], own);
  const log = () => readFileSync(path.join(own, 'named.log'), 'utf8');
  return {
    child,
    isUp: () =>
      waitUntil(`${name} runs`, async () => /^\S+ \S+ (all zones loaded|running)$/m.test(log()), {
        timeoutMs: 20_000,
        hopeless: child.ended,
      }),
  };
}
