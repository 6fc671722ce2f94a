import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, onTestFinished } from 'vitest';
import { directReaders } from '../../../src/commands/readers.ts';
import { serves } from '../../../src/probes/tls/serves.ts';
import { FAKE_READERS } from '../../support/fake-ports.ts';
import { NEVER } from '../../support/probes/readers.ts';
import { someAuthorities } from '../../support/tls/authorities.ts';
import { aMadeCertificate, type Made } from '../../support/tls/made.ts';
import { nginxTest, type NginxServer } from '../../support/tls/nginx.ts';

const PKI = someAuthorities();
const { cluster, inspect, cloud, ssh } = FAKE_READERS;
const READERS = directReaders({ cluster, inspect, cloud, ssh, cwd: '/' });
const HOSTS = ['www.shop.example', 'api.shop.example'];

async function fake(): Promise<NginxServer> {
  const { cert, key } = await aMadeCertificate({
    subject: 'O=Acme Co, CN=Kubernetes Ingress Controller Fake Certificate',
    names: ['ingress.local'],
  });
  return { names: ['_'], cert, key };
}

async function server(name: string, leaf: Promise<Made>): Promise<NginxServer> {
  const [{ cert, key }, { inter }] = await Promise.all([leaf, PKI]);
  return { names: [name], cert: cert + inter.cert, key };
}

const right = async (name: string) => server(name, (await PKI).leaf(name));

const test = nginxTest(async () => [await fake(), await right(HOSTS[0] ?? '')]);

async function look(port: number, input: object = {}) {
  const folder = await mkdtemp(path.join(tmpdir(), 'trust-'));
  onTestFinished(() => rm(folder, { recursive: true }));
  const trust = path.join(folder, 'roots.pem');
  await writeFile(trust, (await PKI).root.cert);
  return serves.look(
    { hosts: HOSTS, address: '127.0.0.1', port, trust: [trust], ...input },
    READERS,
    NEVER,
  );
}

test('the name that has no certificate yet gets the default one, until it has', async ({
  nginx,
}) => {
  const before = await look(nginx.port);
  await nginx.serve([await fake(), ...(await Promise.all(HOSTS.map(right)))]);
  const after = await look(nginx.port);

  expect(before).toMatchObject({
    verdict: 'wait',
    cause: {
      code: 'tls-default-certificate',
      params: { names: 'api.shop.example', controller: 'ingress-nginx' },
      count: 1,
    },
    door: [
      { name: 'www.shop.example', cells: [{ verdict: 'pass', word: 'days' }] },
      { name: 'api.shop.example', cells: [{ verdict: 'wait', word: 'fake' }] },
    ],
  });
  expect(after).toMatchObject({ verdict: 'pass', cause: null, notes: [] });
});

test('the clock of the server is read from what it answers in HTTP', async ({ nginx }) => {
  const ahead = { ...READERS.clock, now: () => Date.now() + 10 * 86_400_000 };
  const seen = await serves.look(
    { hosts: HOSTS.slice(0, 1), address: '127.0.0.1', port: nginx.port },
    { ...READERS, clock: ahead },
    NEVER,
  );

  expect(seen.notes).toMatchObject([{ code: 'tls-clock-ahead', params: { minutes: 14_400 } }]);
});
