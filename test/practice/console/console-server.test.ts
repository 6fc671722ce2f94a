import http from 'node:http';
import { once } from 'node:events';
import { text } from 'node:stream/consumers';
import { expect, onTestFinished, test } from 'vitest';
import { aCloudState, type CloudState } from '../../../src/practice/cloud/cloud-state.ts';
import { cloudSections } from '../../../src/practice/console/cloud-sections.ts';
import { startConsole } from '../../../src/practice/console/console-server.ts';

/** An OpenSSH public key as far as its type goes. */
const KEY = 'ssh-ed25519 AAAAC3NzaC1lZDI1NTE5';

const RECORD = {
  id: '7',
  host: 'shop',
  type: 'A',
  value: '203.0.113.9',
  ttl: 600,
  line: 'default',
};

test('the page shows what the cloud holds, in both languages, and needs nothing from elsewhere', async () => {
  const { ask } = await opened({ zones: { 'example.com': [{ ...RECORD, isOn: true }] } });

  const english = await ask('GET', '');
  const chinese = await ask('GET', '?lang=zh');

  expect(english.status).toBe(200);
  expect(english.headers['content-security-policy']).toContain("default-src 'none'");
  expect(english.body).toContain('shop.example.com A');
  expect(english.body).toContain('value="203.0.113.9"');
  expect(english.body).toContain('Create a cluster');
  expect(english.body).not.toMatch(/https?:\/\//);
  expect(chinese.body).toContain('创建集群');
  expect(chinese.body).toContain('lang="zh-CN"');
});

test('a record that is changed there is changed in the cloud, the world is told, and the page says so once', async () => {
  const told: string[] = [];
  const { ask, state } = await opened(
    { zones: { 'example.com': [{ ...RECORD, isOn: true }] } },
    told,
  );

  const answer = await ask('POST', 'record-7', { value: ' 198.51.100.7 ', ttl: '60' });
  const first = await ask('GET', '');
  const second = await ask('GET', '');

  expect(answer.status).toBe(303);
  expect(state.zones['example.com']).toMatchObject([{ value: '198.51.100.7', ttl: 60 }]);
  expect(told).toEqual(['198.51.100.7']);
  expect(first.body).toContain(
    '<strong>Done:</strong> shop.example.com leads to 198.51.100.7, TTL 60 seconds.',
  );
  expect(second.body).not.toContain('role="status"');
});

test('cluster, key pair and address are made by the rules of the API', async () => {
  const { ask, state } = await opened({
    pool: ['192.0.2.7'],
    egress: { 'vpc-a': ['192.0.2.1'] },
  });

  await ask('POST', 'import-key-pair', { name: 'recovery', key: KEY });
  await ask('POST', 'create-cluster', {
    name: 'c1',
    region: 'us-east-1',
    nodes: '3',
    vpc: 'vpc-a',
    key: 'recovery',
  });
  await ask('POST', 'bind-address', { name: 'master', instance: 'i-1' });

  expect(state.keyPairs.map(({ name }) => name)).toEqual(['recovery']);
  expect(state.clusters).toMatchObject([
    { name: 'c1', vpc: 'vpc-a', order: { num_of_nodes: 3, key_pair: 'recovery' } },
  ]);
  expect(state.addresses).toMatchObject([
    { address: '192.0.2.7', instance: 'i-1', status: 'Associating' },
  ]);
});

test.each([
  [
    'what the cloud refuses is said with its code',
    { name: 'recovery', key: KEY },
    'KeyPair.AlreadyExist',
  ],
  ['what is not filled in is named', { name: 'other', key: '  ' }, 'Fill in: Public key.'],
])('%s, and nothing is changed', async (_name, fields, said) => {
  const known = { name: 'recovery', fingerprint: 'f', publicKey: 'k' };
  const { ask, state } = await opened({ keyPairs: [known] });

  await ask('POST', 'import-key-pair', fields);
  const { body } = await ask('GET', '');

  expect(body).toContain('<strong>Refused:</strong>');
  expect(body).toContain(said);
  expect(state.keyPairs).toEqual([known]);
});

test.each([
  ['record-7', { value: '999.1.1.1', ttl: '60' }, '999.1.1.1 is no IPv4 address.'],
  ['record-7', { value: '198.51.100.7', ttl: '-4' }, 'from 1 to 86400 seconds'],
  ['record-7', { value: 'x'.repeat(70_000), ttl: '60' }, 'longer than 64 KB'],
  ['import-key-pair', { name: 'recovery', key: 'ssh-rsa garbage' }, 'no public key'],
  [
    'create-cluster',
    { name: 'c', region: 'us-east-1', nodes: '-3', vpc: 'vpc-a', key: 'k' },
    'Take 1 to 100 nodes.',
  ],
])('%s with %j is refused with words, and nothing is changed', async (task, fields, said) => {
  const { ask, state } = await opened({
    zones: { 'example.com': [{ ...RECORD, isOn: true }] },
    egress: { 'vpc-a': ['192.0.2.1'] },
  });

  await ask('POST', task, fields);
  const { body } = await ask('GET', '');

  expect(body).toContain('<strong>Refused:</strong>');
  expect(body).toContain(said);
  expect(state.zones['example.com']).toMatchObject([{ value: '203.0.113.9', ttl: 600 }]);
  expect([state.keyPairs, state.clusters]).toEqual([[], []]);
});

test.each([
  ['A', '198.51.100.7', true],
  ['A', '2001:db8::1', false],
  ['AAAA', '2001:db8::1', true],
  ['AAAA', '198.51.100.7', false],
  ['CNAME', 'lb.example.net.', true],
  ['CNAME', '198.51.100.7', false],
  ['CNAME', 'localhost', false],
  ['TXT', 'v=spf1 -all', true],
  ['TXT', 'x'.repeat(513), false],
])('a new %s record %s', async (type, value, isTaken) => {
  const { ask, state } = await opened({ zones: { 'example.com': [] } });

  await ask('POST', 'add-record-example.com', { host: 'a', type, value, ttl: '60' });

  expect(state.zones['example.com']).toHaveLength(isTaken ? 1 : 0);
});

test.each([
  ['@', true],
  ['*', true],
  ['*.apps', true],
  ['_acme.www', true],
  ['a..b', false],
  ['-a', false],
  ['a b', false],
  ['a*', false],
])('a new record for the host %s', async (host, isTaken) => {
  const { ask, state } = await opened({ zones: { 'example.com': [] } });

  await ask('POST', 'add-record-example.com', { host, type: 'TXT', value: 'x', ttl: '60' });

  expect(state.zones['example.com']).toHaveLength(isTaken ? 1 : 0);
});

test.each([
  ['without the token', '/', {}],
  ['with another token', '/AAAAAAAAAAAAAAAAAAAAAAAA/', {}],
  ['by another host name', '', { host: 'evil.example.com' }],
])('%s it is not there', async (_name, path, headers) => {
  const { ask, token } = await opened({});

  const { status, body } = await ask(
    'GET',
    path === '' ? '' : path,
    undefined,
    headers,
    path !== '',
  );

  expect(status).toBe(404);
  expect(body).not.toContain(token);
});

test('what stands in names is shown as text', async () => {
  const bad = { name: '<script>alert(1)</script>', fingerprint: '"&\'', publicKey: 'k' };
  const { ask } = await opened({ keyPairs: [bad] });

  const { body } = await ask('GET', '');

  expect(body).not.toContain('<script>');
  expect(body).toContain('&lt;script&gt;alert(1)&lt;/script&gt;');
  expect(body).toContain('&quot;&amp;&#39;');
});

test.each([
  ['POST', 'no-such-task', 404],
  ['GET', 'import-key-pair', 405],
  ['POST', '%2e%2e/x', 404],
])('%s %s is answered with %i', async (method, path, status) => {
  const { ask } = await opened({});

  expect(await ask(method, path)).toMatchObject({ status });
});

async function opened(more: Partial<CloudState>, told: string[] = []) {
  const state = aCloudState(more);
  const done = ({ zones }: CloudState) =>
    told.push(
      ...Object.values(zones)
        .flat()
        .map(({ value }) => value),
    );
  const served = await startConsole(() => cloudSections(state, done), 'en');
  onTestFinished(() => served.close());
  const own = new URL(served.url);
  const ask = async (
    method: string,
    path: string,
    fields?: { readonly [field: string]: string },
    headers: { readonly [name: string]: string } = {},
    isWhole = false,
  ) => {
    const target = isWhole ? path : `${own.pathname}${path}`;
    const request = http.request({
      host: own.hostname,
      port: own.port,
      path: target,
      method,
      headers,
    });
    request.end(new URLSearchParams(fields).toString());
    const [response] = await once(request, 'response');
    if (!(response instanceof http.IncomingMessage)) throw new TypeError('no answer');
    return { status: response.statusCode, headers: response.headers, body: await text(response) };
  };
  return { ask, state, token: own.pathname.slice(1, -1) };
}
