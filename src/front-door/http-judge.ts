import { worstVerdict, type Cause, type Verdict, type Params } from '../model/verdict.ts';
import type { HttpAsked } from './http-asked.ts';
import { urlText, type HttpChain, type HttpEnd, type HttpHop } from './http-chain.ts';
import { expectationFaults, statusFault } from './http-expected.ts';
import { httpNotes } from './http-notes.ts';
import { strangerFault } from './http-stranger.ts';
import { unansweredFault } from './http-unanswered.ts';
import { addressFaults, type ExpectedAddresses } from './door-address.ts';
import { aFault, faultCause, type DoorFault } from './door-fault.ts';

export type HttpCheck = HttpAsked & {
  /** Where it was asked; the name itself where no address was given. */
  readonly address: string | null;
  readonly expected: ExpectedAddresses | null;
};

export type HttpJudged = {
  readonly verdict: Verdict;
  readonly causes: readonly Cause[];
  readonly notes: readonly Cause[];
  /** Of the worst fault; `status` where there is none. */
  readonly word: string;
  readonly params: Params;
};

/** What a chain of answers proves of a host. */
export function judgeHttp(check: HttpCheck, chain: HttpChain): HttpJudged {
  const { host, address, expected } = check;
  const last = lastOf(chain);
  const addresses = new Set(chain.hops.flatMap(({ seen }) => seen.address ?? []));
  const faults = [
    ...faultsOf(check, last, chain.end),
    ...[...addresses].flatMap((one) => addressFaults(one, address === null, expected)),
  ];
  const verdict = faults.length === 0 ? 'pass' : worstVerdict(faults.map((one) => one.verdict));
  const sorted = faults.toSorted(
    (a, b) => Number(b.verdict === verdict) - Number(a.verdict === verdict),
  );
  const status = last.seen.is === 'answer' ? { status: last.seen.status } : {};
  return {
    verdict,
    causes: sorted.map((one) => faultCause(one, host)),
    notes: httpNotes(check, chain, verdict),
    word: sorted[0]?.word ?? 'status',
    params: status,
  };
}

export function lastOf({ hops }: HttpChain): HttpHop {
  return hops.at(-1) ?? hops[0];
}

function faultsOf(check: HttpCheck, { target, seen }: HttpHop, end: HttpEnd): readonly DoorFault[] {
  if (seen.is !== 'answer')
    return [unansweredFault(seen, check.address ?? target.host, target.port)];
  const wrongWay = redirectFault(end, urlText(target));
  if (wrongWay !== null) return [wrongWay];
  const isAsked = check.status?.includes(seen.status) === true;
  // What the site asks for by its number or its text is what it wants, whoever says it.
  const isWanted = isAsked && (seen.status >= 400 || check.body !== null);
  const stranger = isWanted ? null : strangerFault(seen);
  if (stranger !== null) return [stranger];
  const status = statusFault(check, seen.status);
  return status === null ? expectationFaults(check, seen) : [status];
}

/** Waiting ends no loop and makes no way safe that leads out of TLS. */
function redirectFault({ is, to }: HttpEnd, from: string): DoorFault | null {
  switch (is) {
    case 'answer':
    case 'away':
      return null;
    case 'downgrade':
      return aFault('http-downgrade', 'downgrade', { from, to });
    case 'loop':
      return aFault('http-redirect-loop', 'loop', { to });
    case 'too-many':
      return aFault('http-redirects-many', 'loop', { to });
    case 'cookie-loop':
      return aFault('http-redirect-cookie', 'loop', { to }, 'unknown');
    case 'nowhere':
      return aFault('http-redirect-nowhere', 'status', { to: to === '' ? '-' : to }, 'wait');
    case 'slow':
      return aFault('http-redirects-slow', 'timeout', { to }, 'wait');
  }
}
