import { checkHostName } from '../model/host-name.ts';

/** What a name is to lead to: an IP address in its one form, or a host name. */
export type DnsValue =
  | { readonly is: 'address'; readonly family: 4 | 6; readonly value: string }
  | { readonly is: 'host'; readonly value: string };

/** undefined where the text is neither. */
export function dnsValue(text: string): DnsValue | undefined {
  const typed = text.trim();
  const family = familyOf(typed);
  if (family !== undefined) return { is: 'address', family, value: canonical(typed) };
  const host = checkHostName(typed, 'dns');
  return host.ok ? { is: 'host', value: host.name } : undefined;
}

/** One form of an address, so that `2001:DB8::0:1` and `2001:db8::1` are the same. */
export function canonical(address: string): string {
  if (!address.includes(':')) return address;
  const url = `http://[${address}]/`;
  return URL.canParse(url) ? new URL(url).hostname.slice(1, -1) : address.toLowerCase();
}

export function familyOf(text: string): 4 | 6 | undefined {
  const parts = text.split('.');
  const isFour =
    parts.length === 4 &&
    parts.every((part) => /^(?:0|[1-9]\d{0,2})$/.test(part) && Number(part) < 256);
  if (isFour) return 4;
  return /^[\da-f:.]+$/i.test(text) && text.includes(':') && URL.canParse(`http://[${text}]/`)
    ? 6
    : undefined;
}

/** Names in DNS are the same in upper and lower case, with and without their last dot. */
export function plainName(name: string): string {
  return name.toLowerCase().replace(/\.$/, '');
}
