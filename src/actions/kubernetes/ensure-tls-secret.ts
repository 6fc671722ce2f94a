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
import type { ActionDef, ActionResult } from '../../model/catalogue.ts';
import { WizardError } from '../../model/error.ts';
import type { KubeObject, Writers } from '../../model/ports.ts';
import { aCause, type Cause, type Raw } from '../../model/verdict.ts';
import { textAt } from '../../readiness/read-object.ts';
import { ledgerEntry } from './ledger-entry.ts';

type With = PairNamed & {
  readonly namespace: string;
  readonly name: string;
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
    namespace: { type: 'name', doc: { en: 'Its namespace.', zh: '所在命名空间。' } },
    name: { type: 'name', doc: { en: 'The Secret.', zh: 'Secret 名称。' } },
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
  plan({ namespace, name, ...named }) {
    const files = pairNames(named);
    const [certificate = '-', key = '-'] = [files.certificate[0], files.key[0]];
    return {
      will: [aCause('will-ensure-tls-secret', { namespace, name, certificate, key })],
      byHand: [
        [
          'kubectl',
          'create',
          'secret',
          'tls',
          name,
          `--namespace=${namespace}`,
          `--cert=${certificate}`,
          `--key=${key}`,
        ],
      ],
    };
  },
  act,
};

async function act(input: With, ports: Writers, signal: AbortSignal): Promise<ActionResult> {
  const { namespace, name } = input;
  const { cluster, writer, attempt } = ports;
  const { chain, key } = await readChecked(input, ports);
  const secret: KubeObject = {
    apiVersion: 'v1',
    kind: 'Secret',
    metadata: { name, namespace },
    type: TYPE,
    data: { 'tls.crt': btoa(chain.map(({ pem }) => pem).join('')), 'tls.key': btoa(key) },
  };
  const before = await cluster.get({ apiVersion: 'v1', kind: 'Secret', name, namespace }, signal);
  const type = before === undefined ? TYPE : (textAt(before, 'type') ?? '-');
  if (type !== TYPE)
    throw new WizardError('not-proven', 'tls-secret-other-type', { namespace, name, type });
  const applied = isSame(before, secret) ? undefined : await writer.apply(secret, signal);
  const changed = applied?.changed === true;
  const did = applied?.created === true ? 'created' : changed ? 'changed' : 'already so';
  const line = `${did} Secret ${namespace}/${name}`;
  attempt.output(`${line}\n`);
  return {
    changed,
    created: applied?.created === true ? [ledgerEntry(secret, applied)] : [],
    evidence: [{ name: 'secret', text: [line, ...rowsOf(chain)].join('\n') }],
  };
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
