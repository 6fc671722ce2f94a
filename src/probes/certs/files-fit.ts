import {
  certificatesIn,
  pairNames,
  readPair,
  readRoots,
  type PairRead,
} from '../../front-door/certificate-files.ts';
import { foundOf } from '../../front-door/certificate-found.ts';
import {
  judgeCertificates,
  type Certificates,
  type CertificatesAsked,
} from '../../front-door/certificate-judge.ts';
import { stackCauses } from '../../front-door/certificate-stack.ts';
import { keyTextFault } from '../../front-door/certificate-text.ts';
import type { ProbeDef, ProbeResult } from '../../model/catalogue.ts';
import { isObject, type Json } from '../../model/json.ts';
import type { Readers } from '../../model/ports.ts';
import { aCause, found, type Cause, type Found, type ObjectRef } from '../../model/verdict.ts';
import { answered, jsonEvidence, result } from '../result.ts';
import { worstOf } from '../worst-of.ts';
import { certificateRow } from '../../front-door/certificate-row.ts';
import {
  DEFAULT_WARN_DAYS,
  TRUST_FIELD,
  WARN_DAYS_FIELD,
} from '../../front-door/certificate-fields.ts';

type With = {
  readonly certificates: readonly Json[];
  readonly folder?: string;
  readonly trust?: readonly string[];
  readonly warnDays?: number;
};

export const filesFit: ProbeDef<With> = {
  id: 'certs/files-fit',
  group: 'certs',
  doc: {
    en: 'The files of every certificate are there: it is valid, names its hosts, and has its key and who issued it.',
    zh: '每张证书的文件齐全：证书有效、包含所需域名，并配有私钥和签发者证书。',
  },
  with: {
    certificates: {
      type: 'list',
      of: {
        type: 'map',
        doc: {
          en: '{ id, hosts, certificate, key }: without paths FOLDER/ID.pem (.crt, .cer) and FOLDER/ID.key (-key.pem, or in the same file).',
          zh: '{ id, hosts, certificate, key }：不写路径时为 目录/ID.pem（.crt、.cer）和 目录/ID.key（-key.pem，或在同一文件中）。',
        },
      },
      doc: { en: 'The certificates that are needed.', zh: '需要的证书。' },
    },
    folder: {
      type: 'path',
      optional: true,
      doc: { en: 'Where the files are.', zh: '文件所在目录。' },
    },
    trust: TRUST_FIELD,
    warnDays: WARN_DAYS_FIELD,
  },
  finds: {},
  needsTarget: false,
  everyMs: 5000,
  look: (input, ports) => answered(look(input, ports)),
};

type Entry = {
  readonly id: string;
  readonly hosts: readonly string[];
  readonly certificate?: string;
  readonly key?: string;
};
type Seen = { readonly is: Found; readonly rows: readonly object[] };

async function look(input: With, ports: Readers): Promise<ProbeResult> {
  const entries = input.certificates.map(entryOf);
  const fault = entries.find((one) => typeof one === 'string');
  if (fault !== undefined)
    return result(found('unknown', aCause('certificate-entry-malformed', { entry: fault })));
  const { files, certificates, clock } = ports;
  const roots = await readRoots(input.trust ?? [], files, certificates, clock.now());
  const seen: Seen[] = [];
  for (const entry of entries)
    if (typeof entry !== 'string') seen.push(await seenOf(entry, roots, input, ports));
  return result(worstOf(seen.map(({ is }) => is)), {
    evidence: [
      jsonEvidence(
        'certificates',
        seen.flatMap(({ rows }) => rows),
      ),
    ],
  });
}

async function seenOf(
  entry: Entry,
  roots: readonly string[],
  { folder, warnDays = DEFAULT_WARN_DAYS }: With,
  { files, certificates, clock }: Readers,
): Promise<Seen> {
  const { id, hosts } = entry;
  const named = { ...entry, ...(folder === undefined ? {} : { folder }) };
  const pair = await readPair(named, files);
  const object: ObjectRef = {
    kind: 'File',
    name: pair.certificate?.where ?? pairNames(named).certificate[0] ?? id,
  };
  // They may be on their way from wherever they are kept.
  const absent = pair.missing.map((cause) => found('wait', { ...cause, object }));
  if (pair.certificate === null) return { is: worstOf(absent), rows: [{ id, hosts }] };

  const read = await certificatesIn(pair.certificate, certificates);
  const key = usableKey(pair);
  const faults = [...('code' in read ? [read] : []), ...('code' in key ? [key] : [])];
  if ('code' in read) {
    const is = foundOf({ refused: faults, wrong: [], owed: [], told: [] }, object);
    return { is: worstOf([is, ...absent]), rows: rowsOf(entry, pair, []) };
  }
  const asked: CertificatesAsked = {
    where: pair.certificate.where,
    all: read,
    hosts,
    roots,
    now: clock.now(),
    warnDays,
    key: 'code' in key ? null : key.text,
    isServedAsIs: false,
  };
  const judged = judgeCertificates(asked, certificates);
  const wrong = [...judged.wrong, ...(await stackCauses(asked, judged, certificates))];
  const is = foundOf({ ...judged, refused: [...faults, ...judged.refused], wrong }, object);
  return { is: worstOf([is, ...absent]), rows: rowsOf(entry, pair, read) };
}

/** Why the key can't be compared, or its text; null where it is not there, which is told by itself. */
function usableKey({ key }: PairRead): Cause | { readonly text: PairRead['key'] } {
  if (key === null) return { text: null };
  return keyTextFault(key.where, key.text) ?? { text: key };
}

function rowsOf(
  { id, hosts }: Entry,
  { certificate, key }: PairRead,
  all: readonly [] | Certificates,
) {
  const files = { certificate: certificate?.where ?? '-', key: key?.where ?? '-' };
  return [{ id, hosts, ...files }, ...all.map((one) => certificateRow(one))];
}

/** The entry, or how it stands there where it is none. */
function entryOf(entry: Json): Entry | string {
  if (!isObject(entry)) return shown(entry);
  const { id, hosts, certificate, key } = entry;
  if (typeof id !== 'string' || id === '' || !Array.isArray(hosts)) return shown(entry);
  const names = hosts.filter((one) => typeof one === 'string' && one !== '');
  if (names.length === 0 || names.length < hosts.length) return shown(entry);
  if (!isPath(certificate) || !isPath(key)) return shown(entry);
  return {
    id,
    hosts: names.map(String),
    ...(typeof certificate === 'string' ? { certificate } : {}),
    ...(typeof key === 'string' ? { key } : {}),
  };
}

/** A runbook's expression writes null for what the site leaves out. */
function isPath(value: Json | undefined): boolean {
  return value === undefined || value === null || (typeof value === 'string' && value !== '');
}

function shown(entry: Json): string {
  return JSON.stringify(entry).slice(0, 200);
}
