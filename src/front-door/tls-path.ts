import type { CertificateFacts } from '../model/tls.ts';

/** What a server sent, seen as a way upwards. */
export type SentPath = {
  /** From the certificate of the name up, as far as it leads. */
  readonly path: readonly CertificateFacts[];
  /** What stands in the path stands there in its order, with nothing between. */
  readonly isInOrder: boolean;
  /** Has the name of the issuer, and has not signed what stands right before it. */
  readonly impostor: CertificateFacts | null;
  /** Certificates that are no part of the path. */
  readonly unneeded: readonly CertificateFacts[];
  /** How many were sent once more. */
  readonly doubles: number;
};

/** Nothing is proven here: that is the TLS stack's. It tells what of it is there, and where. */
export function sentPath(chain: readonly CertificateFacts[]): SentPath {
  const unique = chain.filter(
    (one, index) => chain.findIndex(({ fingerprint }) => fingerprint === one.fingerprint) === index,
  );
  const path = unique.slice(0, 1);
  let impostor: CertificateFacts | null = null;
  for (let last = path[0]; last !== undefined && !last.isSelfSigned;) {
    const next = issuerOf(last, chain, unique, path);
    if (next === undefined) break;
    if (isRefuted(last, next, chain)) impostor = next;
    path.push(next);
    last = next;
  }
  return {
    path,
    isInOrder: path.every((one, index) => one === unique[index]),
    impostor,
    unneeded: unique.filter((one) => !path.includes(one)),
    doubles: chain.length - unique.length,
  };
}

/** By its name; of several the one that is proven, then one of which nothing is known. */
function issuerOf(
  one: CertificateFacts,
  chain: readonly CertificateFacts[],
  unique: readonly CertificateFacts[],
  path: readonly CertificateFacts[],
): CertificateFacts | undefined {
  const named = unique.filter((next) => next.subject === one.issuer && !path.includes(next));
  return (
    named.find((next) => isNextOf(one, next, chain) && one.isIssuedByNext === true) ??
    named.find((next) => !isRefuted(one, next, chain)) ??
    named[0]
  );
}

function isRefuted(
  one: CertificateFacts,
  next: CertificateFacts,
  chain: readonly CertificateFacts[],
): boolean {
  return one.isIssuedByNext === false && isNextOf(one, next, chain);
}

function isNextOf(
  one: CertificateFacts,
  next: CertificateFacts,
  chain: readonly CertificateFacts[],
): boolean {
  return chain[chain.indexOf(one) + 1]?.fingerprint === next.fingerprint;
}
