import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { FaultGiven } from '../../../src/model/fault.ts';
import type { JsonObject } from '../../../src/model/json.ts';
import { foundCluster } from '../../../src/practice/controllers/found-cluster.ts';
import { instead } from '../../../src/practice/faults/fault.ts';
import { putFault } from '../../../src/practice/faults/put-fault.ts';
import { startRange, type Range } from '../../../src/practice/range/start-range.ts';
import { kindNamed } from '../../../src/practice/store/kinds.ts';
import { someNodes } from '../../support/practice/a-range.ts';

const EXAMPLE = path.resolve(import.meta.dirname, '../../../runbook/sites/example.yaml');
let range: Range;
let folder: string;

beforeAll(async () => {
  folder = mkdtempSync(path.join(tmpdir(), 'dr-wizard-faults-'));
  range = await startRange({
    folder,
    example: EXAMPLE,
    self: ['true'],
    searched: process.env['PATH'] ?? '',
    pace: 10,
  });
});
afterAll(async () => {
  await range.close();
  rmSync(folder, { recursive: true, force: true });
});

const put = (id: string, given: FaultGiven = {}) => putFault(range.world, id, given);
const get = (kind: string, name: string, namespace?: string): JsonObject | undefined =>
  range.world.store.get(kindNamed(kind), { namespace, name });

test('an answer that is put in the place of another may be taken back in any order', () => {
  const of = { say: (word: string) => word };
  const first = instead(of, 'say', (usual) => (word) => `${usual(word)}1`);
  const second = instead(of, 'say', (usual) => (word) => `${usual(word)}2`);

  expect(of.say('a')).toBe('a12');
  first();
  expect(of.say('a')).toBe('a2');
  second();
  expect(of.say('a')).toBe('a');
});

test('an API server that flaps refuses each so manieth request, for as long as it does', () => {
  const { breaks } = range.world;
  const end = put('api-flaps', { every: 2 });

  expect([breaks.api(), breaks.api(), breaks.api(), breaks.api()]).toEqual([
    'as-ever',
    'unavailable',
    'as-ever',
    'unavailable',
  ]);
  void end();
  expect([breaks.api(), breaks.api()]).toEqual(['as-ever', 'as-ever']);
});

test('faults that wait for a cluster come with it: small nodes, a namespace that is held, a secret of somebody else', async () => {
  const { store } = range.world;
  const ends = [
    put('nodes-too-small', { cpu: '1', memory: '2Gi' }),
    put('node-not-ready', { count: 2 }),
    put('namespace-terminating', { namespace: 'pre' }),
    put('pull-secret-by-hand', { namespace: 'sandbox' }),
  ];
  foundCluster(store, { version: 'v1.34.2', nodes: someNodes(3) });
  await Promise.resolve();

  const capacity = () => get('Node', 'node-1')?.['status'];
  expect(capacity()).toMatchObject({ allocatable: { cpu: '1', memory: '2Gi' } });
  expect(['node-1', 'node-2', 'node-3'].map((name) => range.world.breaks.node(name))).toEqual([
    'up',
    'down',
    'down',
  ]);
  expect(get('Namespace', 'pre')).toMatchObject({
    metadata: { deletionTimestamp: expect.any(String) },
  });
  expect(get('Secret', 'registry-pull', 'sandbox')).toMatchObject({
    metadata: { managedFields: [{ manager: 'kubectl-create' }] },
  });

  for (const end of ends) void end();
  expect(capacity()).toMatchObject({ allocatable: { cpu: '4', memory: '8Gi' } });
  expect(range.world.breaks.node('node-3')).toBe('up');
  expect(get('ConfigMap', 'held', 'pre')).toBeUndefined();
  expect(get('Secret', 'registry-pull', 'sandbox')).toBeUndefined();
});

test('a certificate is issued wrongly only for its name, and made right where it was saved', async () => {
  const { authority } = range.world;
  const saved = path.join(folder, 'recovery', 'certificates');
  mkdirSync(saved, { recursive: true });
  const end = put('certificate-without-intermediate', { host: 'shop.example.com' });
  const certificates = (text: string) => text.split('BEGIN CERTIFICATE').length - 1;

  const shop = await authority.issue({ hosts: ['shop.example.com'] });
  const api = await authority.issue({ hosts: ['api.example.com'] });
  expect([certificates(shop.cert), certificates(api.cert)]).toEqual([1, 2]);
  writeFileSync(path.join(saved, 'shop.pem'), shop.cert);
  writeFileSync(path.join(saved, 'shop.key'), shop.key);
  writeFileSync(path.join(saved, 'mine.pem'), 'of somebody else');
  await end();

  const now = readFileSync(path.join(saved, 'shop.pem'), 'utf8');
  expect(certificates(now)).toBe(2);
  expect(readFileSync(path.join(saved, 'shop.key'), 'utf8')).not.toBe(shop.key);
  expect(readFileSync(path.join(saved, 'mine.pem'), 'utf8')).toBe('of somebody else');
  expect(certificates((await authority.issue({ hosts: ['shop.example.com'] })).cert)).toBe(2);
  expect(existsSync(path.join(saved, 'api.pem'))).toBe(false);
});

test('a record is set back and right again, but for one that somebody has changed meanwhile', () => {
  const { cloud, names } = range.world;
  const given = { name: 'shop.example.com', to: '192.0.2.99' };
  const record = Object.values(cloud.zones)
    .flat()
    .find(({ host }) => host === 'shop');
  const before = record?.value;

  const end = put('record-set-back', given);
  expect(names.zones.get('shop.example.com', 'A')?.values).toEqual(['192.0.2.99']);
  void end();
  expect(names.zones.get('shop.example.com', 'A')?.values).toEqual([before]);

  const again = put('record-set-back', given);
  if (record !== undefined) record.value = '198.51.100.7';
  void again();
  expect(names.zones.get('shop.example.com', 'A')?.values).toEqual(['198.51.100.7']);
});

test('a resolver that stays old gives what it had heard, and the new once that is over', () => {
  const { cloud, names } = range.world;
  const [resolver] = names.resolvers;
  for (const server of names.servers) server.show({ is: 'newest' });
  const asked = { name: 'pay.example.com', type: 'A', recurse: true };
  const said = () => resolver?.answer(asked).answers[0]?.values;
  const before = said();

  const end = put('resolver-stays-old');
  for (const one of Object.values(cloud.zones).flat())
    if (one.host === 'pay') one.value = '198.51.100.7';
  range.world.changed();
  expect(said()).toEqual(before);
  void end();

  expect(said()).toEqual(['198.51.100.7']);
});

test('archives come damaged and whole again, and a backup without its keys is one commit', () => {
  const { archives, repository } = range.world;
  const file = () => archives.file('/nacos-production.tar.gz');
  const whole = file()?.bytes;

  const end = put('archive-damaged', { path: '/nacos-production.tar.gz' });
  expect(file()?.bytes.equals(whole ?? Buffer.alloc(0))).toBe(false);
  expect(file()?.bytes.length).toBe(whole?.length);
  void end();
  expect(file()?.bytes.equals(whole ?? Buffer.alloc(0))).toBe(true);

  const heads = [repository.head()];
  const mend = put('backup-without-keys');
  heads.push(repository.head());
  void mend();
  heads.push(repository.head());
  expect(new Set(heads).size).toBe(3);
});

test('images of one namespace are refused for the rights of who pulls them', () => {
  const image = 'registry.example.com/apps/gateway:1.0';
  const pull = (namespace: string) => range.world.breaks.pull(image, ['{"auths":{}}'], namespace);
  const end = put('image-not-authorised', { namespace: 'prod' });

  expect(pull('prod')).toMatchObject({ message: expect.stringContaining('insufficient_scope') });
  expect(pull('pre')).not.toMatchObject({
    message: expect.stringContaining('insufficient_scope'),
  });
  void end();
  expect(pull('prod')).toEqual(pull('pre'));
});

test('whatever is turned off is on again at the end', async () => {
  const ends = [
    put('registry-gone'),
    put('git-gone'),
    put('name-server-lags'),
    put('name-server-silent'),
    put('broker-unregistered', { pod: 'rocketmq-broker-0' }),
    put('jenkins-not-back'),
    put('nacos-member-down', { namespace: 'prod' }),
    put('data-store-gone', { host: 'redis.example.com' }),
    put('load-balancer-quota'),
    put('ingress-own-certificate', { host: 'shop.example.com' }),
    put('certificate-expired'),
    put('certificate-wrong-key'),
  ];
  const { pods, names, breaks } = range.world;
  const doors = () => range.doors().filter(({ seen }) => seen === 'redis.example.com').length;
  const asked = { name: 'pay.example.com', type: 'A', recurse: false };

  expect(pods.jenkins.state().starting).toBe(true);
  expect(names.servers.at(-1)?.answer(asked)).toBeNull();
  expect(breaks.address({}, '198.51.100.7')).toBeUndefined();
  expect(doors()).toBe(0);
  for (const end of ends) await end();

  expect(pods.jenkins.state().starting).toBe(false);
  expect(names.servers.at(-1)?.answer(asked)).not.toBeNull();
  expect(breaks.address({}, '198.51.100.7')).toBe('198.51.100.7');
  expect(doors()).toBeGreaterThan(0);
});
