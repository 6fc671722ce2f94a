import { expect, test } from 'vitest';
import { valueVariables } from '../../src/core/value-variables.ts';
import type { ValueRecord } from '../../src/model/state.ts';

function values(all: { readonly [name: string]: ValueRecord['value'] }) {
  return Object.fromEntries(
    Object.entries(all).map(([name, value]) => [
      name,
      { name, value, revision: 1, source: 'told', step: null, at: 0 },
    ]),
  );
}

test('values become variables of a shell, what is no text as JSON', () => {
  const told = values({ 'master.eip': '203.0.113.9', 'a-b.list': ['x', 1] });

  expect(valueVariables({ values: told })).toEqual({
    DR_WIZARD_VALUE_MASTER_EIP: '203.0.113.9',
    DR_WIZARD_VALUE_A_B_LIST: '["x",1]',
  });
});

test('what no program could be started with stays out', () => {
  const told = values({ long: 'x'.repeat(40_000), odd: 'a\0b', fine: 'yes' });

  expect(valueVariables({ values: told })).toEqual({ DR_WIZARD_VALUE_FINE: 'yes' });
});
