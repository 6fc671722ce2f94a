import { TRUST_FIELD } from '../../front-door/certificate-fields.ts';
import { readRoots } from '../../front-door/certificate-files.ts';
import { groupFound } from '../../front-door/dns-group.ts';
import { ADDRESS_FIELD, EXPECTED_FIELD, SOURCE_FIELD } from '../../front-door/door-fields.ts';
import { nameFound } from '../../front-door/door-row.ts';
import { httpAsked, type HttpAsked } from '../../front-door/http-asked.ts';
import { portOf } from '../../front-door/http-chain.ts';
import { judgeHttp } from '../../front-door/http-judge.ts';
import { httpRow } from '../../front-door/http-row.ts';
import { httpEvidence } from '../../front-door/http-seen.ts';
import type { ProbeDef, ProbeResult } from '../../model/catalogue.ts';
import type { Json } from '../../model/json.ts';
import type { Readers } from '../../model/ports.ts';
import { found, type Cause } from '../../model/verdict.ts';
import { answered, result } from '../result.ts';
import { expectedAddresses } from '../expected-addresses.ts';
import { portFault } from '../port-fault.ts';
import { followRedirects } from './follow-redirects.ts';

type With = {
  readonly hosts: readonly Json[];
  readonly address?: string;
  readonly port?: number;
  readonly scheme?: 'https' | 'http';
  readonly expected?: readonly string[];
  readonly source?: string;
  readonly trust?: readonly string[];
};

export const answers: ProbeDef<With> = {
  id: 'http/answers',
  group: 'http',
  doc: {
    en: 'Each host answers over HTTP as the site expects, at a given address or where its name leads.',
    zh: '每个域名的 HTTP 应答都符合站点的预期：连到指定地址，或连到域名解析到的地址。',
  },
  with: {
    hosts: {
      type: 'list',
      doc: {
        en: 'Names, or { host, path, status, header: { name, value }, body }: what is expected, where any answer below 500 is not enough.',
        zh: '域名，或 { host, path, status, header: { name, value }, body }：当“低于 500 的任何应答”还不够时写明预期。',
      },
    },
    address: ADDRESS_FIELD,
    port: {
      type: 'int',
      optional: true,
      doc: { en: 'TCP port (443, or 80 for http).', zh: 'TCP 端口（默认 443，http 为 80）。' },
    },
    scheme: {
      type: 'string',
      oneOf: ['https', 'http'],
      optional: true,
      doc: { en: 'https, or http without TLS.', zh: 'https，或不带 TLS 的 http。' },
    },
    expected: EXPECTED_FIELD,
    source: SOURCE_FIELD,
    trust: TRUST_FIELD,
  },
  finds: {},
  needsTarget: false,
  everyMs: 5000,
  look: (input, ports, signal) => answered(look(input, ports, signal)),
};

async function look(input: With, ports: Readers, signal: AbortSignal): Promise<ProbeResult> {
  const { scheme = 'https', port = portOf(scheme), source = '-' } = input;
  const read = input.hosts.map(httpAsked);
  const asked = read.filter((one): one is HttpAsked => !('code' in one));
  const fault = read.find((one): one is Cause => 'code' in one) ?? portFault(port, asked[0]?.host);
  if (fault !== undefined) return result(found('unknown', fault));
  const { files, certificates, clock, dns } = ports;
  const roots = await readRoots(input.trust ?? [], files, certificates, clock.now());

  const address = input.address ?? null;
  const hosts = asked.map(({ host }) => host);
  const way = { scheme, port, roots, address, hosts };
  const [chains, expected] = await Promise.all([
    Promise.all(
      distinct(asked).map(async (one) => ({
        ...one,
        chain: await followRedirects(one, way, ports, signal),
      })),
    ),
    input.expected === undefined ? null : expectedAddresses(input.expected, source, dns, signal),
  ]);

  const now = clock.now();
  const judged = chains.map((one) => ({
    host: one.host,
    chain: one.chain,
    ...judgeHttp({ ...one, address, expected }, one.chain),
  }));
  return {
    ...result(groupFound(judged.map(nameFound)), {
      evidence: [{ name: 'http', text: httpEvidence(chains) }],
    }),
    door: judged.map((one) => httpRow(one, expected, now)),
  };
}

/** The same asked twice is asked once. */
function distinct(asked: readonly HttpAsked[]): readonly HttpAsked[] {
  return [...new Map(asked.map((one) => [JSON.stringify(one), one])).values()];
}
