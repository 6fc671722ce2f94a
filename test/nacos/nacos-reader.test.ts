import { expect, onTestFinished, test } from 'vitest';
import type { NacosServer } from '../../src/model/nacos.ts';
import { nacosReader } from '../../src/nacos/nacos-reader.ts';
import { directDialer } from '../../src/net/dialer.ts';
import { startNacos, type Nacos, type NacosState } from '../../src/practice/apps/nacos.ts';

const NEVER = new AbortController().signal;
const NO_PODS = { tcp: () => Promise.reject(new Error('no pods here')) };
const READER = nacosReader(directDialer(), NO_PODS);
const LOGIN = { username: 'nacos', password: 'p&ss=wörd' };

async function aNacos(
  more: Partial<NacosState>,
): Promise<Nacos & { readonly server: NacosServer }> {
  const nacos = await startNacos({}, more);
  onTestFinished(() => nacos.stop());
  const { host, port } = nacos;
  return Object.assign(nacos, { server: { at: { host, port }, path: '/nacos' } });
}

const about = (version: string, mode = 'standalone') => ({
  version,
  mode,
  generation: Number(version[0]),
});

test.each(['1.4.8', '2.0.4', '2.5.1', '3.0.3'])(
  'Nacos %s is found out, and says whether it is ready',
  async (version) => {
    const nacos = await aNacos({ version, mode: 'cluster' });

    const before = await READER.readiness(nacos.server, NEVER);
    nacos.notReady = 'Config is not in readiness';
    const after = await READER.readiness(nacos.server, NEVER);

    expect(before).toMatchObject({ is: 'answer', about: about(version, 'cluster'), ready: true });
    expect(after).toEqual({
      is: 'answer',
      about: about(version, 'cluster'),
      ready: false,
      says: 'Config is not in readiness',
    });
  },
);

test.each(['1.4.8', '2.5.1', '3.0.3'])('the members of Nacos %s are told', async (version) => {
  const members = [
    { address: '10.0.0.1:8848', state: 'UP' },
    { address: 'nacos-1.nacos.infra.svc.cluster.local:8848', state: 'SUSPICIOUS' },
  ];
  const nacos = await aNacos({ version, members });

  const seen = await READER.members(nacos.server, null, NEVER);

  expect(seen).toEqual({
    is: 'answer',
    about: about(version),
    members: members.map((member) => ({ ...member, version })),
  });
});

test.each(['1.4.8', '2.5.1', '3.0.3'])(
  'the configurations of Nacos %s are counted, the first namespace under one name',
  async (version) => {
    const nacos = await aNacos({ version, configs: { '': 3, 'id-of-prod': 12 } });

    const seen = await READER.namespaces(nacos.server, null, NEVER);

    expect(seen).toEqual({
      is: 'answer',
      about: about(version),
      namespaces: [
        { id: '', name: 'public', configs: 3 },
        { id: 'id-of-prod', name: 'name of id-of-prod', configs: 12 },
      ],
    });
  },
);

test.each(['2.5.1', '3.0.3'])(
  'Nacos %s that wants a login gets one, when it asks',
  async (version) => {
    const nacos = await aNacos({ version, user: LOGIN });
    const wrong = { ...LOGIN, password: 'wrong' };

    const ready = await READER.readiness(nacos.server, NEVER);
    const none = await READER.members(nacos.server, null, NEVER);
    const refused = await READER.members(nacos.server, wrong, NEVER);
    const right = await READER.members(nacos.server, LOGIN, NEVER);

    expect(ready).toMatchObject({ is: 'answer', ready: true });
    expect(none).toMatchObject({ is: 'login-wanted', tried: false, says: 'user not found!' });
    expect(refused).toMatchObject({ is: 'login-wanted', tried: true, says: 'unknown user!' });
    expect(right).toMatchObject({ is: 'answer', members: [] });
    // A password goes into the body of the login, never into a path.
    expect(nacos.asked.join()).not.toContain('wrong');
    expect(nacos.asked.filter((one) => one.startsWith('POST'))).toHaveLength(2);
  },
);

test('a login is not sent where nobody asks for one', async () => {
  const nacos = await aNacos({});

  await READER.members(nacos.server, LOGIN, NEVER);

  expect(nacos.asked.filter((one) => one.startsWith('POST'))).toEqual([]);
});

test('a server that starts says so, and one at another path is a stranger', async () => {
  const nacos = await aNacos({ starting: true });
  const { server } = nacos;

  const starting = await READER.readiness(server, NEVER);
  nacos.starting = false;
  const elsewhere = await READER.readiness({ ...server, path: '' }, NEVER);

  expect(starting).toMatchObject({ is: 'refusal', status: 503 });
  expect(elsewhere).toMatchObject({ is: 'stranger', status: 404 });
});
