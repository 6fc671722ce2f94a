import { describe, expect, test } from 'vitest';
import { aPointsToWorld, giveAll, looked, NEW } from '../../support/probes/points-to-world.ts';

describe('input that can not be understood is unknown, and says why', () => {
  test.each<[string, object, string]>([
    ['no name at all', { records: [] }, 'nothing-expected'],
    ['a row without a name', { records: [{ value: NEW }] }, 'host-name-empty'],
    ['a name that is none', { records: [{ name: 'a..b', value: NEW }] }, 'host-name-gap'],
    ['no value', { records: [{ name: 'a.example.com' }] }, 'dns-value-missing'],
    [
      'an empty list of values',
      { records: [{ name: 'a.example.com', values: [] }] },
      'dns-value-missing',
    ],
    [
      'a value that is neither',
      { records: [{ name: 'a.example.com', value: '1.2.3' }] },
      'dns-value-invalid',
    ],
    [
      'a placeholder',
      { records: [{ name: 'a.example.com', value: '‹ingress.external›' }] },
      'dns-value-invalid',
    ],
    [
      'a name that is to lead to itself',
      { records: [{ name: 'a.example.com', value: 'A.example.com.' }] },
      'dns-value-itself',
    ],
    [
      'an address for a CNAME',
      { records: [{ name: 'a.example.com', value: NEW, type: 'CNAME' }] },
      'dns-value-type',
    ],
    [
      'an unknown view',
      { records: [{ name: 'a.example.com', value: NEW, view: 'inside' }] },
      'dns-record-malformed',
    ],
    [
      'something in between that is not named',
      { records: [{ name: 'a.example.com', expect: 'via' }] },
      'dns-target-missing',
    ],
    [
      'a resolver that is a name',
      { records: [{ name: 'n0.example.com', value: NEW }], resolvers: ['dns.google'] },
      'dns-resolver-invalid',
    ],
    [
      'a resolver that is required by a word, which would only inform',
      {
        records: [{ name: 'n0.example.com', value: NEW }],
        resolvers: [{ address: '8.8.8.8', required: 'yes' }],
      },
      'dns-resolver-invalid',
    ],
    [
      'a resolver that is required by a misspelt key',
      {
        records: [{ name: 'n0.example.com', value: NEW }],
        resolvers: [{ address: '8.8.8.8', require: true }],
      },
      'dns-resolver-invalid',
    ],
    [
      'a resolver of an unknown view',
      {
        records: [{ name: 'n0.example.com', value: NEW }],
        resolvers: [{ address: '8.8.8.8', required: true, view: 'pubilc' }],
      },
      'dns-resolver-invalid',
    ],
  ])('%s', async (_, input, code) => {
    const world = aPointsToWorld();
    giveAll(world.dns, 'n0.example.com', NEW);

    const { said } = await looked(world, input);

    expect([said.verdict, said.cause?.code]).toEqual(['unknown', code]);
  });
});
