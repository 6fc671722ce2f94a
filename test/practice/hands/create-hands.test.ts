import { expect, test } from 'vitest';
import type { HandsTask } from '../../../src/model/range.ts';
import { aTask, atWork, proven, zones } from '../../support/practice/hands-at-work.ts';

test('a key pair is imported once, whoever asks again', async () => {
  const { hands, state } = await atWork();
  const input = { name: 'example-recovery', publicKey: 'ssh-rsa AAAAB3NzaC1yc2E= x' };
  const task = aTask({ assist: { uses: 'cloud/import-key-pair', with: input } });

  expect(await hands.do(task)).toEqual({ ok: true, told: {} });
  expect(await hands.do(task)).toEqual({ ok: true, told: {} });

  expect(state.keyPairs).toMatchObject([
    { name: 'example-recovery', publicKey: 'ssh-rsa AAAAB3NzaC1yc2E= x' },
  ]);
});

test('a cluster is ordered once, waited for, and its kubeconfig saved', async () => {
  const egress = { 'vpc-example': ['198.51.100.20'] };
  const { hands, state, saved } = await atWork({ egress, looks: 2 });
  const key = { name: 'example-recovery', fingerprint: 'f', publicKey: 'k' };
  state.keyPairs.push(key);
  const order = { name: 'example-1', cloud: { region: 'eu-central-1' }, nodes: 3 };
  const input = { ...order, vpc: 'vpc-example', keyPair: 'example-recovery' };
  const task = aTask({ assist: { uses: 'cloud/create-cluster', with: input } });

  expect(await hands.do(task)).toEqual({ ok: true, told: {} });
  expect(await hands.do(task)).toEqual({ ok: true, told: {} });

  expect(state.clusters).toMatchObject([
    { name: 'example-1', state: 'running', vpc: 'vpc-example', order: { num_of_nodes: 3 } },
  ]);
  expect(saved).toEqual([state.kubeconfig, state.kubeconfig]);
});

test('an address is bound to the master, and told', async () => {
  const { hands, state } = await atWork({ pool: ['192.0.2.7'] });

  const done = await hands.do(
    aTask({
      assist: { uses: 'cloud/associate-eip', with: { name: 'example-1-master' } },
      asks: ['master.eip'],
    }),
  );

  expect(done).toEqual({ ok: true, told: { 'master.eip': '192.0.2.7' } });
  expect(state.addresses).toMatchObject([{ name: 'example-1-master', status: 'InUse' }]);
  expect(state.addresses[0]?.instance).toMatch(/^i-/);
});

test('each record of the table is set in its zone, and one that is missing is added', async () => {
  const { hands, state } = await atWork({ zones: zones() });

  const done = await hands.do(
    aTask({
      assist: { uses: 'cloud/set-dns-records', with: {} },
      records: [
        { name: 'shop.example.com', type: 'A', value: '198.51.100.7', ttl: '60' },
        { name: 'new.tools.example.com', type: 'A', value: '198.51.100.8', ttl: '60' },
      ],
    }),
  );

  expect(done).toEqual({ ok: true, told: {} });
  expect(state.zones['example.com']).toMatchObject([
    { host: 'shop', value: '198.51.100.7', ttl: 60 },
  ]);
  expect(state.zones['tools.example.com']).toMatchObject([
    { host: 'new', type: 'A', value: '198.51.100.8', ttl: 60 },
  ]);
});

test('a lowered time to live changes nothing else of a record', async () => {
  const { hands, state } = await atWork({ zones: zones() });

  await hands.do(
    aTask({
      records: [{ name: 'shop.example.com', type: 'A', value: '203.0.113.9', ttl: '60' }],
      proofs: [{ probe: 'dns/ttl-at-most', with: { seconds: 60 } }],
    }),
  );

  expect(state.zones['example.com']).toMatchObject([{ value: '203.0.113.9', ttl: 60 }]);
});

test('a name that no zone in the console holds is said, in the language of the drill', async () => {
  const { hands } = await atWork({ zones: zones() }, { lang: 'zh' });

  const done = await hands.do(
    aTask({
      assist: { uses: 'cloud/set-dns-records', with: {} },
      records: [{ name: 'a.example.org', type: 'A', value: '198.51.100.7', ttl: '60' }],
    }),
  );

  expect(done).toEqual({ ok: false, why: '控制台中没有管理 a.example.org 的域名。' });
});

test('what the console refuses is said with its own words', async () => {
  const known = { host: 'shop', type: 'CNAME', value: 'x.example.net', ttl: 600, line: 'default' };
  const { hands } = await atWork({ zones: { 'example.com': [{ id: '7', isOn: true, ...known }] } });

  const done = await hands.do(
    aTask({
      assist: { uses: 'cloud/set-dns-records', with: {} },
      records: [{ name: 'shop.example.com', type: 'A', value: '198.51.100.7', ttl: '60' }],
    }),
  );

  expect(done).toMatchObject({ ok: false, why: expect.stringContaining('DomainRecordConflict') });
});

test.each<[string, Partial<HandsTask>, readonly string[]]>([
  [
    'certificates',
    proven('certs/files-fit', { certificates: [{ id: 'api' }, { id: 'shop' }] }),
    ['issue-certificate-api {}', 'issue-certificate-shop {}'],
  ],
  ['plugins', proven('jenkins/plugins-active', {}), ['jenkins-install-plugins {}']],
  ['the restore', proven('jenkins/jobs-there', {}), ['jenkins-restore {}']],
  [
    'credentials',
    proven('jenkins/credentials-there', { ids: ['git', 'registry'] }),
    ['jenkins-add-credential {"id":"git"}', 'jenkins-add-credential {"id":"registry"}'],
  ],
  ['tools', { step: 'global-tools' }, ['jenkins-set-tools {}']],
])('%s: each is asked for in the console', async (_name, task, sent) => {
  const { hands, sent: seen } = await atWork();

  expect(await hands.do(aTask(task))).toEqual({ ok: true, told: {} });

  expect(seen).toEqual(sent);
});

test('several things at once are done one after the other, each with its own answer', async () => {
  const { hands, state } = await atWork({ zones: zones() });
  const set = (name: string): HandsTask =>
    aTask({
      assist: { uses: 'cloud/set-dns-records', with: {} },
      records: [{ name, type: 'A', value: '198.51.100.7', ttl: '60' }],
    });

  const done = await Promise.all(
    ['shop.example.com', 'a.example.org', 'pay.example.com'].map((name) => hands.do(set(name))),
  );

  expect(done.map(({ ok }) => ok)).toEqual([true, false, true]);
  expect(state.zones['example.com']).toHaveLength(2);
});

test('a chart is deployed by the helm of the drill, into the new cluster', async () => {
  const { hands, folder, calls } = await atWork();

  const done = await hands.do(
    aTask({
      assist: {
        uses: 'helm/ensure-release',
        with: {
          release: 'tools',
          namespace: 'infra',
          chart: 'recovery/chart.tgz',
          set: {
            'controller.ingressClass': 'nginx-tools',
            'controller.ingressClassResource.name': 'nginx-tools',
          },
        },
      },
    }),
  );

  expect(done).toEqual({ ok: true, told: {} });
  expect(calls()).toEqual([
    `${folder} ${folder}/kube upgrade --install tools recovery/chart.tgz --namespace infra --values -`,
    '{"controller":{"ingressClass":"nginx-tools","ingressClassResource":{"name":"nginx-tools"}}}',
  ]);
});

test.each([
  ['3.14.0', { ok: true, told: {} }],
  ['3.20.0', { ok: false, why: 'helm is 3.17.1, and 3.20.0 is wanted.' }],
])('helm has to be at least %s', async (atLeast, done) => {
  const { hands } = await atWork();

  expect(await hands.do(aTask({ assist: { uses: 'helm/install', with: { atLeast } } }))).toEqual(
    done,
  );
});

test('what is so already needs nothing, and what nobody knows is said', async () => {
  const { hands, sent } = await atWork();

  const nothing = await hands.do(aTask(proven('registry/login', {})));
  const unknown = await hands.do(aTask(proven('velero/location-available', {})));

  expect(nothing).toEqual({ ok: true, told: {} });
  expect(unknown).toEqual({ ok: false, why: 'nothing in the range is known for it.' });
  expect(sent).toEqual([]);
});

test('the network of the cluster is told where it is asked for', async () => {
  const { hands } = await atWork({ egress: { 'vpc-example': ['198.51.100.20'] } });

  expect(await hands.do(aTask({ step: 'cluster-network', asks: ['vpc.id', 'egress.ip'] }))).toEqual(
    { ok: true, told: { 'vpc.id': 'vpc-example', 'egress.ip': '198.51.100.20' } },
  );
});
