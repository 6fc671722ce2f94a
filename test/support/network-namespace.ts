import { test, type TestContext } from 'vitest';
import { CAN_ISOLATE, runIsolated } from './run-isolated.ts';

export { runIsolated };

/**
 * A fixture: `runIsolated` that ends with the test. The test is skipped where no network namespace can be made, but
 * never with CI=true.
 */
export function isolated({
  skip,
  signal,
}: Pick<TestContext, 'skip' | 'signal'>): typeof runIsolated {
  skip(process.env['CI'] !== 'true' && !CAN_ISOLATE, 'no network namespace');
  return (script, args, options) => runIsolated(script, args, { signal, ...options });
}

export const isolatedTest = test.extend('isolated', isolated);
