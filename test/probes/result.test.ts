import { expect, test } from 'vitest';
import { WizardError } from '../../src/model/error.ts';
import { nodesReady } from '../../src/probes/kubernetes/nodes-ready.ts';
import { failingReaders, NEVER } from '../support/probes/readers.ts';

test('what may not be read is unknown, with what is lacking', async () => {
  const forbidden = new WizardError('forbidden', 'api-forbidden', { verb: 'list' });

  const seen = await nodesReady.look({ count: 1 }, failingReaders(forbidden), NEVER);

  expect(seen).toMatchObject({
    verdict: 'unknown',
    cause: { code: 'api-forbidden', params: { verb: 'list' } },
  });
});

test.each([
  ['a cluster that cannot be reached', new WizardError('cluster-unreachable', 'api-refused')],
  ['a bug', new TypeError('x is undefined')],
])('%s goes up to the run', async (_, error) => {
  const looking = nodesReady.look({ count: 1 }, failingReaders(error), NEVER);

  await expect(looking).rejects.toBe(error);
});
