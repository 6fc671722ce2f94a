import { isIPv4, isIPv6 } from 'node:net';
import type { Text } from '../../model/catalogue.ts';

/* What the console of a DNS provider takes for a record. */

const LABEL = /^(?!-)[a-z0-9_-]{1,63}(?<!-)$/i;
const LEAST_TTL = 1;
/** A day: what Alidns takes at the most (help.aliyun.com, TTL of a record). */
const MOST_TTL = 86_400;
const MOST_TEXT = 512;

/** The part before the zone: `@`, `*`, or labels (RFC 1035 §2.3.4, with the underscore of service names). */
export function refuseHost(host: string): Text | undefined {
  const labels = host.replace(/^\*(?=\.|$)/, 'any').split('.');
  return host === '@' || labels.every((label) => LABEL.test(label))
    ? undefined
    : { en: `${host} is no host of a record.`, zh: `${host} 不是有效的主机记录。` };
}

export function refuseValue(type: string, value: string): Text | undefined {
  switch (type) {
    case 'A':
      return isIPv4(value) ? undefined : noAddress(value, 'IPv4');
    case 'AAAA':
      return isIPv6(value) ? undefined : noAddress(value, 'IPv6');
    case 'CNAME':
      return isName(value)
        ? undefined
        : { en: `${value} is no host name.`, zh: `${value} 不是主机名。` };
    default:
      return value.length <= MOST_TEXT
        ? undefined
        : { en: `Longer than ${MOST_TEXT} characters.`, zh: `超过 ${MOST_TEXT} 个字符。` };
  }
}

export function refuseTtl(ttl: string): Text | undefined {
  const seconds = Number(ttl);
  return Number.isInteger(seconds) && seconds >= LEAST_TTL && seconds <= MOST_TTL
    ? undefined
    : {
        en: `A TTL is a whole number from ${LEAST_TTL} to ${MOST_TTL} seconds.`,
        zh: `TTL 是 ${LEAST_TTL} 到 ${MOST_TTL} 秒之间的整数。`,
      };
}

function isName(value: string): boolean {
  const labels = value.replace(/\.$/, '').split('.');
  return labels.length > 1 && labels.every((label) => LABEL.test(label)) && !isIPv4(value);
}

function noAddress(value: string, family: string): Text {
  return { en: `${value} is no ${family} address.`, zh: `${value} 不是 ${family} 地址。` };
}
