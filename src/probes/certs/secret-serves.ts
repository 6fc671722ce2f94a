import {
  DEFAULT_WARN_DAYS,
  TRUST_FIELD,
  WARN_DAYS_FIELD,
} from '../../front-door/certificate-fields.ts';
import { readRoots } from '../../front-door/certificate-files.ts';
import type { ProbeDef, ProbeResult } from '../../model/catalogue.ts';
import type { KubeObject, Readers } from '../../model/ports.ts';
import { aCause, found, type Found } from '../../model/verdict.ts';
import { answered, jsonEvidence, result } from '../result.ts';
import { worstOf } from '../worst-of.ts';
import { onlyForTls, usesOf, type IngressUse } from '../../readiness/ingress-tls.ts';
import { readTlsSecret, type TlsSecret } from './tls-secret.ts';

type With = {
  readonly hosts: readonly string[];
  readonly trust?: readonly string[];
  readonly warnDays?: number;
};

export const secretServes: ProbeDef<With> = {
  id: 'certs/secret-serves',
  group: 'cluster',
  doc: {
    en: 'For every host the Ingress names a Secret whose certificate and key are right for it.',
    zh: '每个域名的 Ingress 都指定了 Secret，其中的证书和私钥适用于该域名。',
  },
  with: {
    hosts: {
      type: 'list',
      of: { type: 'string', doc: { en: 'A host.', zh: '域名。' } },
      doc: { en: 'The hosts that are served.', zh: '对外提供服务的域名。' },
    },
    trust: TRUST_FIELD,
    warnDays: WARN_DAYS_FIELD,
  },
  finds: {},
  needsTarget: true,
  everyMs: 5000,
  look: (input, ports, signal) => answered(look(input, ports, signal)),
};

async function look(
  { hosts, trust = [], warnDays = DEFAULT_WARN_DAYS }: With,
  ports: Readers,
  signal: AbortSignal,
): Promise<ProbeResult> {
  const { cluster, files, certificates, clock } = ports;
  const roots = await readRoots(trust, files, certificates, clock.now());
  const ingresses = await cluster.list(
    { apiVersion: 'networking.k8s.io/v1', kind: 'Ingress' },
    signal,
  );
  const seen = hosts.map((host) => ({ host, uses: usesOf(host, ingresses) }));
  const secrets = await readSecrets(
    seen.flatMap(({ uses }) => uses),
    { roots, warnDays },
    ports,
    signal,
  );
  const judged = seen.map(({ host, uses }) => {
    const judge = (key: string) => secrets.get(key)?.judge(host);
    const covers = (key: string) => secrets.get(key)?.covers(host) === true;
    return judgeHost(host, uses, ingresses, { judge, covers });
  });
  const rows = [
    ...seen.flatMap(({ host, uses }) => uses.map((use) => ({ host, ...use }))),
    ...[...secrets].map(([secret, { rows: held }]) => ({ secret, certificates: held })),
  ];
  return result(worstOf(judged), { evidence: [jsonEvidence('secrets', rows)] });
}

/** Each once, whoever names it. */
async function readSecrets(
  uses: readonly IngressUse[],
  asked: Parameters<typeof readTlsSecret>[2],
  ports: Readers,
  signal: AbortSignal,
): Promise<ReadonlyMap<string, TlsSecret>> {
  const wanted = new Map(
    uses.flatMap(({ namespace, secrets }) =>
      secrets.map((name) => [keyOf(namespace, name), { namespace, name }] as const),
    ),
  );
  return new Map(
    await Promise.all(
      [...wanted].map(
        async ([key, { namespace, name }]) =>
          [key, await readTlsSecret(namespace, name, asked, ports, signal)] as const,
      ),
    ),
  );
}

type Secrets = {
  readonly judge: (key: string) => Found | undefined;
  readonly covers: (key: string) => boolean;
};

function judgeHost(
  host: string,
  uses: readonly IngressUse[],
  ingresses: readonly KubeObject[],
  secrets: Secrets,
): Found {
  const object = { kind: 'Host', name: host };
  if (uses.length === 0) {
    const [ingress] = onlyForTls(host, ingresses);
    return ingress === undefined
      ? found('fail', aCause('host-without-ingress', { host }, { object }))
      : found('fail', aCause('tls-host-without-rule', { host, ingress }, { object }));
  }
  const controllers = Map.groupBy(uses, ({ className }) => className);
  return worstOf([...controllers.values()].flatMap((own) => judgeController(host, own, secrets)));
}

/** What one controller serves: each Secret that is named has to be right, and one of its Ingresses has to name one. */
function judgeController(
  host: string,
  uses: readonly IngressUse[],
  { judge, covers }: Secrets,
): readonly Found[] {
  const object = { kind: 'Host', name: host };
  const taken = uses.flatMap(({ namespace, by, secrets }) => {
    const keys = secrets.map((name) => keyOf(namespace, name));
    if (by === 'named') return keys;
    const fitting = keys.filter(covers).slice(0, 1);
    // One that nobody may read could be the one.
    return fitting.length > 0 ? fitting : keys.filter((key) => judge(key)?.verdict === 'unknown');
  });
  const seen = [...new Set(taken)].flatMap((key) => judge(key) ?? []);
  const unnamed = uses.flatMap(({ by, ingress }) =>
    by === 'unnamed'
      ? found('fail', aCause('tls-secret-unnamed', { host, ingress }, { object }))
      : [],
  );
  if (seen.length > 0 || unnamed.length > 0) return [...seen, ...unnamed];
  const maybe = uses.find(({ by }) => by === 'maybe');
  const ingress = (maybe ?? uses[0])?.ingress ?? '-';
  return maybe === undefined
    ? [found('fail', aCause('ingress-without-tls', { host, ingress }, { object }))]
    : [found('fail', aCause('ingress-tls-not-for-host', { host, ingress }, { object }))];
}

function keyOf(namespace: string, name: string): string {
  return `${namespace}/${name}`;
}
