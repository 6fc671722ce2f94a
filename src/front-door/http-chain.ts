import type { HttpQuestion, HttpSeen } from '../model/http.ts';
import type { HttpAsked } from './http-asked.ts';

export type HttpTarget = Pick<HttpQuestion, 'scheme' | 'host' | 'port' | 'path'>;
export type HttpHop = { readonly target: HttpTarget; readonly seen: HttpSeen };

/**
 * Where a chain of redirects ends. `away`: to a host that nobody asked for, which is not followed. `cookie-loop`: back to
 * where it was already, and it sets a cookie, which would be kept elsewhere. `slow`: it took too long to go on.
 */
export type HttpEnd = {
  readonly is:
    | 'answer'
    | 'away'
    | 'nowhere'
    | 'downgrade'
    | 'loop'
    | 'cookie-loop'
    | 'too-many'
    | 'slow';
  /** Where the last answer sends; '' where it sends nowhere. */
  readonly to: string;
};

export type HttpChain = {
  readonly hops: readonly [HttpHop, ...HttpHop[]];
  readonly end: HttpEnd;
};

export const MOST_REDIRECTS = 10;
const REDIRECTS = [301, 302, 303, 307, 308];

/** What follows the last hop: another one, or the end. Only hosts of the list are followed: the address stays the same. */
export function afterHop(
  hops: HttpChain['hops'],
  asked: Pick<HttpAsked, 'status'>,
  hosts: readonly string[],
): { readonly is: 'follow'; readonly target: HttpTarget } | HttpEnd {
  const last = hops.at(-1) ?? hops[0];
  const { target, seen } = last;
  if (seen.is !== 'answer' || !REDIRECTS.includes(seen.status)) return { is: 'answer', to: '' };
  const location = seen.headers['location'] ?? '';
  const from = urlText(target);
  const url = location !== '' && URL.canParse(location, from) ? new URL(location, from) : null;
  const to = url?.href ?? location;
  // Whoever expects a redirect expects none out of TLS.
  if (target.scheme === 'https' && url?.protocol === 'http:') return { is: 'downgrade', to };
  if (asked.status?.includes(seen.status) === true) return { is: 'answer', to: '' };
  if (url === null) return { is: 'nowhere', to };
  const next = targetOf(url);
  if (next === undefined || !hosts.includes(next.host)) return { is: 'away', to };
  const visited = hops.findIndex((one) => urlText(one.target) === urlText(next));
  if (visited !== -1) {
    const hasCookie = hops.slice(visited).some(setsCookie);
    return { is: hasCookie ? 'cookie-loop' : 'loop', to };
  }
  return hops.length > MOST_REDIRECTS ? { is: 'too-many', to } : { is: 'follow', target: next };
}

function setsCookie({ seen }: HttpHop): boolean {
  return seen.is === 'answer' && seen.headers['set-cookie'] !== undefined;
}

function targetOf({ protocol, hostname, port, pathname, search }: URL): HttpTarget | undefined {
  if (protocol !== 'https:' && protocol !== 'http:') return undefined;
  const scheme = protocol === 'https:' ? 'https' : 'http';
  return {
    scheme,
    host: hostname.replaceAll(/[[\]]|\.$/g, ''),
    port: port === '' ? portOf(scheme) : Number(port),
    path: pathname + search,
  };
}

export function portOf(scheme: HttpTarget['scheme']): number {
  return scheme === 'https' ? 443 : 80;
}

export function urlText({ scheme, host, port, path }: HttpTarget): string {
  const name = host.includes(':') ? `[${host}]` : host;
  return `${scheme}://${name}${port === portOf(scheme) ? '' : `:${port}`}${path}`;
}
