import type { Cause } from '../model/verdict.ts';

/**
 * Notes that only tell what was seen: nobody has to do anything about them, and debt that is none teaches to overlook
 * debt.
 */
export const ONLY_TOLD: ReadonlySet<string> = new Set([
  'certificate-some-not-needed',
  'certificate-unsorted',
  'dns-flattened',
  'dns-ipv6-untested',
  'dns-nothing-there',
  'dns-through-cname',
  'dns-ttl-high',
  'dns-ttl-nothing',
  'dns-wildcard',
  'http-login-wanted',
  'http-no-hsts',
  'http-path-not-found',
  'http-redirected',
  'http-redirects-away',
  'http-request-refused',
  'ingress-without-address',
  'node-size',
  'tls-asks-for-certificate',
  'tls-certificate-twice',
  'tls-certificate-unneeded',
  'tls-ocsp-unusable',
  'tls-root-sent',
  'tls-sni-default',
  'tls-sni-ignored',
]);

/** What ends by itself is not owed either: a resolver that still gives out an old answer, for one. */
export function isOnlyTold({ code, healsByItself }: Cause): boolean {
  return healsByItself || ONLY_TOLD.has(code);
}
