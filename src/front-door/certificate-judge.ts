import type { CertificateFacts, CertificateReader } from '../model/tls.ts';
import { aCause, type Cause, type Params } from '../model/verdict.ts';
import {
  issuerCauses,
  keyCauses,
  nameCauses,
  strengthCauses,
  timeCauses,
  trustCauses,
  useCauses,
  type KeyText,
} from './certificate-causes.ts';
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
  readonly key: KeyText | null;
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
    ...nameCauses(asked.hosts, leaf, reader, say),
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
