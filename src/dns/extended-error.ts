import type { OptAnswer } from 'dns-packet';

const EXTENDED_ERROR = 15;

/** RFC 8914 §4. */
const NAMES: readonly string[] = [
  'Other',
  'Unsupported DNSKEY Algorithm',
  'Unsupported DS Digest Type',
  'Stale Answer',
  'Forged Answer',
  'DNSSEC Indeterminate',
  'DNSSEC Bogus',
  'Signature Expired',
  'Signature Not Yet Valid',
  'DNSKEY Missing',
  'RRSIGs Missing',
  'No Zone Key Bit Set',
  'NSEC Missing',
  'Cached Error',
  'Not Ready',
  'Blocked',
  'Censored',
  'Filtered',
  'Prohibited',
  'Stale NXDOMAIN Answer',
  'Not Authoritative',
  'Not Supported',
  'No Reachable Authority',
  'Network Error',
  'Invalid Data',
];

/** What the server says about it beside the rcode (RFC 8914): `DNSSEC Bogus: text`. Foreign text. */
export function extendedErrors(opt: OptAnswer): readonly string[] {
  return opt.options.flatMap(({ code, data }) => {
    const option: number = code;
    if (option !== EXTENDED_ERROR || data === undefined || data.length < 2) return [];
    const number = data.readUInt16BE(0);
    const text = data.toString('utf8', 2).replaceAll('\0', '').trim();
    const name = NAMES[number] ?? `EDE ${number}`;
    return [text === '' ? name : `${name}: ${text}`];
  });
}
