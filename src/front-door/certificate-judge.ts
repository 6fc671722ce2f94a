import { checkHostName } from '../model/host-name.ts';
import type { CertificateFacts, CertificateReader } from '../model/tls.ts';
import { aCause, type Cause, type Params } from '../model/verdict.ts';
import {
  hasWeakKey,
  hasWeakSignature,
  isForServers,
  isOfPublicCa,
  issuingFault,
  mayUseKey,
  validityAt,
} from './certificate-rules.ts';
import { daysUntil, instantText } from './certificate-time.ts';

/** At least one. */
export type Certificates = readonly [CertificateFacts, ...CertificateFacts[]];

export type CertificatesAsked = {
  /** What they are called: a file, a Secret. */
  readonly where: string;
  /** As they stand there. */
  readonly all: Certificates;
  /** The names that have to be covered. */
  readonly hosts: readonly string[];
  /** PEM of roots that count beside those of the system. */
  readonly roots: readonly string[];
  readonly now: number;
  readonly warnDays: number;
  /** The text that holds the private key, and what it is called; null where nobody may read it. */
  readonly key: { readonly where: string; readonly text: string } | null;
  /** In a file the order is put right when it is used; what is served is served as it stands. */
  readonly isServedAsIs: boolean;
};

export type CertificatesJudged = {
  /** What to serve: the certificate, then who issued it, without a root. */
  readonly chain: readonly CertificateFacts[];
  /** It can't be used for these names now: never put in place. */
  readonly refused: readonly Cause[];
  /** It can be used, and clients will not take it. */
  readonly wrong: readonly Cause[];
  /** It works, and something remains to be done. */
  readonly owed: readonly Cause[];
  /** Only tells. */
  readonly told: readonly Cause[];
};

type Reader = Pick<CertificateReader, 'key' | 'covers' | 'sorted'>;

/** Whether certificates and their key are what these names need. */
export function judgeCertificates(asked: CertificatesAsked, reader: Reader): CertificatesJudged {
  const { where, all, roots, now } = asked;
  const leaf = leafOf(asked, reader);
  const given = [leaf, ...all.filter((one) => one !== leaf)];
  const sorted = reader.sorted(given, roots);
  const chain = withoutRoot(sorted.chain);
  const say = (code: string, params: Params = {}) => aCause(code, { where, ...params });

  const refused = [
    ...keyCauses(asked, leaf, reader),
    ...timeCauses(leaf, say, now),
    ...nameCauses(asked, leaf, reader, say),
  ];
  const needed = neededOf(sorted.chain, roots, reader);
  const trust = trustCauses(sorted, all, say);
  const wrong = [
    ...trust.wrong,
    ...issuerCauses(needed, say, now),
    ...needed.flatMap((one) => strengthCauses(one, say)),
    ...useCauses(leaf, needed, say),
  ];
  const ends = Math.min(...needed.map(({ notAfter }) => notAfter));
  const days = daysUntil(ends, now);
  const isSorted = chain.every((one, index) => all[index]?.fingerprint === one.fingerprint);
  const owed = [
    ...trust.owed,
    ...(ends > now && days < asked.warnDays
      ? [say('certificate-expires-soon', { days, until: instantText(ends) })]
      : []),
    ...(asked.isServedAsIs && !isSorted ? [say('certificate-served-unsorted')] : []),
  ];
  const dropped = all.length - chain.length;
  const told = asked.isServedAsIs
    ? []
    : [
        ...(isSorted ? [] : [say('certificate-unsorted')]),
        ...(dropped > 0 ? [say('certificate-some-not-needed', { dropped })] : []),
      ];
  return { chain, refused, wrong, owed, told };
}

/**
 * What is to be served: of those that are no CA's that which the key is of, or else the first. What is served as it stands
 * begins with it.
 */
function leafOf({ all, key, isServedAsIs }: CertificatesAsked, reader: Reader): CertificateFacts {
  if (isServedAsIs) return all[0];
  const own = all.filter(({ isCa }) => !isCa);
  const possible = own.length > 0 ? own : all;
  const ofKey = key === null ? undefined : possible.find((one) => matches(key.text, one, reader));
  return ofKey ?? possible[0] ?? all[0];
}

function matches(key: string, certificate: CertificateFacts, reader: Reader): boolean {
  const seen = reader.key(key, certificate);
  return seen.is === 'key' && seen.matches;
}

/** A root is at the client or nowhere: sent along it proves nothing. */
function withoutRoot(chain: readonly CertificateFacts[]): readonly CertificateFacts[] {
  return chain.length > 1 && chain.at(-1)?.isSelfSigned === true ? chain.slice(0, -1) : chain;
}

/** Up to the first one that leads to a root: an older way beyond it may have ended long ago. */
function neededOf(
  chain: readonly CertificateFacts[],
  roots: readonly string[],
  reader: Reader,
): readonly CertificateFacts[] {
  const lengths = chain.map((_, index) => index + 1);
  const enough = lengths.find(
    (length) => reader.sorted(chain.slice(0, length), roots).endsInTrusted,
  );
  return chain.slice(0, enough ?? chain.length);
}

type Say = (code: string, params?: Params) => Cause;

function keyCauses(
  { where, key }: CertificatesAsked,
  leaf: CertificateFacts,
  reader: Reader,
): readonly Cause[] {
  if (key === null) return [];
  const { where: file } = key;
  const seen = reader.key(key.text, leaf);
  switch (seen.is) {
    case 'key':
      return seen.matches ? [] : [aCause('certificate-key-mismatch', { where, file })];
    case 'encrypted':
      return [aCause('certificate-key-encrypted', { file })];
    case 'several':
      return [aCause('certificate-key-several', { file, keys: seen.code })];
    case 'none':
      return [aCause('certificate-key-none', { file, found: '-' })];
    case 'malformed':
      return [aCause('certificate-key-malformed', { file, code: seen.code })];
  }
}

function timeCauses(leaf: CertificateFacts, say: Say, now: number): readonly Cause[] {
  switch (validityAt(leaf, now)) {
    case 'valid':
      return [];
    case 'ended':
      return [say('certificate-ended', { until: instantText(leaf.notAfter) })];
    case 'not-begun':
      return [say('certificate-not-begun', { from: instantText(leaf.notBefore) })];
  }
}

const MOST_NAMES = 20;

function nameCauses(
  { hosts }: CertificatesAsked,
  leaf: CertificateFacts,
  reader: Reader,
  say: Say,
): readonly Cause[] {
  const missing = hosts.filter((host) => !coversHost(leaf, host, reader));
  if (missing.length === 0) return [];
  const has = [...leaf.names, ...leaf.addresses].slice(0, MOST_NAMES).join(', ') || '-';
  return [say('certificate-names-missing', { missing: missing.join(', '), has })];
}

/** A wildcard that is asked for has to stand there as such. */
function coversHost(leaf: CertificateFacts, host: string, reader: Reader): boolean {
  if (host.startsWith('*.')) return leaf.names.includes(host.toLowerCase());
  const checked = checkHostName(host);
  return reader.covers(leaf, checked.ok ? checked.name : host);
}

/**
 * Whom the chain leads to. An issuer that is not there is only owed where it can be none but one that public roots know:
 * browsers and some controllers fetch it (AIA). A private one leads to nobody whom clients trust.
 */
function trustCauses(
  { chain, endsInTrusted }: ReturnType<Reader['sorted']>,
  all: readonly CertificateFacts[],
  say: Say,
): { readonly wrong: readonly Cause[]; readonly owed: readonly Cause[] } {
  const last = chain.at(-1);
  if (endsInTrusted || last === undefined) return { wrong: [], owed: [] };
  if (!last.isSelfSigned) {
    const { issuer } = last;
    const hasNamesake = all.some(({ subject }) => subject === issuer);
    return chain.length === 1 && isOfPublicCa(last) && !hasNamesake
      ? { wrong: [], owed: [say('certificate-issuer-missing', { issuer })] }
      : { wrong: [say('certificate-issuer-unknown', { issuer })], owed: [] };
  }
  return chain.length === 1
    ? { wrong: [say('certificate-signed-by-itself', { subject: last.subject })], owed: [] }
    : { wrong: [say('certificate-root-not-trusted', { root: last.subject })], owed: [] };
}

/** Those that issued: whether they may, and whether they still do. */
function issuerCauses(
  needed: readonly CertificateFacts[],
  say: Say,
  now: number,
): readonly Cause[] {
  return needed.slice(1).flatMap((one, below) => {
    const params = { issuer: one.subject, until: instantText(one.notAfter) };
    return [
      ...(issuingFault(one, below) === null
        ? []
        : [say('certificate-issuer-may-not', { issuer: one.subject })]),
      ...(validityAt(one, now) === 'valid' ? [] : [say('certificate-issuer-ended', params)]),
    ];
  });
}

function strengthCauses(one: CertificateFacts, say: Say): readonly Cause[] {
  const { subject, key, signatureAlgorithm, unread } = one;
  return [
    ...(hasWeakKey(one)
      ? [say('certificate-key-weak', { subject, type: key.type, bits: key.bits ?? '-' })]
      : []),
    ...(hasWeakSignature(one)
      ? [say('certificate-signature-weak', { subject, algorithm: signatureAlgorithm })]
      : []),
    ...(unread === true ? [say('certificate-part-unread', { subject })] : []),
  ];
}

function useCauses(
  leaf: CertificateFacts,
  needed: readonly CertificateFacts[],
  say: Say,
): readonly Cause[] {
  return [
    ...(needed.every((one) => one.isSelfSigned || isForServers(one))
      ? []
      : [say('certificate-not-for-servers')]),
    // Whatever the key exchange, a server of today signs.
    ...(mayUseKey(leaf, 'digitalSignature')
      ? []
      : [say('certificate-key-usage', { has: leaf.keyUsage?.join(', ') || '-' })]),
  ];
}
