import { DEFAULT_WARN_DAYS, TRUST_FIELD } from '../../front-door/certificate-fields.ts';
import {
  certificatesIn,
  pairNames,
  readPair,
  readRoots,
  type PairNamed,
  type Text,
} from '../../front-door/certificate-files.ts';
import {
  judgeCertificates,
  type Certificates,
  type CertificatesJudged,
} from '../../front-door/certificate-judge.ts';
import { certificateRow } from '../../front-door/certificate-row.ts';
import { keyTextFault, onlyKey } from '../../front-door/certificate-text.ts';
import type { ActionDef, ActionResult, LedgerEntry } from '../../model/catalogue.ts';
import { WizardError } from '../../model/error.ts';
import type { Applied, ClusterReader, KubeObject, Writers } from '../../model/ports.ts';
import { aCause, type Cause, type Raw } from '../../model/verdict.ts';
import { textAt } from '../../readiness/read-object.ts';
import { ledgerEntry } from '../../model/ledger-entry.ts';
import { secretsNamedFor, wantsToName } from './secrets-named-for.ts';
import { ifReadable } from './if-readable.ts';
import { wantsToApply } from './wants.ts';

type With = PairNamed & {
  readonly namespace?: string;
  readonly name?: string;
  readonly hosts: readonly string[];
  readonly trust?: readonly string[];
};

const TYPE = 'kubernetes.io/tls';

export const ensureTlsSecret: ActionDef<With> = {
  id: 'kubernetes/ensure-tls-secret',
  doc: {
    en: 'Puts a certificate and its key into a TLS Secret, once they fit each other and the hosts. A root is left out.',
    zh: '证书与私钥配对并包含所需域名时，写入 TLS Secret；根证书不写入。',
  },
  with: {
    namespace: {
      type: 'name',
      optional: true,
      doc: {
        en: 'Its namespace; without it and a name, each Secret that an Ingress names for the hosts.',
        zh: '所在命名空间；不写命名空间和名称时，为 Ingress 给这些域名指定的每个 Secret。',
      },
    },
    name: { type: 'name', optional: true, doc: { en: 'The Secret.', zh: 'Secret 名称。' } },
    hosts: {
      type: 'list',
      of: { type: 'string', doc: { en: 'A host.', zh: '域名。' } },
      doc: { en: 'The hosts that it has to be for.', zh: '证书必须包含的域名。' },
    },
    certificate: {
      type: 'path',
      optional: true,
      doc: {
        en: 'PEM file; without it FOLDER/ID.pem (.crt, .cer).',
        zh: 'PEM 文件；不写时为 目录/ID.pem（.crt、.cer）。',
      },
    },
    key: {
      type: 'path',
      optional: true,
      doc: {
        en: 'PEM file; without it FOLDER/ID.key (-key.pem), or the file of the certificate.',
        zh: 'PEM 文件；不写时为 目录/ID.key（-key.pem），或证书所在文件。',
      },
    },
    folder: {
      type: 'path',
      optional: true,
      doc: { en: 'Where the files are.', zh: '文件所在目录。' },
    },
    id: {
      type: 'string',
      optional: true,
      doc: { en: 'What the files are called.', zh: '文件名（不含扩展名）。' },
    },
    trust: TRUST_FIELD,
  },
  needsTarget: true,
  startsProcess: false,
  plan({ namespace, name, hosts, ...named }) {
    const files = pairNames(named);
    const [certificate = '-', key = '-'] = [files.certificate[0], files.key[0]];
    if (namespace === undefined || name === undefined) {
      const will = { hosts: hosts.join(', '), certificate, key };
      return {
        will: [aCause('will-ensure-tls-secrets', will)],
        byHand: [INGRESSES, creation('NAMESPACE', 'SECRET', certificate, key)],
      };
    }
    return {
      will: [aCause('will-ensure-tls-secret', { namespace, name, certificate, key })],
      byHand: [creation(namespace, name, certificate, key)],
    };
  },
  async wants(input, { cluster }, signal) {
    const places = await ifReadable(placesOf(input, cluster, signal));
    if (places.is === 'forbidden') return wantsToName(input.namespace);
    const secrets = places.value.map((place) => ({ apiVersion: 'v1', kind: 'Secret', ...place }));
    return wantsToApply(secrets, cluster, signal);
  },
  async objects(input, { cluster }, _run, signal) {
    return (await placesOf(input, cluster, signal)).map((place) => secretAt(place, '', ''));
  },
  act,
};

/** Tells namespace and Secret of every host. */
const INGRESSES = [
  'kubectl',
  'get',
  'ingress',
  '--all-namespaces',
  '--output=custom-columns=NAMESPACE:.metadata.namespace,HOST:.spec.tls[*].hosts,SECRET:.spec.tls[*].secretName',
];

function creation(namespace: string, name: string, certificate: string, key: string): string[] {
  const place = [name, `--namespace=${namespace}`];
  return ['kubectl', 'create', 'secret', 'tls', ...place, `--cert=${certificate}`, `--key=${key}`];
}

async function act(input: With, ports: Writers, signal: AbortSignal): Promise<ActionResult> {
  const { cluster, writer, attempt } = ports;
  const { chain, key } = await readChecked(input, ports);
  const places = await placesOf(input, cluster, signal);
  const certificate = chain.map(({ pem }) => pem).join('');
  const secrets = places.map((place) => secretAt(place, certificate, key));
  const before = await presentOf(places, cluster, signal);
  const created: LedgerEntry[] = [];
  const lines: string[] = [];
  let changed = false;
  for (const [index, secret] of secrets.entries()) {
    const applied = isSame(before[index], secret) ? undefined : await writer.apply(secret, signal);
    if (applied?.created === true) created.push(ledgerEntry(secret, applied));
    changed ||= applied?.changed === true;
    const { namespace = '-', name } = secret.metadata;
    lines.push(`${whatHappened(applied)} Secret ${namespace}/${name}`);
    attempt.output(`${lines.at(-1)}\n`);
  }
  const text = [...lines, ...rowsOf(chain)].join('\n');
  return { changed, created, evidence: [{ name: 'secret', text }] };
}

function whatHappened(applied: Applied | undefined): string {
  if (applied?.created === true) return 'created';
  return applied?.changed === true ? 'changed' : 'already so';
}

async function placesOf(
  { namespace, name, hosts }: With,
  cluster: ClusterReader,
  signal: AbortSignal,
): Promise<readonly Place[]> {
  if (namespace !== undefined && name !== undefined) return [{ namespace, name }];
  const named = (await secretsNamedFor(hosts, cluster, signal)).filter(
    (one) => one.namespace === (namespace ?? one.namespace) && one.name === (name ?? one.name),
  );
  if (named.length === 0) throw refusedFor([], []);
  return named;
}

function secretAt(metadata: Place, certificate: string, key: string): KubeObject {
  const data = { 'tls.crt': btoa(certificate), 'tls.key': btoa(key) };
  return { apiVersion: 'v1', kind: 'Secret', metadata, type: TYPE, data };
}

type Place = { readonly namespace: string; readonly name: string };

/** Throws where one of them is there and is none for TLS: before anything is written. */
async function presentOf(
  places: readonly Place[],
  cluster: ClusterReader,
  signal: AbortSignal,
): Promise<readonly (KubeObject | undefined)[]> {
  const all: (KubeObject | undefined)[] = [];
  for (const { namespace, name } of places) {
    const one = await cluster.get({ apiVersion: 'v1', kind: 'Secret', name, namespace }, signal);
    const type = one === undefined ? TYPE : (textAt(one, 'type') ?? '-');
    if (type !== TYPE)
      throw new WizardError('not-proven', 'tls-secret-other-type', { namespace, name, type });
    all.push(one);
  }
  return all;
}

type Checked = Pick<CertificatesJudged, 'chain'> & { readonly key: string };

/** Throws why it must not be put in place, before anything is written. */
async function readChecked(input: With, ports: Writers): Promise<Checked> {
  if (input.hosts.length === 0) throw refusedFor([], []);
  const { files, certificates, clock } = ports;
  const pair = await readPair(input, files);
  const { certificate, key } = pair;
  if (certificate === null || key === null) throw refusedFor(pair.missing, []);
  const keyText = concealed(key, ports);
  const read = await certificatesIn(certificate, certificates);
  if ('code' in read) throw refusedFor([read], []);
  const roots = await readRoots(input.trust ?? [], files, certificates, clock.now());
  const { chain, refused } = judgeCertificates(
    {
      where: certificate.where,
      all: read,
      hosts: input.hosts,
      roots,
      now: clock.now(),
      warnDays: DEFAULT_WARN_DAYS,
      key,
      isServedAsIs: false,
    },
    certificates,
  );
  if (refused.length > 0) throw refusedFor(refused, read);
  return { chain, key: keyText };
}

/** Whoever records or shows something is told of the key before anything is done with it. */
function concealed(key: Text, { conceal }: Writers): string {
  const fault = keyTextFault(key.where, key.text);
  if (fault !== null) throw refusedFor([fault], []);
  const only = onlyKey(key.text);
  if (only === undefined)
    throw refusedFor([aCause('certificate-key-several', { file: key.where, keys: '> 1' })], []);
  conceal?.(`key of ${key.where}`, only);
  return only;
}

function refusedFor(causes: readonly Cause[], read: readonly [] | Certificates): WizardError {
  const [first = aCause('nothing-expected')] = causes;
  const rows = causes.map(({ code, params }) => JSON.stringify({ code, ...params }));
  const evidence: Raw = { name: 'certificate', text: [...rows, ...rowsOf(read)].join('\n') };
  return new WizardError('not-proven', first.code, first.params, { evidence: [evidence] });
}

function rowsOf(all: CertificatesJudged['chain']): readonly string[] {
  return all.map((one) => JSON.stringify(certificateRow(one)));
}

function isSame(before: KubeObject | undefined, { data }: KubeObject): boolean {
  return ['tls.crt', 'tls.key'].every((key) => {
    const text = textAt(data, key);
    return text !== undefined && textAt(before, 'data', key) === text;
  });
}
