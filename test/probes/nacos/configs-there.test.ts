import { expect, test } from 'vitest';
import { configsThere } from '../../../src/probes/nacos/configs-there.ts';
import { NEVER } from '../../support/probes/readers.ts';
import { aNacosWorld, ASKED } from './nacos-world.ts';

const CONFIGS = { '': 3, 'id-of-prod': 12, 'id-of-test': 0 };

async function look(expected: object, version = '2.5.1') {
  const { servers, port, readers } = await aNacosWorld(2, { version, configs: CONFIGS });
  const asked = { ...ASKED, port, expected: Object.fromEntries(Object.entries(expected)) };
  return { servers, look: () => configsThere.look(asked, readers(), NEVER) };
}

test.each(['1.4.8', '2.5.1', '3.0.3'])(
  'as many as were exported pass in Nacos %s, by id or by name',
  async (version) => {
    const expected = { public: 3, 'name of id-of-prod': 12, 'id-of-test': 0 };

    const { verdict, finds } = await (await look(expected, version)).look();

    expect([verdict, finds['counts']]).toEqual(['pass', expected]);
  },
);

test.each<readonly [string, object, readonly [string, string]]>([
  ['one configuration less', { 'id-of-prod': 13 }, ['wait', 'nacos-configs-missing']],
  ['no such namespace', { 'id-of-prod': 12, other: 1 }, ['wait', 'nacos-namespace-missing']],
  ['nothing expected', {}, ['unknown', 'nacos-nothing-expected']],
  ['nothing exported', { 'id-of-test': 0 }, ['unknown', 'nacos-nothing-expected']],
  ['what is no number', { 'id-of-prod': '12' }, ['unknown', 'nacos-expected-malformed']],
  ['less than nothing', { 'id-of-prod': -1 }, ['unknown', 'nacos-expected-malformed']],
])('%s is no pass', async (_, expected, told) => {
  const { verdict, cause } = await (await look(expected)).look();

  expect([verdict, cause?.code]).toEqual(told);
});

test('each server is counted: one that lacks some is named, and the fewest are found', async () => {
  const { servers, look: again } = await look({ 'id-of-prod': 12 });
  for (const server of servers.slice(1)) server.configs = { ...CONFIGS, 'id-of-prod': 7 };

  const { verdict, cause, finds } = await again();

  expect([verdict, cause?.params, finds['counts']]).toEqual([
    'wait',
    { server: 'nacos-1', said: 'id-of-prod 7/12' },
    { 'id-of-prod': 7 },
  ]);
});

test('more than were exported are only noted', async () => {
  const { verdict, notes } = await (await look({ 'id-of-prod': 10 })).look();

  expect([verdict, ...notes.map(({ code }) => code)]).toEqual([
    'pass',
    'nacos-configs-more',
    'nacos-configs-more',
  ]);
});
