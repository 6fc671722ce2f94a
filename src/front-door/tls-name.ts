import type { CertificateFacts } from '../model/tls.ts';
import { aFault, type DoorFault } from './door-fault.ts';

const MOST_NAMES = 6;

/** Whom a certificate is for, where that is not this host. `isCovered` is what the reader says. */
export function nameFaults(
  leaf: CertificateFacts,
  host: string,
  isCovered: boolean,
): readonly DoorFault[] {
  const { names, addresses, commonName } = leaf;
  if (isCovered) return [];
  const isByCommonName = names.length === 0 && addresses.length === 0;
  if (isByCommonName && commonName?.toLowerCase() === host.toLowerCase())
    return [aFault('tls-common-name-only', 'name')];
  const wildcard = names.find((name) => isOfOtherDepth(name, host));
  if (wildcard !== undefined) return [aFault('tls-wildcard-depth', 'name', { wildcard })];
  return [aFault('tls-name-mismatch', 'name', { has: namesText(leaf) })];
}

/** `*.example.com` stands for one label: neither for example.com nor for a.b.example.com. */
function isOfOtherDepth(name: string, host: string): boolean {
  return name.startsWith('*.') && (host === name.slice(2) || host.endsWith(name.slice(1)));
}

function namesText({ names, addresses, commonName, subject }: CertificateFacts): string {
  const all = [...names, ...addresses];
  if (all.length === 0) return commonName === null ? subject : `CN=${commonName}`;
  const more = all.length - MOST_NAMES;
  return [...all.slice(0, MOST_NAMES), ...(more > 0 ? [`+${more}`] : [])].join(', ');
}
