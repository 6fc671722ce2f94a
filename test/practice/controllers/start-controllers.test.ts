import { expect, test, vi } from 'vitest';
import { aRange, aWorkload } from '../../support/practice/a-range.ts';

const PATIENT = { timeout: 20_000, interval: 20 };

test('a Deployment becomes ready by its ReplicaSet and pods', async () => {
  const range = aRange();

  range.add('Deployment', aWorkload('web', { replicas: 3 }));

  await vi.waitFor(() => expect(range.said('Deployment', 'web')).toBe('pass'), PATIENT);
  expect(range.list('Pod')).toHaveLength(3);
  expect(range.get('Deployment', 'web')).toMatchObject({
    metadata: { annotations: { 'deployment.kubernetes.io/revision': '1' } },
    status: { readyReplicas: 3, availableReplicas: 3, observedGeneration: 1 },
  });
});

test('sixty workloads become ready together', async () => {
  const range = aRange({ pace: 1 });
  const names = Array.from({ length: 60 }, (_, index) => `w${index}`);

  for (const name of names) range.add('Deployment', aWorkload(name, { replicas: 2 }));
  const ready = () =>
    range.list('Deployment').filter((one) => JSON.stringify(one).includes('"availableReplicas":2'));

  await vi.waitFor(() => expect(ready()).toHaveLength(60), PATIENT);
});
