import { afterAll, beforeAll, beforeEach, expect, inject, onTestFinished } from 'vitest';
import { openCluster } from '../../src/cluster/connect.ts';
import type { LeaseClaim } from '../../src/model/lease.ts';
import { directDialer } from '../../src/net/dialer.ts';
import {
  clusterTest as test,
  startControlPlane,
  type OwnControlPlane,
} from '../support/control-plane/index.ts';
import { aHolder } from '../support/fake-lease.ts';
import { NEVER } from '../support/probes/readers.ts';

// Of its own: there is one such Lease in a cluster, and every run of another test holds it.
let own: OwnControlPlane | undefined;
beforeAll(async () => {
  if (inject('controlPlane') !== undefined) own = await startControlPlane({ nodes: 0 });
}, 120_000);
afterAll(() => own?.stop());

const PATH = '/apis/coordination.k8s.io/v1/namespaces/kube-system/leases/dr-wizard';
const NOW = Date.parse('2026-01-31T02:00:00Z');
const claim = (more: Partial<LeaseClaim> = {}): LeaseClaim => ({
  holder: aHolder(),
  durationMs: 40_000,
  now: NOW,
  ...more,
});
const OTHER = claim({ holder: aHolder({ identity: 'here_b', operator: 'bob' }), now: NOW + 5000 });

function cluster(): OwnControlPlane {
  if (own === undefined) throw new Error('no control plane');
  return own;
}

async function aPort(more: { readonly kubeconfig?: string; readonly uid?: string } = {}) {
  const { kubeconfig = cluster().kubeconfig } = more;
  const access = await openCluster({ kubeconfig, context: 'test', dialer: directDialer() });
  onTestFinished(() => access.close());
  return access.lease(more.uid ?? (await access.target(NEVER)).uid);
}

async function stored(): Promise<unknown> {
  const { status, body } = await cluster().request('GET', PATH);
  return status === 404 ? undefined : body;
}

beforeEach(async () => {
  await own?.request('DELETE', PATH);
});

test('it is made, renewed, taken over by another and deleted, as other programs read Leases', async () => {
  const port = await aPort();
  expect(await port.read(NEVER)).toBeNull();

  const made = await port.write(claim(), null, NEVER);
  const renewed = await port.write(claim({ now: NOW + 1000 }), made, NEVER);
  expect(await stored()).toMatchObject({
    metadata: {
      annotations: {
        'dr-wizard/run': '0123456789ab',
        'dr-wizard/operator': 'eve',
        'dr-wizard/host': 'there',
        'dr-wizard/mode': 'incident',
      },
    },
    spec: {
      holderIdentity: 'there_0123456789ab',
      leaseDurationSeconds: 40,
      acquireTime: '2026-01-31T02:00:00.000000Z',
      renewTime: '2026-01-31T02:00:01.000000Z',
      leaseTransitions: 0,
    },
  });

  const taken = await port.write(OTHER, renewed, NEVER);
  expect(taken?.holder).toMatchObject({ operator: 'bob', since: '2026-01-31T02:00:05Z' });
  expect(await stored()).toMatchObject({ spec: { leaseTransitions: 1 } });
  if (taken !== null) await port.giveUp(taken, NEVER);
  expect(await stored()).toBeUndefined();
});

test('whoever was faster has it: it is written only as it was seen', async () => {
  const port = await aPort();
  const made = await port.write(claim(), null, NEVER);

  expect(await port.write(OTHER, null, NEVER)).toBeNull();
  const taken = await port.write(OTHER, made, NEVER);
  expect(await port.write(claim(), made, NEVER)).toBeNull();
  if (made !== null) await port.giveUp(made, NEVER);

  expect((await port.read(NEVER))?.holder).toEqual(taken?.holder);
});

test('one that was deleted meanwhile is not made again by a renewal', async () => {
  const port = await aPort();
  const made = await port.write(claim(), null, NEVER);
  await cluster().request('DELETE', PATH);

  expect(await port.write(claim(), made, NEVER)).toBeNull();
  expect(await stored()).toBeUndefined();
});

test('one that an administrator made stays, as nobody’s, with all that they put there', async () => {
  await cluster().request('POST', PATH.replace(/\/dr-wizard$/, ''), {
    apiVersion: 'coordination.k8s.io/v1',
    kind: 'Lease',
    metadata: { name: 'dr-wizard', labels: { team: 'platform' } },
  });
  const port = await aPort();
  const taken = await port.write(claim(), await port.read(NEVER), NEVER);
  if (taken !== null) await port.giveUp(taken, NEVER);

  expect((await port.read(NEVER))?.holder).toBeNull();
  const left = await stored();
  expect(left).toMatchObject({ metadata: { labels: { team: 'platform' } } });
  expect(JSON.stringify(left)).not.toContain('dr-wizard/run');
});

test('where it may not be deleted it is nobody’s from then on', async () => {
  const groups = ['lease-writers'];
  const kubectl = (...argv: readonly string[]) => cluster().kubectl(argv);
  await kubectl(
    'create',
    'role',
    'writer',
    '--namespace=kube-system',
    '--verb=get,create,update',
    '--resource=leases',
  );
  await kubectl(
    'create',
    'rolebinding',
    'writer',
    '--namespace=kube-system',
    '--role=writer',
    '--group=lease-writers',
  );
  await kubectl('create', 'clusterrole', 'reader', '--verb=get', '--resource=namespaces');
  await kubectl(
    'create',
    'clusterrolebinding',
    'reader',
    '--clusterrole=reader',
    '--group=lease-writers',
  );
  const port = await aPort({ kubeconfig: await cluster().kubeconfigFor({ user: 'ann', groups }) });
  const made = await port.write(claim(), null, NEVER);
  if (made !== null) await port.giveUp(made, NEVER);

  expect(await port.read(NEVER)).toMatchObject({ holder: null, durationMs: 1000 });
});

test('nothing is written to another cluster than the pinned one', async () => {
  const port = await aPort({ uid: 'another' });

  await expect(port.write(claim(), null, NEVER)).rejects.toMatchObject({ code: 'target-changed' });
  expect(await stored()).toBeUndefined();
});

test('what anybody put there is text, as long and as plain as a person can read it', async () => {
  const port = await aPort();
  const made = await port.write(
    claim({ holder: aHolder({ operator: `\u001b[2Jeve\u202e${'x'.repeat(500)}`, run: '' }) }),
    null,
    NEVER,
  );

  expect(made?.holder?.operator).toMatch(/^\?\[2Jeve\?x{50,60}$/);
  expect(made?.holder?.run).toBe('');
});
