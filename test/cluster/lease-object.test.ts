import { expect, test } from 'vitest';
import { claimed, isOurs, leaseSeen, released } from '../../src/cluster/lease-object.ts';
import { aHolder } from '../support/fake-lease.ts';

const NOW = Date.parse('2026-01-31T02:00:00Z');
const aLease = (spec: unknown, metadata: object = {}) =>
  leaseSeen({
    apiVersion: 'coordination.k8s.io/v1',
    kind: 'Lease',
    metadata: { name: 'dr-wizard', ...metadata },
    spec,
  });

test.each([
  ['nothing', undefined],
  ['a list', []],
  ['no holder', { leaseDurationSeconds: 1 }],
  ['an empty holder', { holderIdentity: '' }],
  ['a holder that is no text', { holderIdentity: 7 }],
])('a Lease with %s is nobody’s', (_, spec) => {
  expect(aLease(spec).holder).toBeNull();
});

test.each([
  [7, 7000],
  [undefined, 15_000],
  [0, 15_000],
  [-1, 15_000],
  ['soon', 15_000],
])('a duration of %s stands for %s ms', (leaseDurationSeconds, durationMs) => {
  expect(aLease({ holderIdentity: 'a', leaseDurationSeconds }).durationMs).toBe(durationMs);
});

test('a Lease of another program is told of by what it says', () => {
  const { holder } = aLease({ holderIdentity: 'operator-7', renewTime: 'yesterday' });

  expect(holder).toEqual({
    identity: 'operator-7',
    run: '',
    operator: '',
    host: '',
    mode: '',
    since: '',
    renewed: '',
  });
});

test('a change of hands counts, a renewal does not, and what others put there stays', () => {
  const claim = { holder: aHolder(), durationMs: 40_000, now: NOW };
  const first = aLease(
    { holderIdentity: '', leaseTransitions: 2, strategy: 'OldestEmulationVersion' },
    { labels: { team: 'platform' }, annotations: { note: 'kept' } },
  );
  const taken = leaseSeen(claimed(claim, first));
  const renewed = leaseSeen(claimed({ ...claim, now: NOW + 1000 }, taken));
  const free = leaseSeen(released(renewed));

  expect(taken.object['spec']).toMatchObject({ leaseTransitions: 3 });
  expect(renewed.object['spec']).toMatchObject({
    leaseTransitions: 3,
    acquireTime: '2026-01-31T02:00:00.000000Z',
    renewTime: '2026-01-31T02:00:01.000000Z',
    strategy: 'OldestEmulationVersion',
  });
  expect(free.holder).toBeNull();
  expect(free.object.metadata).toMatchObject({
    labels: { team: 'platform' },
    annotations: { note: 'kept' },
  });
  expect(Object.keys(free.object.metadata.annotations ?? {})).toEqual(['note']);
  expect(isOurs(free)).toBe(false);
  expect(isOurs(leaseSeen(claimed(claim, null)))).toBe(true);
});
