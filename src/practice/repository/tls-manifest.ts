import type { Pair } from '../authority.ts';

/** A certificate with its key, as a Secret that an Ingress names. */
export function tlsManifest(name: string, { cert, key }: Pair): string {
  const data = (text: string) => Buffer.from(text).toString('base64');
  return `apiVersion: v1
kind: Secret
metadata: { name: ${name} }
type: kubernetes.io/tls
data:
  tls.crt: ${data(cert)}
  tls.key: ${data(key)}
`;
}
