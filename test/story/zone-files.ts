import { writeFileSync } from 'node:fs';
import path from 'node:path';

/** `ttl` in seconds where it is another than that of the zone. */
export type DnsName = { readonly name: string; readonly address: string; readonly ttl?: number };

export const NAME_SERVERS = ['192.0.2.53', '192.0.2.54'] as const;
export const TTL = 2;

/** The registered domain of a name: its last two labels. */
export function zoneOf(name: string): string {
  return name.split('.').slice(-2).join('.');
}

/** `name` is empty for the root. */
type Zone = { readonly name: string; readonly records: readonly string[] };

/** One server for all: the root, what is registered in it, and each zone, so that a delegation can be walked. */
export function writeZones(
  folder: string,
  listening: readonly string[],
  names: readonly DnsName[],
): void {
  const blocks = zonesOf(names).map(({ name, records }, index) => {
    const file = `zone-${index}.db`;
    const text = [`$TTL ${TTL}`, ...head(name), ...records, ''].join('\n');
    writeFileSync(path.join(folder, file), text);
    return `zone "${name}." { type primary; file "${file}"; allow-update { any; }; };`;
  });
  const options = [
    `directory "${folder}"; pid-file none; recursion no; dnssec-validation no; notify no;`,
    `listen-on { ${listening.join('; ')}; }; session-keyfile "${folder}/session.key";`,
  ];
  const config = [`options { ${options.join(' ')} };`, 'controls {};', ...blocks, ''];
  writeFileSync(path.join(folder, 'named.conf'), config.join('\n'));
}

function zonesOf(names: readonly DnsName[]): readonly Zone[] {
  const registered = [...new Set(names.map(({ name }) => zoneOf(name)))];
  const topOf = (zone: string) => zone.slice(zone.lastIndexOf('.') + 1);
  const tops = [...new Set(registered.map(topOf))];
  return [
    { name: '', records: tops.flatMap(delegated) },
    ...tops.map((top) => {
      const below = registered.filter((zone) => topOf(zone) === top);
      return { name: top, records: below.flatMap(delegated) };
    }),
    ...registered.map((zone) => {
      const own = names.filter(({ name }) => zoneOf(name) === zone);
      return {
        name: zone,
        records: own.map(({ name, address, ttl = TTL }) => `${name}. ${ttl} A ${address}`),
      };
    }),
  ];
}

function head(zone: string): readonly string[] {
  const soa = `ns1.${serversAt(zone)}. hostmaster.test. 1 60 60 600 ${TTL}`;
  return [`${zone}. SOA ${soa}`, ...delegated(zone)];
}

function delegated(zone: string): readonly string[] {
  return NAME_SERVERS.flatMap((address, index) => {
    const server = `ns${index + 1}.${serversAt(zone)}.`;
    return [`${zone}. NS ${server}`, `${server} A ${address}`];
  });
}

function serversAt(zone: string): string {
  return zone === '' ? 'root-servers.test' : zone;
}
