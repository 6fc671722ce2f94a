import type { LeaseHolder } from './lease.ts';
import { aCause, type Cause, type Params } from './verdict.ts';

/** What has to be typed to take it over: the run that holds it, or the Lease where that is no name of a run. */
export function nameOfHolder({ run }: LeaseHolder): string {
  return /^[0-9a-f]{12}$/.test(run) ? run : 'dr-wizard';
}

/** Who holds it, as a cause that every frontend can say; `date` as its times are shown. */
export function aboutHolder(
  holder: LeaseHolder,
  // oxlint-disable-next-line no-restricted-globals -- a number is written; no clock is asked
  date: (at: number) => string = (at) => new Date(at).toISOString(),
): Cause {
  return aCause('lease-other', holderParams(holder, date));
}

/** The same once it is over. */
export function holderWasThere(holder: LeaseHolder): Cause {
  return aCause('lease-shared', holderParams(holder));
}

/** `user@host`, as far as it is known. */
export function whoHolds({ operator, host, identity }: LeaseHolder): string {
  return operator === '' || host === '' ? identity : `${operator}@${host}`;
}

function holderParams(holder: LeaseHolder, date?: (at: number) => string): Params {
  const { run, operator, host, mode, since, renewed } = holder;
  const times =
    date === undefined ? {} : { since: timeOf(since, date), renewed: timeOf(renewed, date) };
  const known = Object.entries({ run, operator, host, mode, ...times });
  return Object.fromEntries(known.map(([name, text]) => [name, text === '' ? '-' : text]));
}

function timeOf(text: string, date: (at: number) => string): string {
  // oxlint-disable-next-line no-restricted-globals -- a text is read; no clock is asked
  const at = Date.parse(text);
  return Number.isNaN(at) ? '' : date(at);
}
