import { expect, test } from 'vitest';
import { systemResolvers } from '../../src/dns/system-resolvers.ts';

test('the resolvers of a machine are read in every form that they are written in', () => {
  const written = [
    '10.0.0.2',
    '10.0.0.3:5353',
    '2001:db8::1',
    '[2001:db8::2]:5353',
    'fe80::1%eth0',
    '10.0.0.2',
    'nonsense',
  ];

  const resolvers = systemResolvers(written);

  expect(resolvers.map(({ role, address, port }) => [role, address, port])).toEqual([
    ['system', '10.0.0.2', 53],
    ['system', '10.0.0.3', 5353],
    ['system', '2001:db8::1', 53],
    ['system', '2001:db8::2', 5353],
    ['system', 'fe80::1%eth0', 53],
  ]);
});
