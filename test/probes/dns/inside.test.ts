import { expect, test } from 'vitest';
import { WizardError } from '../../../src/model/error.ts';
import type { InsideAnswer } from '../../../src/model/ports.ts';
import { aPointsToWorld, giveAll, looked, NEW, OLD } from '../../support/probes/points-to-world.ts';

const NAME = 'db.internal.example.com';
const PRIVATE = { name: NAME, value: NEW, view: 'private' };
const POD = { namespace: 'prod', pod: 'web-1', program: 'getent ahosts' };

/** A cluster whose pods see this of each name; what was asked of them. */
function seenInside(lookup: (name: string) => Promise<InsideAnswer>) {
  const world = aPointsToWorld();
  const asked: string[] = [];
  const cluster = {
    ...world.ports.cluster,
    lookup: (name: string) => {
      asked.push(name);
      return lookup(name);
    },
  };
  return { world: { ...world, ports: { ...world.ports, cluster } }, asked };
}

const CASES: readonly (readonly [string, InsideAnswer, string, string])[] = [
  ['the new address is a pass', { is: 'answer', addresses: [NEW], ...POD }, 'pass', ''],
  ['another address waits', { is: 'answer', addresses: [OLD], ...POD }, 'wait', 'dns-resolver-old'],
  ['no such name waits', { is: 'not-found', ...POD }, 'wait', 'dns-resolver-none'],
  ['no pod that could ask', { is: 'nobody', code: 'no-pod' }, 'unknown', 'dns-inside-unasked'],
];

test.each(CASES)(
  'of a private name, as a pod sees it: %s',
  async (_name, answer, verdict, code) => {
    const { world, asked } = seenInside(async () => answer);

    const { said } = await looked(world, { records: [PRIVATE] });

    expect([said.verdict, said.cause?.code ?? '']).toEqual([verdict, code]);
    expect(asked).toEqual([NAME]);
    expect(said.door?.[0]?.cells.map(({ column }) => column)).toEqual([
      { is: 'resolver', server: 'pod' },
    ]);
  },
);

test('without a cluster nobody can tell, and the refusal is named', async () => {
  const { world } = seenInside(() => Promise.reject(new WizardError('usage', 'no-target')));

  const { said } = await looked(world, { records: [PRIVATE] });

  expect(said).toMatchObject({
    verdict: 'unknown',
    cause: { code: 'dns-inside-unasked', params: { code: 'no-target' } },
  });
});

test('no pod is asked where the site names a resolver that sees private names', async () => {
  const { world, asked } = seenInside(() => Promise.reject(new Error('asked')));
  giveAll(world.dns, NAME, NEW);

  const { said } = await looked(world, {
    records: [PRIVATE],
    resolvers: [{ address: '9.9.9.9', view: 'private' }],
  });

  expect(said.verdict).toBe('pass');
  expect(asked).toEqual([]);
});

test('a row without a value takes the target that it names, and one without either is told', async () => {
  const world = aPointsToWorld();
  giveAll(world.dns, 'a.example.com', NEW);
  giveAll(world.dns, 'b.example.com', OLD);
  const records = [
    { name: 'a.example.com', to: 'external' },
    { name: 'b.example.com', to: 'external', value: OLD },
  ];

  const { said } = await looked(world, { records, targets: { external: NEW } });
  const { said: without } = await looked(world, { records, targets: {} });

  expect(said.verdict).toBe('pass');
  expect(without).toMatchObject({ verdict: 'unknown', cause: { code: 'dns-value-missing' } });
});
