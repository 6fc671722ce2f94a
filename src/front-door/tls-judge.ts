import type { CertificateFacts, TlsSeen } from '../model/tls.ts';
import { worstVerdict, type Cause, type Verdict } from '../model/verdict.ts';
import { daysUntil } from './certificate-time.ts';
import { addressFaults, type ExpectedAddresses } from './door-address.ts';
import { defaultOf } from './tls-default.ts';
import { aFault, faultCause, type DoorFault } from './door-fault.ts';
import { nameFaults } from './tls-name.ts';
import { tlsNotes } from './tls-notes.ts';
import { ocspFaults } from './tls-ocsp.ts';
import { sentPath, type SentPath } from './tls-path.ts';
import { strengthFaults, usageFaults } from './tls-strength.ts';
import { timeFaults, type Clocks } from './tls-time.ts';
import { issuerFaults, orderFaults, trustFaults, type Shaken } from './tls-trust.ts';
import { unshakenFault } from './tls-unshaken.ts';

export type TlsAsked = {
  readonly host: string;
  readonly port: number;
  /** What was connected to where it was not the name. */
  readonly address?: string;
  /** It was connected to by its name, not by an address that was given. */
  readonly isByName: boolean;
  readonly expected: ExpectedAddresses | null;
  readonly clocks: Clocks;
  readonly warnDays: number;
};

export type TlsJudged = {
  readonly verdict: Verdict;
  readonly causes: readonly Cause[];
  readonly notes: readonly Cause[];
  /** Of the worst fault; `days` where there is none. */
  readonly word: string;
  /** Whole days until the certificate ends; null where none was seen. */
  readonly days: number | null;
};

/** What a handshake proves of a name. It passes only where the TLS stack itself takes the certificate. */
export function judgeTls(asked: TlsAsked, seen: TlsSeen): TlsJudged {
  const { host, port, address = host, isByName, expected, clocks } = asked;
  const elsewhere = seen.address === null ? [] : addressFaults(seen.address, isByName, expected);
  if (seen.is !== 'shaken')
    return judged(asked, [unshakenFault(seen, address, port), ...elsewhere], [], null);

  const [leaf] = seen.chain;
  if (leaf === undefined)
    return judged(asked, [aFault('tls-no-certificate', 'chain'), ...elsewhere], [], null);
  const path = sentPath(seen.chain);
  const needed = neededOf(path, seen);
  const faults = certificateFaults(asked, seen, leaf, path, needed);
  const notes = tlsNotes({ ...asked, now: clocks.now }, seen, path, needed);
  return judged(asked, [...faults, ...elsewhere], notes, leaf);
}

function certificateFaults(
  { host, clocks }: TlsAsked,
  shaken: Shaken,
  leaf: CertificateFacts,
  path: SentPath,
  needed: readonly CertificateFacts[],
): readonly DoorFault[] {
  const controller = defaultOf(leaf);
  // Everything else that is wrong with it is so because it is this one. A controller serves it too in the seconds between
  // the Secret's coming and its own reading of it.
  if (controller !== null) {
    const params = { controller, subject: leaf.subject };
    return [aFault('tls-default-certificate', 'fake', params, 'wait')];
  }

  const trust = trustFaults(shaken, path);
  const names = nameFaults(leaf, host, shaken.coversName);
  const isOwn = trust.some(({ code }) => code === 'tls-self-signed');
  const faults = [
    ...ocspFaults(shaken),
    ...(isOwn ? [...trust, ...names] : [...names, ...trust]),
    ...orderFaults(shaken, path),
    ...timeFaults(needed, clocks),
    ...issuerFaults(needed),
    ...usageFaults(leaf, shaken.cipher),
    ...strengthFaults(needed),
    ...(shaken.chain.some(({ unread }) => unread === true)
      ? [aFault('tls-certificate-unread', 'unsure', {}, 'unknown')]
      : []),
  ];
  const isExplained = faults.some(({ verdict }) => verdict === 'fail' || verdict === 'unknown');
  const { authorized, authorizationError } = shaken;
  return authorized || isExplained
    ? faults
    : [aFault('tls-not-trusted', 'chain', { code: authorizationError ?? '-' }), ...faults];
}

/** Up to the first one that leads to a root: an older way beyond it may have ended long ago and hurts nobody. */
function neededOf({ path }: SentPath, { anchors = [] }: Shaken): readonly CertificateFacts[] {
  const last = path.findIndex(({ fingerprint }) => anchors.includes(fingerprint));
  return last === -1 ? path : path.slice(0, last + 1);
}

function judged(
  { host, clocks }: TlsAsked,
  faults: readonly DoorFault[],
  notes: readonly Cause[],
  leaf: CertificateFacts | null,
): TlsJudged {
  const verdict = faults.length === 0 ? 'pass' : worstVerdict(faults.map((one) => one.verdict));
  const sorted = faults.toSorted(
    (a, b) => Number(b.verdict === verdict) - Number(a.verdict === verdict),
  );
  return {
    verdict,
    causes: sorted.map((one) => faultCause(one, host)),
    notes,
    word: sorted[0]?.word ?? 'days',
    days: leaf === null ? null : daysUntil(leaf.notAfter, clocks.now),
  };
}
