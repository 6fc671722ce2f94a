import { expect, test } from 'vitest';
import { version } from '../../../src/probes/command/version.ts';
import { NEVER, readersOf } from '../../support/probes/readers.ts';

test.each([
  ['v3.15.2', '3.0', 'pass', null],
  ['v3.15.2', undefined, 'pass', null],
  ['v3.15.2', '3.16', 'fail', 'program-too-old'],
  ['', '3.16', 'unknown', 'version-unreadable'],
  [undefined, '3.16', 'fail', 'program-missing'],
])('helm %s where %s is asked for', async (found, atLeast, verdict, code) => {
  const inspect = {
    version: async () => (found === undefined ? undefined : { version: found, raw: found }),
  };

  const input = { program: 'helm', ...(atLeast === undefined ? {} : { atLeast }) } as const;
  const seen = await version.look(input, readersOf([], { inspect }), NEVER);

  expect([seen.verdict, seen.cause?.code ?? null]).toEqual([verdict, code]);
  expect(seen.finds).toEqual(
    verdict === 'pass' || verdict === 'fail' ? (found ? { version: found } : {}) : {},
  );
});
