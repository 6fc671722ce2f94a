import { sign } from 'node:crypto';
import { once } from 'node:events';
import http from 'node:http';
import { pemBlocks } from '../../../src/model/pem.ts';

export type TokenServerOptions = {
  readonly users: { readonly [name: string]: string };
  readonly issuer: string;
  /** RSA; its certificate stands in the header of each token. */
  readonly key: string;
  readonly cert: string;
  /** How far its clock is off. */
  readonly aheadMs?: number;
};

/**
 * Gives tokens as https://distribution.github.io/distribution/spec/auth/token/ says: by basic auth, a JWT signed with
 * RS256 that names the user and what may be done.
 */
export async function startTokenServer(options: TokenServerOptions): Promise<{
  readonly realm: string;
  readonly stop: () => Promise<void>;
}> {
  const server = http.createServer((request, response) => {
    const url = new URL(request.url ?? '/', 'http://localhost');
    const [, words = ''] = (request.headers.authorization ?? '').split(' ');
    const [user = '', ...rest] = Buffer.from(words, 'base64').toString().split(':');
    const isKnown = Object.hasOwn(options.users, user) && options.users[user] === rest.join(':');
    response.setHeader('content-type', 'application/json');
    if (!isKnown) {
      response.writeHead(401, { 'www-authenticate': 'Basic realm="tokens"' });
      response.end(JSON.stringify({ details: 'incorrect username or password' }));
      return;
    }
    response.end(JSON.stringify({ token: aToken(user, url.searchParams, options) }));
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('no port');
  return {
    realm: `http://127.0.0.1:${address.port}/token`,
    async stop() {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}

function aToken(
  user: string,
  asked: URLSearchParams,
  { issuer, key, cert, aheadMs = 0 }: TokenServerOptions,
): string {
  const now = Math.floor((Date.now() + aheadMs) / 1000);
  const x5c = pemBlocks(cert).map(({ pem }) => pem.replaceAll(/-----[^-]+-----|\s/g, ''));
  const access = asked.getAll('scope').flatMap((scope) => {
    const [type, name, actions = ''] = scope.split(':');
    return [{ type, name, actions: actions.split(',') }];
  });
  const part = (json: object) => Buffer.from(JSON.stringify(json)).toString('base64url');
  const head = part({ typ: 'JWT', alg: 'RS256', x5c });
  const claims = {
    iss: issuer,
    sub: user,
    aud: asked.get('service'),
    nbf: now - 10,
    iat: now,
    exp: now + 300,
    jti: String(now),
    access,
  };
  const signed = `${head}.${part(claims)}`;
  return `${signed}.${sign('RSA-SHA256', Buffer.from(signed), key).toString('base64url')}`;
}
