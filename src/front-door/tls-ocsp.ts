import { instantText } from './certificate-time.ts';
import { aFault, type DoorFault } from './door-fault.ts';
import type { Shaken } from './tls-trust.ts';

/**
 * What a stapled answer means. A server that has to staple and does not is waited for: many ask their CA only after the
 * first visitor.
 */
export function ocspFaults({ ocsp, chain }: Shaken): readonly DoorFault[] {
  if (ocsp?.is === 'revoked')
    return [
      aFault('tls-revoked', 'revoked', {
        at: ocsp.revokedAt === null ? '-' : instantText(ocsp.revokedAt),
      }),
    ];
  const mustStaple = chain[0]?.mustStaple === true;
  return mustStaple && ocsp?.is !== 'good'
    ? [
        aFault(
          'tls-must-staple',
          'staple',
          { code: ocsp === null ? '-' : ocsp.code || ocsp.is },
          'wait',
        ),
      ]
    : [];
}

/** Where no answer is needed, one that says nothing is only told. */
export function ocspNote({ ocsp, chain }: Shaken): { code: string; because: string } | null {
  if (ocsp === null || chain[0]?.mustStaple === true) return null;
  return ocsp.is === 'unusable' || ocsp.is === 'unknown'
    ? { code: 'tls-ocsp-unusable', because: ocsp.code || ocsp.is }
    : null;
}
