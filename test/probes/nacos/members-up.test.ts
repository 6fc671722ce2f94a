import { expect, test } from 'vitest';
import { membersUp } from '../../../src/probes/nacos/members-up.ts';
import type { Nacos } from '../../../src/practice/apps/nacos.ts';
import { NEVER } from '../../support/probes/readers.ts';
import { aNacosWorld, ASKED } from './nacos-world.ts';

const LOGIN = { username: 'nacos', password: 'secret' };

async function look(
  count: number,
  change: (servers: readonly Nacos[], port: number) => void,
  more: object = {},
  version = '2.5.1',
) {
  const { servers, port, readers } = await aNacosWorld(count, { version });
  change(servers, port);
  const { verdict, cause, others, finds } = await membersUp.look(
    { ...ASKED, port, ...more },
    readers(),
    NEVER,
  );
  const causes = cause === null ? [] : [cause, ...others];
  return { told: [verdict, ...causes.map(({ code }) => code).toSorted()], cause, finds };
}

/** What the second server says of the third pod. */
const saysOfThird = (state: string) => (servers: readonly Nacos[], port: number) => {
  for (const server of servers.slice(1, 2))
    server.members = server.members.map((member) =>
      member.address === `127.0.3.3:${port}` ? { ...member, state } : member,
    );
};

test.each(['1.4.8', '2.5.1', '3.0.3'])(
  'three servers of Nacos %s that know each other pass',
  async (version) => {
    const { told, finds } = await look(3, () => undefined, {}, version);

    expect(told).toEqual(['pass']);
    expect(finds['members']).toHaveLength(9);
  },
);

test.each<readonly [string, string]>([
  ['STARTING', 'nacos-member-starting'],
  ['SUSPICIOUS', 'nacos-member-down'],
  ['DOWN', 'nacos-member-down'],
  ['ISOLATION', 'nacos-member-isolated'],
  ['ANYTHING', 'nacos-member-isolated'],
])('a member that one server sees as %s is named', async (state, code) => {
  const { told, cause } = await look(3, saysOfThird(state));

  expect(told).toEqual(['wait', code]);
  expect(cause?.params['server']).toBe('nacos-1');
  expect(cause?.params['members']).toMatch(new RegExp(String.raw`^127\.0\.3\.3:\d+ ${state}$`));
});

test('a pod that one server does not know is missed, and an address of the past is a stranger', async () => {
  const { told, cause } = await look(2, (servers, port) => {
    for (const server of servers.slice(0, 1))
      server.members = [
        { address: `127.0.3.1:${port}`, state: 'UP' },
        { address: `10.0.0.9:${port}`, state: 'UP' },
      ];
  });

  expect(told).toEqual(['wait', 'nacos-member-missing', 'nacos-member-stranger']);
  expect([cause?.params['server'], cause?.object?.name]).toEqual(['nacos-0', 'nacos-0']);
});

test('members are known by the names of their pods too', async () => {
  const { told } = await look(2, (servers) => {
    for (const server of servers)
      server.members = [0, 1].map((index) => ({
        address: `nacos-${index}.nacos.infra.svc.cluster.local:8848`,
        state: 'UP',
      }));
  });

  expect(told).toEqual(['pass']);
});

test('pods that were started each for itself will never be a cluster', async () => {
  const { told } = await look(2, (servers) => {
    for (const server of servers) server.mode = 'standalone';
  });

  expect(told).toEqual(['fail', 'nacos-standalone', 'nacos-standalone']);
});

test('one that is alone and meant to be passes', async () => {
  const { told } = await look(1, (servers) => {
    for (const server of servers) server.mode = 'standalone';
  });

  expect(told).toEqual(['pass']);
});

test('a list of nobody proves nothing', async () => {
  const { told } = await look(1, (servers) => {
    for (const server of servers) server.members = [];
  });

  expect(told).toEqual(['wait', 'nacos-member-missing']);
});

test('who has to log in and does not, or as nobody, cannot tell', async () => {
  const locked = (servers: readonly Nacos[]) => {
    for (const server of servers) server.user = LOGIN;
  };

  const [none, wrong, right] = [
    await look(1, locked, {}, '3.0.3'),
    await look(1, locked, { ...LOGIN, password: 'x' }, '3.0.3'),
    await look(1, locked, LOGIN, '3.0.3'),
  ];

  expect([none.told, wrong.told, right.told]).toEqual([
    ['unknown', 'nacos-login-wanted'],
    ['unknown', 'nacos-login-refused'],
    ['pass'],
  ]);
});
