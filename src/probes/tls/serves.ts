import {
  DEFAULT_WARN_DAYS,
  TRUST_FIELD,
  WARN_DAYS_FIELD,
} from '../../front-door/certificate-fields.ts';
import { readRoots } from '../../front-door/certificate-files.ts';
import { groupFound } from '../../front-door/dns-group.ts';
import { ADDRESS_FIELD, EXPECTED_FIELD, SOURCE_FIELD } from '../../front-door/door-fields.ts';
import { nameFound } from '../../front-door/door-row.ts';
import { judgeTls } from '../../front-door/tls-judge.ts';
import { tlsRow } from '../../front-door/tls-row.ts';
import { evidenceText } from '../../front-door/tls-seen.ts';
import { sniNotes } from '../../front-door/tls-sni.ts';
import { clockNotes } from '../../front-door/tls-time.ts';
import type { ProbeDef, ProbeResult } from '../../model/catalogue.ts';
import { checkHostName } from '../../model/host-name.ts';
import type { Readers } from '../../model/ports.ts';
import { aCause, found } from '../../model/verdict.ts';
import { answered, result } from '../result.ts';
import { expectedAddresses } from '../expected-addresses.ts';
import { portFault } from '../port-fault.ts';
import { serverSkew } from './server-skew.ts';
import { shakeAll } from './shake-all.ts';

type With = {
  readonly hosts: readonly string[];
  readonly address?: string;
  readonly port?: number;
  readonly expected?: readonly string[];
  readonly source?: string;
  readonly trust?: readonly string[];
  readonly warnDays?: number;
};

const HTTPS_PORT = 443;

export const serves: ProbeDef<With> = {
  id: 'tls/serves',
  group: 'tls',
  doc: {
    en: 'Each host is served with a certificate that clients take, at a given address or where its name leads.',
    zh: '每个域名都由客户端认可的证书提供服务：连到指定地址，或连到域名解析到的地址。',
  },
  with: {
    hosts: {
      type: 'list',
      of: { type: 'hostname', doc: { en: 'A host name.', zh: '域名。' } },
      doc: { en: 'The names, each asked for by SNI.', zh: '域名列表，逐个以 SNI 请求。' },
    },
    address: ADDRESS_FIELD,
    port: {
      type: 'int',
      optional: true,
      doc: { en: 'TCP port (443).', zh: 'TCP 端口（默认 443）。' },
    },
    expected: EXPECTED_FIELD,
    source: SOURCE_FIELD,
    trust: TRUST_FIELD,
    warnDays: WARN_DAYS_FIELD,
  },
  finds: {},
  needsTarget: false,
  everyMs: 5000,
  look: (input, ports, signal) => answered(look(input, ports, signal)),
};

async function look(input: With, ports: Readers, signal: AbortSignal): Promise<ProbeResult> {
  const { address, port = HTTPS_PORT, source = '-', warnDays = DEFAULT_WARN_DAYS } = input;
  const checked = input.hosts.map((host) => checkHostName(host));
  const wrong = checked.find((one) => !one.ok);
  if (wrong !== undefined) return result(found('unknown', aCause(wrong.code, wrong.params)));
  // As everybody asks for them, so that the same name is the same host.
  const hosts = [...new Set(checked.flatMap((one) => (one.ok ? [one.name] : [])))];
  const fault = portFault(port, hosts[0]);
  if (fault !== undefined) return result(found('unknown', fault));
  const { files, certificates, clock, dns } = ports;
  const roots = await readRoots(input.trust ?? [], files, certificates, clock.now());

  const to = address === undefined ? {} : { address };
  const [{ seen, madeUp }, skewMs, expected] = await Promise.all([
    shakeAll({ hosts, port, roots, ...to }, ports, signal),
    clockSkew(hosts, port, to, ports, signal),
    input.expected === undefined ? null : expectedAddresses(input.expected, source, dns, signal),
  ]);

  const now = clock.now();
  const clocks = { now, skewMs };
  const asked = { port, ...to, isByName: address === undefined, expected, warnDays, clocks };
  const judged = seen.map((one) => ({
    ...one,
    ...judgeTls({ ...asked, host: one.host }, one.seen),
  }));
  const is = groupFound(judged.map(nameFound));
  const notes = [...is.notes, ...sniNotes(seen, madeUp), ...clockNotes(clocks)];
  return {
    ...result({ ...is, notes }, { evidence: [{ name: 'tls', text: evidenceText(seen) }] }),
    door: judged.map((one) => tlsRow(one, expected, now)),
  };
}

/** Once a look: the first host tells the time for all. */
async function clockSkew(
  [host]: readonly string[],
  port: number,
  to: { readonly address?: string },
  ports: Readers,
  signal: AbortSignal,
): Promise<number | null> {
  return host === undefined ? null : serverSkew({ host, port, ...to }, ports, signal);
}
