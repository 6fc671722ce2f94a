import type { TlsSeen } from '../model/tls.ts';
import { aCause, type Cause } from '../model/verdict.ts';
import type { SeenHost } from './tls-seen.ts';

/** No server can have a certificate for it (RFC 2606 §2). */
export const MADE_UP_NAME = 'no-such-name.invalid';

/**
 * Whether servers heed the name that they are asked for. The same certificate for a made-up name is no fault where it is
 * right: it may stand there for all names. `madeUp` is what each address gives to such a name.
 */
export function sniNotes(
  all: readonly SeenHost[],
  madeUp: ReadonlyMap<string, TlsSeen>,
): readonly Cause[] {
  const notes: Cause[] = [];
  for (const [address, decoy] of madeUp) {
    const anyName = leafOf(decoy);
    const here = all.filter(({ seen }) => seen.is === 'shaken' && seen.address === address);
    const same = here.filter(({ seen }) => anyName !== null && leafOf(seen) === anyName);
    const others = here.length - same.length;
    if (others === 0 && same.length > 0) {
      notes.push(aCause('tls-sni-ignored', { address }, { count: same.length }));
      continue;
    }
    for (const { host, seen } of same)
      if (seen.is === 'shaken' && !seen.coversName)
        notes.push(
          aCause(
            'tls-sni-default',
            { names: host, address },
            { object: { kind: 'Host', name: host } },
          ),
        );
  }
  return notes;
}

function leafOf(seen: TlsSeen): string | null {
  return seen.is === 'shaken' ? (seen.chain[0]?.fingerprint ?? null) : null;
}
