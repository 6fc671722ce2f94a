import type { LeaseHolder } from './lease.ts';
import { aCause, type Cause } from './verdict.ts';

/** What has to be typed to take it over: the run that holds it, or the Lease where that is no name of a run. */
export function nameOfHolder({ run }: LeaseHolder): string {
  return /^[0-9a-f]{12}$/.test(run) ? run : 'dr-wizard';
}

/** Who holds it, as a cause that every frontend can say. */
export function aboutHolder(holder: LeaseHolder, code: HolderCode = 'lease-other'): Cause {
  const { run, operator, host, mode, since, renewed } = holder;
  const known = { run, operator, host, mode, since, renewed };
  const said = Object.entries(known).map(([name, text]) => [name, text === '' ? '-' : text]);
  return aCause(code, Object.fromEntries(said));
}
type HolderCode = 'lease-other' | 'lease-shared';
