import { expect, test } from 'vitest';
import { WizardError } from '../../../src/model/error.ts';
import { version } from '../../../src/probes/command/version.ts';
import { NEVER, readersOf } from '../../support/probes/readers.ts';

test.each([
  // Built for another machine, or its libraries are gone: that it lies there helps nobody.
  ['127', 'fail'],
  ['ENOEXEC', 'fail'],
  ['ETIMEDOUT', 'unknown'],
])('a program that ended with %s when it was asked is a %s', async (why, verdict) => {
  const inspect = {
    version: async () => {
      throw new WizardError('not-proven', 'program-failed', { program: 'helm', why });
    },
  };

  const seen = await version.look({ program: 'helm' }, readersOf([], { inspect }), NEVER);

  expect([seen.verdict, seen.cause?.code]).toEqual([verdict, 'program-failed']);
});

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
