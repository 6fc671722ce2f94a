import { expect, test } from 'vitest';
import { AGREED, look, type With } from './played-world.ts';

test.each<readonly [string, Partial<With>, string]>([
  ['nothing', { brokers: null }, 'rocketmq-nothing-expected'],
  ['nothing, in a list', { brokers: null, expected: [] }, 'rocketmq-nothing-expected'],
  ['no broker at all', { brokers: 0 }, 'rocketmq-expected-malformed'],
  [
    'what is no broker',
    { brokers: null, expected: [{ slaves: 1 }] },
    'rocketmq-expected-malformed',
  ],
  ['no port', { port: 0 }, 'port-invalid'],
  ['no name server', { nameServers: [] }, 'rocketmq-no-name-server'],
  [
    'labels that nobody has',
    { nameServers: null, nameServerSelector: 'app=x' },
    'rocketmq-no-name-server',
  ],
  ['what are no labels', { nameServers: null, nameServerSelector: 'a b c' }, 'selector-malformed'],
  [
    'a name server at no address',
    { nameServers: null, nameServerAddresses: ['x'] },
    'rocketmq-address-malformed',
  ],
])('who expects %s gets no pass', async (_, more, code) => {
  const { verdict, cause } = await look(AGREED, more);

  expect([verdict, cause?.code]).toEqual(['unknown', code]);
});
