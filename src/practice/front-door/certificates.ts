import { createPrivateKey, X509Certificate } from 'node:crypto';
import tls from 'node:tls';
import type { JsonObject } from '../../model/json.ts';
import { textAt } from '../store/json.ts';
import { isNamed } from './endpoints.ts';
import type { ReadObjects } from './objects.ts';
import type { ServerBlock } from './server-block.ts';

type Read = { readonly leaf: X509Certificate; readonly context: tls.SecureContext };

/**
 * The certificate of a host as ingress-nginx finds it: of the first Secret that can be read and is for the host. One that
 * has ended is served all the same; where there is none it is undefined, and the controller's own is served.
 */
export function createCertificates(
  read: ReadObjects,
): (block: ServerBlock) => tls.SecureContext | undefined {
  /** An object is never changed in place. */
  const known = new WeakMap<JsonObject, Read | 'unfit'>();

  return ({ host, secrets }) => {
    for (const { namespace, name } of secrets) {
      const secret = read('Secret').find((one) => isNamed(one, namespace, name));
      if (secret === undefined) continue;
      const held = known.get(secret) ?? readPair(secret);
      known.set(secret, held);
      if (held !== 'unfit' && isFor(held.leaf, host)) return held.context;
    }
    return undefined;
  };
}

/** The common name counts for nothing. */
function isFor(leaf: X509Certificate, host: string): boolean {
  // A rule for a wildcard wants a certificate for it: any name below stands for all.
  const name = host.replace(/^\*/, 'any');
  return leaf.checkHost(name, { subject: 'never' }) !== undefined;
}

function readPair(secret: JsonObject): Read | 'unfit' {
  const text = (key: string) =>
    Buffer.from(textAt(secret, 'data', key) ?? '', 'base64').toString('utf8');
  const cert = text('tls.crt');
  const key = text('tls.key');
  try {
    const leaf = new X509Certificate(cert);
    if (!leaf.checkPrivateKey(createPrivateKey(key))) return 'unfit';
    return { leaf, context: tls.createSecureContext({ cert, key }) };
  } catch {
    return 'unfit';
  }
}
