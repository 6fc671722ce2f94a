import { duplexPair } from 'node:stream';
import tls from 'node:tls';
import { trustedRoots } from '../net/trusted-roots.ts';

/**
 * Why the TLS stack itself would not take these certificates, served as they are with this key: its code. null where it
 * does. A handshake in memory: our own walk along a chain knows neither name constraints nor when a root has ended.
 */
export async function stackVerdict(
  certificates: readonly string[],
  key: string,
  roots: readonly string[],
): Promise<string | null> {
  const [here, there] = duplexPair();
  const server = serving(there, certificates, key);
  if (typeof server === 'string') return server;
  const client = tls.connect({
    socket: here,
    secureContext: trustedRoots(roots).context,
    rejectUnauthorized: false,
    // For whom they are is asked of each name apart.
    checkServerIdentity: () => undefined,
  });
  try {
    return await new Promise<string | null>((resolve) => {
      server.on('error', (error) => resolve(codeOf(error)));
      client.on('error', (error) => resolve(codeOf(error)));
      client.once('close', () => resolve('CLOSED'));
      client.once('secureConnect', () =>
        resolve(client.authorized ? null : codeOf(client.authorizationError)),
      );
    });
  } finally {
    client.destroy();
    server.destroy();
  }
}

/** The stack refuses already here what it would not serve, such as a key that is too short. */
function serving(
  socket: ReturnType<typeof duplexPair>[0],
  certificates: readonly string[],
  key: string,
): tls.TLSSocket | string {
  try {
    const secureContext = tls.createSecureContext({ cert: certificates.join(''), key });
    return new tls.TLSSocket(socket, { isServer: true, secureContext });
  } catch (error) {
    return codeOf(error);
  }
}

/** `authorizationError` is declared as an error and is the code. Of an error nothing else is taken: it may tell of the key. */
function codeOf(error: unknown): string {
  if (typeof error === 'string') return error;
  return error instanceof Error && 'code' in error ? String(error.code) : 'UNKNOWN';
}
