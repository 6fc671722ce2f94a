import net from 'node:net';
import tls from 'node:tls';
import type { HttpQuestion } from '../model/http.ts';
import type { Attempt } from './attempt.ts';
import { trustedRoots } from '../net/trusted-roots.ts';
import { RequestEnded } from './failure.ts';

export const H2 = 'h2';
export const HTTP_1_1 = 'http/1.1';

/** TLS over a connection, with the certificate and its name verified by the TLS stack. */
export function secure(
  socket: net.Socket,
  host: string,
  { roots, anyCertificate }: Pick<HttpQuestion, 'roots' | 'anyCertificate'>,
  protocols: readonly string[],
  attempt: Attempt,
): Promise<tls.TLSSocket> {
  return new Promise((resolve, reject) => {
    const isAny = anyCertificate === true;
    const secured = attempt.keep(
      tls.connect({
        socket,
        host,
        // An address is no server name (RFC 6066 §3).
        ...(net.isIP(host) === 0 ? { servername: host } : {}),
        ALPNProtocols: [...protocols],
        rejectUnauthorized: !isAny,
        ...(isAny ? {} : { secureContext: trustedRoots(roots).context }),
      }),
    );
    secured.once('secureConnect', () => resolve(secured));
    secured.once('error', reject);
    secured.once('close', () => reject(new RequestEnded('closed', 'tls')));
  });
}
