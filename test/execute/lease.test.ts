import { expect, test } from 'vitest';
import { startRun } from '../../src/execute/run.ts';
import { WizardError } from '../../src/model/error.ts';
import type { Fact } from '../../src/model/event.ts';
import type { LeaseChoice } from '../../src/model/lease.ts';
import { aBook, aStep } from '../support/a-runbook.ts';
import { OPERATOR, RUN_STARTED } from '../support/events.ts';
import { aHolder, aLease } from '../support/fake-lease.ts';
import { fakePorts } from '../support/fake-ports.ts';
import { handClock, settled } from '../support/hand-clock.ts';

const OWN = `here_${'a'.repeat(12)}`;
const PIN = aStep('pin', { kind: 'pin' });
const PINNED: readonly Fact[] = [
  RUN_STARTED,
  {
    type: 'target-pinned',
    target: { uid: 'uid-1', server: 'https://127.0.0.1:6443', context: 'new', caSha256: 'ca' },
    kubeconfig: '/run/kubeconfig',
    step: 'pin',
    until: 10_000_000,
  },
];

/** A run that waits for a person all the time, on a Lease in memory. */
async function aRun(lease: ReturnType<typeof aLease>, facts: readonly Fact[] = PINNED) {
  const clock = handClock();
  const ports = { ...fakePorts({ clock, facts }), lease: lease.port };
  const handle = await startRun(aBook([PIN, aStep('hands', { kind: 'manual', needs: [] })]), ports);
  await settled();
  const changes = () =>
    ports.journal.events.flatMap((event) => (event.type === 'lease-changed' ? [event.lease] : []));
  const choose = (choice: LeaseChoice, holder = aHolder().identity) =>
    handle.decide({ do: 'lease', step: null, value: { choose: choice, holder } }, OPERATOR);
  const isAsked = () => handle.needs().some((need) => need.is === 'lease');
  return { handle, ports, clock, changes, choose, isAsked };
}

test('a pinned run takes the Lease, renews it without a word, and gives it up when it is left', async () => {
  const lease = aLease();
  const { handle, clock, changes } = await aRun(lease);
  expect(changes()).toEqual([{ is: 'held', how: 'free', from: null }]);
  expect(lease.seen()?.holder).toMatchObject({
    run: 'a'.repeat(12),
    host: 'here',
    mode: 'incident',
  });

  await clock.pass(35_000);
  expect(lease.writes).toEqual(['create', 'update', 'update', 'update']);
  await handle.stop('interrupted');

  expect(lease.writes.at(-1)).toBe('give up');
  expect(lease.seen()?.holder).toBeNull();
  expect(changes()).toHaveLength(1);
});

test('before a cluster is pinned nothing is written', async () => {
  const lease = aLease();
  const { handle, clock } = await aRun(lease, [RUN_STARTED]);
  await clock.pass(60_000);
  await handle.stop('interrupted');

  expect(lease.writes).toEqual([]);
});

test('another run is told of once and left alone, however long it lives and whatever its clock says', async () => {
  const lease = aLease();
  lease.write();
  const { handle, clock, changes, isAsked } = await aRun(lease);
  for (let turn = 0; turn < 12; turn += 1) {
    lease.write({ now: 5 + turn });
    await clock.pass(10_000);
  }

  expect(changes()).toEqual([
    { is: 'other', holder: expect.objectContaining({ operator: 'eve' }) },
  ]);
  expect(isAsked()).toBe(true);
  expect(lease.writes).toEqual([]);
  await handle.stop('interrupted');
  expect(lease.seen()?.holder?.operator).toBe('eve');
});

test('a Lease that is no longer renewed is taken over, and it is said from whom', async () => {
  const lease = aLease();
  lease.write({ now: Date.parse('2999-01-01T00:00:00Z') });
  const { handle, clock, changes, isAsked } = await aRun(lease);
  await clock.pass(39_000);
  expect(changes()).toMatchObject([{ is: 'other' }]);

  await clock.pass(2000);
  expect(changes().at(-1)).toMatchObject({ is: 'held', how: 'expired', from: { operator: 'eve' } });
  expect(isAsked()).toBe(false);
  expect(lease.seen()?.object['spec']).toMatchObject({ leaseTransitions: 1 });
  await handle.stop('interrupted');
});

test('it is taken from somebody who lives only by a decision that names them', async () => {
  const lease = aLease();
  lease.write();
  const { handle, changes, choose } = await aRun(lease);
  expect(await choose('take-over', 'somebody-else')).toMatchObject({ ok: false });

  expect(await choose('take-over')).toEqual({ ok: true });
  await settled();

  expect(changes().at(-1)).toMatchObject({ is: 'held', how: 'taken-over' });
  expect(lease.seen()?.holder?.identity).toBe(OWN);
  await handle.stop('interrupted');
});

test('who goes on beside somebody is not asked again, and takes the Lease once it is free', async () => {
  const lease = aLease();
  lease.write();
  const { handle, clock, changes, choose, isAsked } = await aRun(lease);
  expect(await choose('without')).toEqual({ ok: true });
  lease.write();
  await clock.pass(10_000);
  expect([isAsked(), lease.writes]).toEqual([false, []]);

  lease.remove();
  await clock.pass(10_000);
  expect(changes().at(-1)).toEqual({ is: 'held', how: 'free', from: null });
  await handle.stop('interrupted');
});

test('a Lease that somebody took is not taken back: it is asked what is to be done', async () => {
  const lease = aLease();
  const { handle, clock, changes, choose, isAsked } = await aRun(lease);
  lease.write();
  await clock.pass(10_000);
  expect(changes().at(-1)).toMatchObject({ is: 'other', lost: true });
  expect(isAsked()).toBe(true);

  await choose('take-over');
  await settled();
  lease.write();
  await clock.pass(10_000);

  expect(changes().map((one) => one.is)).toEqual(['held', 'other', 'held', 'other']);
  expect(isAsked()).toBe(true);
  await handle.stop('interrupted');
});

test('one that was deleted is made again, and said', async () => {
  const lease = aLease();
  const { handle, clock, changes } = await aRun(lease);
  lease.remove();
  await clock.pass(10_000);

  expect(changes().at(-1)).toEqual({ is: 'held', how: 'gone', from: null });
  await handle.stop('interrupted');
});

test('whoever is faster has it', async () => {
  const lease = aLease();
  lease.world.before = () => lease.write();
  const { handle, changes } = await aRun(lease);

  expect(changes()).toMatchObject([{ is: 'other', holder: { operator: 'eve' } }]);
  expect(lease.writes).toEqual([]);
  await handle.stop('interrupted');
});

test('the same run finds its own again after it was killed, and says nothing', async () => {
  const lease = aLease();
  lease.write({ holder: aHolder({ identity: OWN, run: 'a'.repeat(12), host: 'here' }) });
  const held: Fact = { type: 'lease-changed', lease: { is: 'held', how: 'free', from: null } };
  const tool = { version: '0', build: 'test', node: '24' };
  const facts: readonly Fact[] = [...PINNED, held, { type: 'run-resumed', tool, torn: false }];
  const { handle, changes, isAsked } = await aRun(lease, facts);

  expect(changes()).toHaveLength(1);
  expect(isAsked()).toBe(false);
  expect(lease.writes).toEqual(['update']);
  await handle.stop('interrupted');
});

test('without the right to it the run goes on, and says once which commands grant it', async () => {
  const lease = aLease();
  lease.world.trouble = new WizardError('forbidden', 'api-forbidden', {
    verb: 'get',
    resource: 'leases.coordination.k8s.io',
    namespace: 'kube-system',
  });
  const { handle, clock, changes } = await aRun(lease);
  await clock.pass(200_000);
  expect(changes()).toMatchObject([{ is: 'missed', cause: { code: 'lease-forbidden' } }]);

  lease.world.trouble = null;
  await clock.pass(60_000);
  expect(changes().at(-1)).toMatchObject({ is: 'held', how: 'free' });
  await handle.stop('interrupted');
});

test('a cluster that is away for a moment is no news; one that stays away is, once', async () => {
  const lease = aLease();
  const { handle, clock, changes } = await aRun(lease);
  const away = new WizardError('cluster-unreachable', 'api-refused', { server: 's' });
  lease.world.trouble = away;
  await clock.pass(30_000);
  lease.world.trouble = null;
  await clock.pass(10_000);
  expect(changes()).toHaveLength(1);

  lease.world.trouble = away;
  await clock.pass(120_000);
  expect(changes().slice(1)).toMatchObject([{ is: 'missed', cause: { code: 'api-refused' } }]);
  lease.world.trouble = null;
  await clock.pass(10_000);
  expect(changes().at(-1)).toEqual({ is: 'held', how: 'own', from: null });
  await handle.stop('interrupted');
});
