import { readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { parse } from 'yaml';
import { judgeCertificates } from '../../src/front-door/certificate-judge.ts';
import type { CertificateFacts, CertificateReader } from '../../src/model/tls.ts';
import { texts } from '../../src/text/index.ts';

type Given = {
  readonly subject?: string;
  readonly issuer?: string;
  readonly ca?: boolean;
  readonly from?: number;
  readonly until?: number;
  readonly names?: readonly string[];
  readonly type?: string;
  readonly bits?: number;
  readonly signature?: string;
  readonly keyUsage?: readonly string[];
  readonly extendedKeyUsage?: readonly string[];
  readonly pathLength?: number;
  readonly policies?: readonly string[];
  readonly caIssuers?: readonly string[];
  readonly unread?: true;
  /** Another one of the same name has issued what names it. */
  readonly signsNothing?: true;
};
type Case = {
  readonly says: string;
  readonly certs: readonly [Given, ...Given[]];
  readonly trusted?: readonly string[];
  readonly key?: string | null;
  readonly hosts?: readonly string[];
  readonly served?: boolean;
  readonly chain: readonly string[];
  readonly refused?: readonly string[];
  readonly wrong?: readonly string[];
  readonly owed?: readonly string[];
  readonly told?: readonly string[];
};

const NOW = Date.UTC(2026, 0, 31, 2, 10);
const NO_ISSUER = 'signs nothing';
const DAY_MS = 86_400_000;
const CASES: readonly Case[] = parse(
  readFileSync(path.join(import.meta.dirname, 'certificate-judge.yaml'), 'utf8'),
);

function aCertificate(given: Given): CertificateFacts {
  const { subject = 'api', issuer = 'issuing', from = -10, until = 90 } = given;
  return {
    subject,
    issuer,
    commonName: subject,
    organization: null,
    names: given.names ?? ['api.example.com'],
    addresses: [],
    notBefore: NOW + from * DAY_MS,
    notAfter: NOW + until * DAY_MS,
    fingerprint: `${subject} of ${issuer}`,
    serial: given.signsNothing ? NO_ISSUER : '1',
    isCa: given.ca ?? false,
    isSelfSigned: subject === issuer,
    key: { type: given.type ?? 'ec', bits: given.bits ?? 256 },
    signatureAlgorithm: given.signature ?? 'ecdsa-with-SHA256',
    keyUsage: given.keyUsage ?? null,
    extendedKeyUsage: given.extendedKeyUsage ?? null,
    pathLength: given.pathLength ?? null,
    isIssuedByNext: null,
    pem: subject,
    ...(given.policies ? { policies: given.policies } : {}),
    ...(given.unread ? { unread: true as const } : {}),
    ...(given.caIssuers ? { caIssuers: given.caIssuers } : {}),
  };
}

/** A key is the name of what it is of, a root is its name, and who issued is told by names alone. */
const reader: Pick<CertificateReader, 'key' | 'covers' | 'sorted'> = {
  key: (text, { subject }) => ({ is: 'key', matches: text === subject, type: 'ec' }),
  covers: ({ names }, name) => names.includes(name),
  sorted(all, roots) {
    const chain = all.slice(0, 1);
    for (const { issuer } of chain)
      chain.push(
        ...all.filter(
          (one) => one.subject === issuer && one.serial !== NO_ISSUER && !chain.includes(one),
        ),
      );
    const endsInTrusted = chain.some(
      ({ subject, issuer }) => roots.includes(issuer) || roots.includes(subject),
    );
    return { chain, endsInTrusted };
  },
};

function judged({
  certs,
  trusted = ['root'],
  key = 'api',
  hosts,
  served = false,
}: Omit<Case, 'says' | 'chain'>) {
  const [first, ...rest] = certs;
  return judgeCertificates(
    {
      where: 'api.pem',
      all: [aCertificate(first), ...rest.map(aCertificate)],
      hosts: hosts ?? ['api.example.com'],
      roots: trusted,
      now: NOW,
      warnDays: 14,
      key: key === null ? null : { where: 'api.key', text: key },
      isServedAsIs: served,
    },
    reader,
  );
}

test.each(CASES)('$says', ({ chain, refused, wrong, owed, told, ...given }) => {
  const seen = judged(given);

  const codes = (all: readonly { readonly code: string }[]) => all.map(({ code }) => code);
  expect({
    chain: seen.chain.map(({ subject }) => subject),
    refused: codes(seen.refused),
    wrong: codes(seen.wrong),
    owed: codes(seen.owed),
    told: codes(seen.told),
  }).toEqual({
    chain,
    refused: refused ?? [],
    wrong: wrong ?? [],
    owed: owed ?? [],
    told: told ?? [],
  });
});

test('what is said names the file, the instant and the names that are missing', () => {
  const ended = judged({ certs: [{ issuer: 'root', until: -1 }], hosts: ['a.example.com'] });
  const soon = judged({ certs: [{ issuer: 'root', until: 3.5 }] });

  expect([...ended.refused, ...soon.owed].map((cause) => texts('en').said(cause).says)).toEqual([
    'The certificate in api.pem ended on 2026-01-30 02:10 UTC.',
    'The certificate in api.pem is not for a.example.com; it is for api.example.com.',
    'The certificate in api.pem ends on 2026-02-03 14:10 UTC (days left: 3).',
  ]);
});
