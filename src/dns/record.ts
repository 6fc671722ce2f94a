import type { Answer } from 'dns-packet';
import type { DnsRecord } from '../model/dns.ts';
import { plainName } from './names.ts';

const UNKNOWN = /^UNKNOWN_(\d+)$/;

/** A record in presentation form. What text it holds is the server's own. */
export function toRecord(answer: Answer): DnsRecord | null {
  if (answer.type === 'OPT') return null;
  // An unknown class and the multicast flag in it are nothing that answers a question of ours.
  if (answer.class !== 'IN' || answer.flush === true) return null;
  return {
    name: plainName(answer.name),
    type: answer.type.replace(UNKNOWN, 'TYPE$1'),
    ttl: answer.ttl ?? 0,
    value: valueOf(answer),
  };
}

function valueOf(answer: Exclude<Answer, { type: 'OPT' }>): string {
  switch (answer.type) {
    case 'A':
    case 'AAAA':
      return answer.data;
    case 'CNAME':
    case 'DNAME':
    case 'NS':
    case 'PTR':
      return plainName(answer.data);
    case 'SOA': {
      const { mname, rname, serial, refresh, retry, expire, minimum } = answer.data;
      const numbers = [serial, refresh, retry, expire, minimum].map((number) => number ?? 0);
      return [plainName(mname), plainName(rname), ...numbers].join(' ');
    }
    case 'CAA': {
      const { flags, tag, value } = answer.data;
      return `${flags ?? 0} ${tag} "${value.replaceAll(/["\\]/g, String.raw`\$&`)}"`;
    }
    case 'TXT':
      return [answer.data].flat().map(String).join('');
    case 'DS': {
      const { keyTag, algorithm, digestType, digest } = answer.data;
      return `${keyTag} ${algorithm} ${digestType} ${digest.toString('hex').toUpperCase()}`;
    }
    default: {
      const { data } = answer;
      // As RFC 3597 writes what has no form of its own.
      return Buffer.isBuffer(data) ? `\\# ${data.length} ${data.toString('hex')}` : '';
    }
  }
}
