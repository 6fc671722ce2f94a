import type { CertificateFacts } from '../model/tls.ts';

/**
 * What ingress controllers serve where they have no certificate for a name. ACK's controller is ingress-nginx, HAProxy
 * Ingress took its certificate over from it. Both made by the controller itself: subject and issuer are the same.
 */
const DEFAULTS: readonly { readonly commonName: string; readonly controller: string }[] = [
  {
    commonName: 'Kubernetes Ingress Controller Fake Certificate',
    controller: 'ingress-nginx',
  },
  { commonName: 'TRAEFIK DEFAULT CERT', controller: 'Traefik' },
];

/** The controller whose default certificate this is; null where it is none that is known. */
export function defaultOf({ commonName, subject, issuer }: CertificateFacts): string | null {
  if (subject !== issuer) return null;
  return DEFAULTS.find((one) => one.commonName === commonName)?.controller ?? null;
}
