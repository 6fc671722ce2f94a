import { canonical } from './dns-value.ts';
import { aFault, type DoorFault } from './door-fault.ts';

/** Where a name has to lead to: addresses, each with how it is shown, and who says so. */
export type ExpectedAddresses = {
  /** As it was asked for: addresses or host names. */
  readonly shown: string;
  /** null where a host name of them could not be resolved. */
  readonly addresses: readonly string[] | null;
  readonly source: string;
};

/**
 * Whether the certificate was seen where the name has to lead to. By its name it may have led elsewhere only because
 * somebody still knows an old answer; an address that was given leads nowhere else by waiting.
 */
export function addressFaults(
  address: string,
  isByName: boolean,
  expected: ExpectedAddresses | null,
): readonly DoorFault[] {
  if (expected === null) return [];
  const { shown, addresses, source } = expected;
  if (addresses === null)
    return [aFault('tls-expected-unresolved', 'unsure', { expected: shown, source }, 'unknown')];
  if (addresses.map(plain).includes(plain(address))) return [];
  const params = { address, expected: shown, source };
  return isByName
    ? [aFault('tls-leads-elsewhere', 'elsewhere', params, 'wait')]
    : [aFault('tls-other-address', 'elsewhere', params)];
}

/** An IPv4 address may come as one of IPv6. */
function plain(address: string): string {
  return canonical(address.replace(/^::ffff:(?=\d+\.)/i, ''));
}
