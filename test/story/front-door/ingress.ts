import { once } from 'node:events';
import https from 'node:https';
import { someAuthorities } from '../../support/tls/authorities.ts';

/** Serves the names at each of these addresses with a right certificate. */
export async function webIngress(
  addresses: readonly string[],
  names: readonly string[],
): Promise<{ readonly root: string; close(): void }> {
  const { root, inter, leaf } = await someAuthorities();
  const own = await leaf(names[0] ?? '', { names });
  const pair = { cert: own.cert + inter.cert, key: own.key };
  const servers = addresses.map((host) =>
    https.createServer(pair, (_, response) => response.end('here')).listen(443, host),
  );
  await Promise.all(servers.map((server) => once(server, 'listening')));
  return {
    root: root.cert,
    close() {
      for (const server of servers) {
        server.closeAllConnections();
        server.close();
      }
    },
  };
}
