import os from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, inject, vi } from 'vitest';
import {
  clusterTest as test,
  startControlPlane,
  type OwnControlPlane,
} from '../support/control-plane/index.ts';
import { PROGRAM, runProgram } from '../support/program.ts';
import { KEYS, PtyProgram } from '../support/terminal/pty.ts';
import { aPlace, holderOf, type Place } from './two-runs-world.ts';

/** The usual one leaves Leases out. */
const EVERY_WRITE = path.resolve(import.meta.dirname, '../support/control-plane/every-write.yaml');

// Of its own: there is one such Lease in a cluster, and every run of another test holds it.
let own: OwnControlPlane | undefined;
beforeAll(async () => {
  if (inject('controlPlane') !== undefined)
    own = await startControlPlane({ nodes: 0, auditPolicy: EVERY_WRITE });
}, 120_000);
afterAll(() => own?.stop());

const WAIT = { timeout: 40_000, interval: 100 };
const USER = os.userInfo().username;

function cluster(): OwnControlPlane {
  if (own === undefined) throw new Error('no control plane');
  return own;
}

/** A run that has the Lease and goes on. */
async function aHolder() {
  const place = await aPlace(cluster());
  const program = place.start(place.incident);
  const held = await vi.waitFor(async () => {
    const holder = await holderOf(cluster());
    expect(holder).toBe(await place.run());
    return holder;
  }, WAIT);
  return { place, program, run: String(held) };
}

const isTold = (place: Place, is: string) =>
  vi.waitFor(async () => expect((await place.changes()).at(-1)?.is).toBe(is), WAIT);

test('a second run is told who is there, goes on beside them, and leaves their Lease alone', async () => {
  const first = await aHolder();
  const second = await aPlace(cluster(), { lease: 'without' });
  const program = second.start(second.incident);
  await isTold(second, 'other');
  await second.letEnd();

  expect(await program.ended).toBe(0);
  expect(program.said()).toMatch(
    new RegExp(`Run ${first.run} of ${USER} on \\S+ \\(incident\\) says that it is at work`),
  );
  expect(program.said()).toContain(`goes on beside ${os.hostname()}_${first.run}`);
  expect(program.said()).toMatch(/Owed: 1\.1 Pin the cluster: Run [0-9a-f]{12} .*was at work/);
  expect((await second.report()).lease).toMatchObject([
    { is: 'other', holder: { run: first.run, operator: USER }, decided: 'without' },
  ]);
  expect(await holderOf(cluster())).toBe(first.run);

  await first.place.letEnd();
  expect(await first.program.ended).toBe(0);
  expect(await holderOf(cluster())).toBeUndefined();
  expect(await first.place.changes()).toEqual([{ is: 'held', how: 'free', from: null }]);
});

test('whom the Lease was taken from is told at once, and takes it again only once it is free', async () => {
  const first = await aHolder();
  const second = await aPlace(cluster(), { lease: 'take-over' });
  const program = second.start(second.incident);
  await isTold(second, 'held');
  await isTold(first.place, 'other');
  expect(first.program.said()).toContain('Somebody took the Lease');
  expect(await holderOf(cluster())).toBe(await second.run());

  await second.letEnd();
  expect(await program.ended).toBe(0);
  await isTold(first.place, 'held');
  await first.place.letEnd();

  expect(await first.program.ended).toBe(0);
  expect((await first.place.changes()).map((one) => one.is)).toEqual(['held', 'other', 'held']);
  expect((await second.changes()).map((one) => one.is)).toEqual(['other', 'held']);
  expect(await holderOf(cluster())).toBeUndefined();
});

test('a run that was killed takes its own Lease up again without a question', async () => {
  const { place, program, run } = await aHolder();
  program.kill('SIGKILL');
  await program.ended;
  expect(await holderOf(cluster())).toBe(run);

  const again = place.start(['resume', 'last', '--answers', 'answers.yaml']);
  await vi.waitFor(() => expect(again.said()).toContain('goes on'), WAIT);
  await place.letEnd();

  expect(await again.ended).toBe(0);
  expect(await place.changes()).toHaveLength(1);
  expect(await holderOf(cluster())).toBeUndefined();
});

test('a drill leaves no Lease behind, nothing but the Lease is written, and who verifies writes nothing', async () => {
  await cluster().kubectl(['label', 'namespace', 'kube-system', 'dr-wizard/practice=true']);
  const kubeconfig = await cluster().kubeconfigFor({ user: 'amy', groups: ['system:masters'] });
  const place = await aPlace(cluster(), { kubeconfig });
  await place.letEnd();
  const { cwd, env } = place;

  const sheet = await runProgram(place.verify, { cwd, env });
  expect(sheet.exitCode, sheet.stderr).toBe(0);
  const drill = place.start(place.drill);
  expect(await drill.ended, drill.said()).toBe(0);

  expect(await holderOf(cluster())).toBeUndefined();
  await vi.waitFor(async () => {
    const writes = await cluster().writes({ user: 'amy' });
    const written = writes
      .map(({ verb, resource, namespace }) => [verb, resource, namespace])
      // A slow machine gives it time to be renewed.
      .filter(([verb, resource]) => verb !== 'update' || resource !== 'leases');
    expect(written).toEqual([
      ['create', 'leases', 'kube-system'],
      ['delete', 'leases', 'kube-system'],
    ]);
  }, WAIT);
});

test('without the right to the Lease the run goes on to its end, and says which commands grant it', async () => {
  const kubectl = (...argv: readonly string[]) => cluster().kubectl(argv);
  await kubectl('create', 'clusterrole', 'looker', '--verb=get', '--resource=namespaces');
  await kubectl('create', 'clusterrolebinding', 'looker', '--clusterrole=looker', '--user=ann');
  const kubeconfig = await cluster().kubeconfigFor({ user: 'ann' });
  const place = await aPlace(cluster(), { kubeconfig });

  await place.letEnd();
  const program = place.start(place.incident);

  expect(await program.ended).toBe(0);
  expect(program.said()).toContain(
    'kubectl create role dr-wizard-leases-coordination-k8s-io --verb=get,create,update,delete --resource=leases.coordination.k8s.io --namespace=kube-system',
  );
  expect((await place.report()).debt).toMatchObject([
    { step: 'pin', cause: { code: 'lease-forbidden' } },
  ]);
});

test('on the screens it is said in the header, asked, and taken over by typing that run', async () => {
  const first = await aHolder();
  const second = await aPlace(cluster());
  const { cwd, env } = second;
  const program = new PtyProgram(process.execPath, [PROGRAM, ...second.incident], {
    columns: 100,
    rows: 40,
    cwd,
    env: { ...env, TERM: 'xterm-256color', LANG: 'C.UTF-8' },
  });
  await program.shows(`not alone: ${USER}@`);
  program.press('n');
  await program.shows(`${USER}@${os.hostname()} is at work here too`);
  // Past not now, and going on beside them.
  program.press(KEYS.down);
  program.press(KEYS.down);
  program.press(first.run);
  await program.shows(new RegExp(`› ${first.run}`));
  program.press(KEYS.enter);
  await program.shows(/❯ take the Lease over/);
  program.press(KEYS.enter);
  await isTold(second, 'held');

  expect(await holderOf(cluster())).toBe(await second.run());
  await second.letEnd();
  await program.shows('ALL PROVEN');
  program.press('q');
  expect((await program.exited).exitCode).toBe(0);
  expect(await second.changes()).toMatchObject([
    { is: 'other' },
    { is: 'held', how: 'taken-over' },
  ]);
  await first.place.letEnd();
  expect(await first.program.ended).toBe(0);
});
