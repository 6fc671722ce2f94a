import { randomBytes } from 'node:crypto';
import { aCa, sent } from '../../support/tls/fault-row.ts';
import { aMadeCertificate } from '../../support/tls/made.ts';
import { BOMB, endlessly, type Pair } from './fault-servers.ts';
import { type Own, raw, redirects, shaken, web } from './web-played.ts';

/** What one server is found to be by its certificate and by its answers: the verdict and the code of the cause. */
export type WebCase = Own & {
  readonly says: string;
  readonly tls: string;
  readonly http: string;
  /** Is trusted beside the root of the test. */
  readonly trust?: (served: Pair) => string;
};

const DAY_MS = 86_400_000;
const NO_TLS = {
  tls: 'unknown tls-garbage',
  http: 'wait http-tls',
};

export const WEB_CASES: readonly WebCase[] = [
  {
    says: 'all right',
    tls: 'pass',
    http: 'pass',
    ...web('good', (_, response) => response.end('ok')),
  },
  {
    says: 'garbage instead of TLS',
    ...NO_TLS,
    ...raw('garbage', (socket) => socket.write(randomBytes(3000))),
  },
  {
    says: 'endless garbage',
    ...NO_TLS,
    ...raw('noise', (socket) => endlessly(socket, 'x'.repeat(9000))),
  },
  { says: 'silence', tls: 'wait tls-slow', http: 'wait', ...raw('mute', () => {}) },
  {
    says: 'a reset',
    tls: 'wait tls-reset',
    http: 'wait',
    ...raw('reset', (socket) => socket.resetAndDestroy()),
  },
  {
    says: 'plain HTTP',
    tls: 'fail tls-plain-http',
    http: 'wait http-tls',
    ...raw('plain', (socket) => socket.end('HTTP/1.1 400 Bad Request\r\n\r\n')),
  },
  {
    says: 'an endless header',
    tls: 'pass',
    http: 'unknown http-garbage',
    ...shaken('header', (socket) => {
      socket.write('HTTP/1.1 200 OK\r\n');
      endlessly(socket, `x-more: ${'y'.repeat(9000)}\r\n`);
    }),
  },
  {
    says: 'an endless body',
    tls: 'pass',
    http: 'pass',
    ...shaken('body', (socket) => {
      socket.write('HTTP/1.1 200 OK\r\n\r\n');
      endlessly(socket, 'body '.repeat(2000));
    }),
  },
  {
    says: 'a body that drips',
    tls: 'pass',
    http: 'wait http-body-slow',
    ...shaken('drip', (socket) => {
      socket.write('HTTP/1.1 200 OK\r\n\r\n');
      const timer = setInterval(() => socket.write('x'), 100);
      socket.on('close', () => clearInterval(timer));
    }),
  },
  {
    says: 'a gzip bomb',
    tls: 'pass',
    http: 'pass',
    ...web('bomb', (_, response) => {
      response.setHeader('content-encoding', 'gzip');
      response.end(BOMB);
    }),
  },
  {
    says: 'redirects to itself',
    tls: 'pass',
    http: 'fail http-redirect-loop',
    ...redirects('loop', '/'),
  },
  {
    says: 'redirects without end',
    tls: 'pass',
    http: 'fail http-redirects-many',
    ...web('far', ({ url }, response) => {
      response.writeHead(302, { location: `${url}x` }).end();
    }),
  },
  {
    says: 'a redirect out of TLS',
    tls: 'pass',
    http: 'fail http-downgrade',
    ...redirects('down', 'http://down.web.example/'),
  },
  {
    says: 'the default backend',
    tls: 'pass',
    http: 'wait http-default-backend',
    ...web('backend', (_, response) => {
      response.statusCode = 404;
      response.end('default backend - 404');
    }),
  },
  {
    says: 'escapes in title and headers',
    tls: 'pass',
    http: 'wait',
    ...shaken('title', (socket) => {
      socket.end(
        'HTTP/1.1 503 \u009B31mNo\r\nserver: \u009B31mred\r\n\r\n' +
          '<title>\u001B[31mred\u009B2J\u0007\u202Ex</title>',
      );
    }),
  },
  {
    says: 'a redirect to where escapes stand',
    tls: 'pass',
    http: 'wait',
    ...shaken('away', (socket) => {
      socket.end('HTTP/1.1 302 Found\r\nlocation: https://\u009B2J\r\ncontent-length: 0\r\n\r\n');
    }),
  },
  {
    says: 'escapes in subject and names',
    tls: 'fail tls-name-mismatch',
    http: 'wait http-tls',
    ...web(
      'subject',
      (_, response) => response.end('ok'),
      ({ leaf }) =>
        leaf('x.example', {
          subject: [{ CN: ['\u001B]0;gone\u0007\u001B[31mred\u009B2J'] }],
          names: ['\u001B[31mred.example'],
        }).then((own) => sent(own)),
    ),
  },
  {
    says: 'a certificate of 500 names',
    tls: 'pass',
    http: 'pass',
    ...web(
      'many',
      (_, response) => response.end('ok'),
      async ({ inter, leaf }, host) => {
        const names = Array.from({ length: 499 }, (_, index) => `n${index}.web.example`);
        return sent(await leaf(host, { names: [...names, host] }), inter);
      },
    ),
  },
  {
    says: 'a chain of 20',
    tls: 'pass',
    http: 'pass',
    ...web(
      'deep',
      (_, response) => response.end('ok'),
      async ({ inter, leaf }, host) => {
        const all = [inter];
        for (let n = 0; n < 18; n += 1)
          all.unshift(await aCa({ subject: `CN=CA ${n}`, issuer: all[0] ?? inter }));
        return sent(await leaf(host, { issuer: all[0] ?? inter }), ...all);
      },
    ),
  },
  {
    says: 'a wildcard of another depth',
    tls: 'fail tls-wildcard-depth',
    http: 'wait http-tls',
    ...web(
      'a.depth',
      (_, response) => response.end('ok'),
      async ({ inter, leaf }) => sent(await leaf('x', { names: ['*.web.example'] }), inter),
    ),
  },
  {
    says: 'an expired intermediate',
    tls: 'fail tls-issuer-expired',
    http: 'wait http-tls',
    ...web(
      'stale',
      (_, response) => response.end('ok'),
      async ({ root, leaf }, host) => {
        const issuer = await aCa({ subject: 'CN=Old CA', issuer: root, notAfter: -DAY_MS / 2 });
        return sent(await leaf(host, { issuer }), issuer);
      },
    ),
  },
  {
    says: 'an unknown authority whose certificate itself is trusted',
    tls: 'fail',
    http: 'wait http-tls',
    trust: ({ cert }) => cert,
    ...web(
      'own',
      (_, response) => response.end('ok'),
      async ({ leaf }, host) =>
        sent(await leaf(host, { issuer: await aCa({ subject: 'CN=Unknown' }) })),
    ),
  },
  {
    says: 'its own signature, expired, and trusted',
    tls: 'fail',
    http: 'wait http-tls',
    trust: ({ cert }) => cert,
    ...web(
      'self',
      (_, response) => response.end('ok'),
      async (_, host) =>
        sent(
          await aMadeCertificate({ subject: `CN=${host}`, names: [host], notAfter: -DAY_MS / 2 }),
        ),
    ),
  },
];
