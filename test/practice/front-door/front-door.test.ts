import net from 'node:net';
import { once } from 'node:events';
import { expect, onTestFinished, test } from 'vitest';
import type { IssueOptions } from '../../../src/practice/authority.ts';
import {
  ADDRESS,
  aShop,
  AUTHORITY,
  backend,
  controllerAt,
  frontDoorWorld,
  ingress,
  SHOP,
  tlsSecret,
} from '../../support/practice/front-door-world.ts';
import { NEVER } from '../../support/probes/readers.ts';

type World = Awaited<ReturnType<typeof frontDoorWorld>>;

async function shake({ readers }: World, serverName = SHOP) {
  const roots = [(await AUTHORITY).root];
  const question = { address: ADDRESS, port: 443, serverName, roots };
  return await readers.tls.handshake(question, NEVER);
}

/** What the certificate of a host is: its common name, how many were sent, what the TLS stack says of it. */
async function served(world: World, serverName = SHOP) {
  const seen = await shake(world, serverName);
  if (seen.is !== 'shaken') return seen.is;
  return [seen.chain[0]?.commonName, seen.chain.length, seen.authorizationError];
}

async function get({ readers }: World, path = '/', more: object = {}) {
  const roots = [(await AUTHORITY).root];
  const asked = { scheme: 'https', host: SHOP, address: ADDRESS, port: 443, path, roots } as const;
  const seen = await readers.http.get({ ...asked, ...more }, NEVER);
  return seen.is === 'answer' ? { status: seen.status, body: seen.body, ...seen.headers } : seen.is;
}

const FAKE = ['Kubernetes Ingress Controller Fake Certificate', 1, 'DEPTH_ZERO_SELF_SIGNED_CERT'];

test('a host is served with the certificate of its Secret, leaf and intermediate', async () => {
  const world = await frontDoorWorld(await aShop());

  expect(await served(world)).toEqual([SHOP, 2, null]);
});

test.each<readonly [string, Partial<IssueOptions>, readonly unknown[]]>([
  ['has ended', { fault: 'expired' }, [SHOP, 2, 'CERT_HAS_EXPIRED']],
  [
    'lacks its intermediate',
    { fault: 'without-intermediate' },
    [SHOP, 1, 'UNABLE_TO_VERIFY_LEAF_SIGNATURE'],
  ],
  ['is of another host', { hosts: ['pay.example.com'] }, FAKE],
  ['has another key', { fault: 'another-key' }, FAKE],
])('a certificate that %s is served as the controller serves it', async (_, options, expected) => {
  const world = await frontDoorWorld(await aShop());

  world.put(await tlsSecret('frontend/shop-tls', options));

  expect(await served(world)).toEqual(expected);
});

test('the default certificate is served where there is no Secret, no rule and no name', async () => {
  const world = await frontDoorWorld(await aShop());
  const unknown = await served(world, 'nobody.example.com');
  const unnamed = await served(world, ADDRESS);
  world.remove('Secret', 'frontend/shop-tls');

  expect([await served(world), unknown, unnamed]).toEqual([FAKE, FAKE, FAKE]);
});

test('a certificate for a wildcard serves a rule for it', async () => {
  const objects = await aShop();
  const world = await frontDoorWorld([
    ...objects,
    ingress('frontend/all', '*.tools.example.com', { tls: [{ secretName: 'tools-tls' }] }),
    await tlsSecret('frontend/tools-tls', { hosts: ['*.tools.example.com'] }),
  ]);

  expect(await served(world, 'ci.tools.example.com')).toEqual(['*.tools.example.com', 2, null]);
});

test('a controller can be made to forget a certificate for a while', async () => {
  const world = await frontDoorWorld(await aShop());
  world.door.forgetCertificate(SHOP, true);
  const forgotten = await served(world);
  world.door.forgetCertificate(SHOP, false);

  expect([forgotten, await served(world)]).toEqual([FAKE, [SHOP, 2, null]]);
});

test('an Ingress of another class is served by another controller', async () => {
  const world = await frontDoorWorld(await aShop(), { classOf: () => 'nginx-tools' });

  expect(await served(world)).toEqual(FAKE);
});

test('nobody answers at an address that no load balancer has, or without a controller that is ready', async () => {
  const world = await frontDoorWorld([]);
  const none = await served(world);
  const [service] = controllerAt(ADDRESS);
  if (service !== undefined) world.put(service);

  expect([none, await served(world)]).toEqual(['reset', 'reset']);
});

test('a pod that is ready answers; without any it is 503, and 404 where there is no rule', async () => {
  const world = await frontDoorWorld(await aShop());
  const ready = await get(world);
  world.put(...backend('frontend/shop', 0));
  const none = await get(world);
  world.put(ingress('frontend/shop', 'other.example.com', { tls: [] }));
  world.put(ingress('frontend/again', SHOP, { rules: [{ host: SHOP }] }));

  expect([ready, none, await get(world)]).toMatchObject([
    { status: 200, body: expect.stringContaining('frontend/shop') },
    { status: 503, body: expect.stringContaining('503 Service Temporarily Unavailable') },
    { status: 404 },
  ]);
});

test('the longest path wins, and an exact one before a prefix', async () => {
  const to = (name: string) => ({ service: { name, port: { name: 'web' } } });
  const paths = [
    { path: '/', pathType: 'Prefix', backend: to('shop') },
    { path: '/api', pathType: 'Prefix', backend: to('api') },
    { path: '/api', pathType: 'Exact', backend: to('exact') },
  ];
  const world = await frontDoorWorld([
    ...(await aShop()),
    ...backend('frontend/api', 1),
    ...backend('frontend/exact', 1),
  ]);
  world.put(ingress('frontend/shop', SHOP, { rules: [{ host: SHOP, http: { paths } }] }));

  const bodies = await Promise.all(
    ['/apis', '/api/x?y', '/api'].map(async (path) => {
      const seen = await get(world, path);
      return typeof seen === 'string' ? seen : JSON.parse(seen.body).service;
    }),
  );

  expect(bodies).toEqual(['frontend/shop', 'frontend/api', 'frontend/exact']);
});

test('over plain HTTP a host with TLS is sent to it, and one without is answered', async () => {
  const world = await frontDoorWorld(await aShop());
  const plain = { scheme: 'http', port: 80 };
  const sent = await get(world, '/x?y=1', plain);
  world.put(ingress('frontend/shop', SHOP, { tls: [] }));

  expect([sent, await get(world, '/', plain)]).toMatchObject([
    { status: 308, location: `https://${SHOP}/x?y=1` },
    { status: 200 },
  ]);
});

test('a request goes to a pod and its answer comes back', async () => {
  const pod = net.createServer((socket) => {
    socket.once('data', (asked: Buffer) => {
      const [line = ''] = asked.toString().split('\r\n');
      socket.end(
        `HTTP/1.1 201 Created\r\nx-pod: yes\r\ncontent-length: ${line.length}\r\n\r\n${line}`,
      );
    });
  });
  pod.listen(0, '127.0.0.1');
  await once(pod, 'listening');
  onTestFinished(() => void pod.close());
  const address = pod.address();
  const port = typeof address === 'object' && address !== null ? address.port : 0;
  const asked: string[] = [];
  const world = await frontDoorWorld(await aShop(), {
    async connect(endpoint) {
      asked.push(`${endpoint.namespace}/${endpoint.pod}:${endpoint.port}`);
      return net.connect(port, '127.0.0.1');
    },
  });

  const seen = await get(world, '/hello?x=1');

  expect(seen).toMatchObject({ status: 201, 'x-pod': 'yes', body: 'GET /hello?x=1 HTTP/1.1' });
  expect(asked[0]).toMatch(/^frontend\/shop-[01]:8080$/);
});

test.each<readonly [string, () => Promise<net.Socket>]>([
  ['cannot be had', () => Promise.reject(new Error('no such pod'))],
  ['refuses', async () => net.connect(1, '127.0.0.1')],
  ['hangs up', async () => hangingUp()],
])('a pod that %s is a bad gateway', async (_, connect) => {
  const world = await frontDoorWorld(await aShop(), { connect });

  expect(await get(world)).toMatchObject({ status: 502 });
});

test('a host can be made to answer with a fault until it is taken back', async () => {
  const world = await frontDoorWorld(await aShop());
  world.door.answerWith(SHOP, 502);
  const faulty = await get(world);
  world.door.answerWith(SHOP, null);

  expect([faulty, await get(world)]).toMatchObject([{ status: 502 }, { status: 200 }]);
});

async function hangingUp(): Promise<net.Socket> {
  const server = net.createServer((socket) => socket.destroy());
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  onTestFinished(() => void server.close());
  const address = server.address();
  return net.connect(typeof address === 'object' && address !== null ? address.port : 0);
}
