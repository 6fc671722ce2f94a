import { directReaders } from '../../../src/commands/readers.ts';
import type { Readers } from '../../../src/model/ports.ts';
import { signedByItself } from '../../../src/practice/authority.ts';
import { FAKE_READERS } from '../../support/fake-ports.ts';
import {
  ADDRESS,
  aShop,
  AUTHORITY,
  backend,
  frontDoorWorld,
  ingress,
  SHOP,
  tlsSecret,
} from '../../support/practice/front-door-world.ts';
import { NEVER } from '../../support/probes/readers.ts';
import { nginxTest, type NginxServer } from '../../support/tls/nginx.ts';

const EMPTY = 'empty.example.com';
const BARE = 'bare.example.com';
const OLD = 'old.example.com';

/** The same hosts as an nginx has them, whose first server is the default. */
async function servers(): Promise<readonly NginxServer[]> {
  const { issue } = await AUTHORITY;
  const subject = 'CN=Kubernetes Ingress Controller Fake Certificate, O=Acme Co';
  const fake = await signedByItself(subject, ['ingress.local']);
  const lines = ['server_tokens off;'];
  const bare = await issue({ hosts: [BARE], fault: 'without-intermediate' });
  return [
    { names: ['_'], ...fake, lines: [...lines, 'return 404;'] },
    { names: [SHOP], ...(await issue({ hosts: [SHOP] })), lines },
    { names: [EMPTY], ...(await issue({ hosts: [EMPTY] })), lines: [...lines, 'return 503;'] },
    { names: [BARE], ...bare, lines: [...lines, 'return 502;'] },
    { names: [OLD], ...(await issue({ hosts: [OLD], fault: 'expired' })), lines },
  ];
}

const test = nginxTest(servers);

async function ours() {
  const tls = (host: string, secretName: string) => ({ tls: [{ hosts: [host], secretName }] });
  const paths = [{ path: '/', backend: { service: { name: 'none', port: { number: 80 } } } }];
  const world = await frontDoorWorld([
    ...(await aShop()),
    ...backend('frontend/none', 0),
    ingress('frontend/empty', EMPTY, {
      ...tls(EMPTY, 'empty-tls'),
      rules: [{ host: EMPTY, http: { paths } }],
    }),
    ingress('frontend/bare', BARE, tls(BARE, 'bare-tls')),
    ingress('frontend/old', OLD, tls(OLD, 'old-tls')),
    await tlsSecret('frontend/empty-tls', { hosts: [EMPTY] }),
    await tlsSecret('frontend/bare-tls', { hosts: [BARE], fault: 'without-intermediate' }),
    await tlsSecret('frontend/old-tls', { hosts: [OLD], fault: 'expired' }),
  ]);
  world.door.answerWith(BARE, 502);
  return world.readers;
}

const { cluster, inspect, cloud, ssh } = FAKE_READERS;
const DIRECT = directReaders({ cluster, inspect, cloud, ssh, cwd: '/' });

type Where = { readonly readers: Readers; readonly address: string; readonly port: number };

async function shaken({ readers, address, port }: Where, serverName: string) {
  const roots = [(await AUTHORITY).root];
  const seen = await readers.tls.handshake({ address, port, serverName, roots }, NEVER);
  if (seen.is !== 'shaken') return seen.is;
  return {
    chain: seen.chain.map(({ subject, issuer, isIssuedByNext }) => [
      subject,
      issuer,
      isIssuedByNext,
    ]),
    error: seen.authorizationError,
    covers: seen.coversName,
    protocol: seen.protocol,
    ocsp: seen.ocsp,
    asks: seen.asksForClientCertificate,
  };
}

test.for([
  ['a name that it has', SHOP],
  ['a name whose certificate lacks its intermediate', BARE],
  ['a name whose certificate has ended', OLD],
  ['a name that it has not', 'nobody.example.com'],
  ['no name', '127.0.0.1'],
])('shaking hands for %s is as with nginx', async ([, name = ''], { nginx, expect }) => {
  const [one, other] = await both(nginx.port);

  expect(await shaken(one, name)).toEqual(await shaken(other, name));
});

test.for([
  ['of what leads nowhere', EMPTY],
  ['of a pod that cannot be had', BARE],
  ['of a host that nobody has', 'nobody.example.com'],
])('the page %s is that of nginx', async ([, host = ''], { nginx, expect }) => {
  const [one, other] = await both(nginx.port);

  expect(await page(one, host)).toEqual(await page(other, host));
});

async function both(port: number): Promise<readonly [Where, Where]> {
  return [
    { readers: await ours(), address: ADDRESS, port: 443 },
    { readers: DIRECT, address: '127.0.0.1', port },
  ];
}

async function page({ readers, address, port }: Where, host: string) {
  const seen = await readers.http.get(
    { scheme: 'https', host, address, port, path: '/', roots: [], anyCertificate: true },
    NEVER,
  );
  if (seen.is !== 'answer') return seen.is;
  const { status, version, body, headers } = seen;
  return {
    status,
    version,
    body,
    type: headers['content-type'],
    length: headers['content-length'],
  };
}
