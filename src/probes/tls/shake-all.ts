import type { SeenHost } from '../../front-door/tls-seen.ts';
import { MADE_UP_NAME } from '../../front-door/tls-sni.ts';
import type { Readers } from '../../model/ports.ts';
import type { TlsSeen } from '../../model/tls.ts';

export type ShakeAll = {
  readonly hosts: readonly string[];
  readonly port: number;
  readonly roots: readonly string[];
  /** Where all of them are asked for; each by its own name without it. */
  readonly address?: string;
};

/**
 * A handshake for each name, all at once, and one for a name that nobody has: of the address that was given, else of
 * those where a certificate of another name was seen. `madeUp` by address.
 */
export async function shakeAll(
  { hosts, port, roots, address }: ShakeAll,
  { tls }: Pick<Readers, 'tls'>,
  signal: AbortSignal,
): Promise<{
  readonly seen: readonly SeenHost[];
  readonly madeUp: ReadonlyMap<string, TlsSeen>;
}> {
  const shake = (serverName: string, to: string) =>
    tls.handshake({ address: to, port, serverName, roots }, signal);
  // Awaited together: what nobody awaits where the signal aborts would end the whole program.
  const [decoy, seen] = await Promise.all([
    address === undefined ? null : shake(MADE_UP_NAME, address),
    Promise.all(hosts.map(async (host) => ({ host, seen: await shake(host, address ?? host) }))),
  ]);
  const decoys =
    decoy === null
      ? await Promise.all(strangeAddresses(seen).map((one) => shake(MADE_UP_NAME, one)))
      : [decoy];
  const madeUp = new Map<string, TlsSeen>();
  for (const one of decoys) if (one.address !== null) madeUp.set(one.address, one);
  return { seen, madeUp };
}

function strangeAddresses(all: readonly SeenHost[]): readonly string[] {
  const addresses = all.flatMap(({ seen }) =>
    seen.is === 'shaken' && !seen.coversName ? [seen.address] : [],
  );
  return [...new Set(addresses)];
}
