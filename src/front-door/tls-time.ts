import type { CertificateFacts } from '../model/tls.ts';
import { aCause, type Cause } from '../model/verdict.ts';
import { validityAt } from './certificate-rules.ts';
import { daysUntil, instantText } from './certificate-time.ts';
import { aFault, type DoorFault } from './door-fault.ts';

/** Clocks differ by less than this without anybody's fault. */
const SKEW_MS = 300_000;

/** The clock of this machine, and by how much that of the server is ahead of it: null where it is not known. */
export type Clocks = { readonly now: number; readonly skewMs: number | null };

/** Whether the two clocks differ by more than may be. */
function clocksDiffer({ skewMs }: Clocks): boolean {
  return skewMs !== null && Math.abs(skewMs) > SKEW_MS;
}

/**
 * What is not valid at this time. Where the two clocks differ and it depends on which one is right, nothing is said of
 * the certificate but that.
 */
export function timeFaults(
  path: readonly CertificateFacts[],
  clocks: Clocks,
): readonly DoorFault[] {
  const here = faultsAt(path, clocks.now);
  if (!clocksDiffer(clocks)) return here;
  const serverNow = clocks.now + (clocks.skewMs ?? 0);
  const there = faultsAt(path, serverNow);
  if (codesOf(here) === codesOf(there)) return here;
  return [aFault('tls-clock-wrong', 'clock', { minutes: minutesApart(clocks) }, 'unknown')];
}

function codesOf(faults: readonly DoorFault[]): string {
  return faults.map(({ code }) => code).join();
}

function faultsAt(path: readonly CertificateFacts[], now: number): readonly DoorFault[] {
  return path.flatMap((one, index) => {
    const { subject, notBefore, notAfter } = one;
    const validity = validityAt(one, now);
    const issuer = index === 0 ? {} : { issuer: subject };
    const of = index === 0 ? 'tls' : 'tls-issuer';
    if (validity === 'ended')
      return [
        aFault(`${of}-expired`, 'expired', {
          ...issuer,
          until: instantText(notAfter),
          days: -daysUntil(notAfter, now) - 1,
        }),
      ];
    return validity === 'not-begun'
      ? [aFault(`${of}-not-yet-valid`, 'early', { ...issuer, from: instantText(notBefore) })]
      : [];
  });
}

/** That the clocks differ, whatever the certificates say. */
export function clockNotes(clocks: Clocks): readonly Cause[] {
  if (!clocksDiffer(clocks)) return [];
  const minutes = minutesApart(clocks);
  return (clocks.skewMs ?? 0) < 0
    ? [aCause('tls-clock-ahead', { minutes })]
    : [aCause('tls-clock-behind', { minutes })];
}

function minutesApart({ skewMs }: Clocks): number {
  return Math.round(Math.abs(skewMs ?? 0) / 60_000);
}
