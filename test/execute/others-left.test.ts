import { expect, test } from 'vitest';
import { debtOf } from '../../src/core/select.ts';
import { startRun } from '../../src/execute/run.ts';
import { WizardError } from '../../src/model/error.ts';
import type { ClusterReader, KubeObject } from '../../src/model/ports.ts';
import { aBook, aStep } from '../support/a-runbook.ts';
import { decided } from '../support/a-world.ts';
import { A_SUMMARY, fakePorts } from '../support/fake-ports.ts';

const made = (name: string, run: string, manager = 'dr-wizard'): KubeObject => ({
  apiVersion: 'v1',
  kind: 'ConfigMap',
  metadata: { name, labels: { 'dr-wizard/run': run }, managedFields: [{ manager }] },
});

async function pinnedIn(mode: 'drill' | 'incident', labelled: ClusterReader['labelled']) {
  const ports = fakePorts({ mode });
  const readers = () => {
    const all = ports.readers();
    return { ...all, cluster: { ...all.cluster, ...(labelled === undefined ? {} : { labelled }) } };
  };
  const access = { ...ports.access, summary: async () => ({ ...A_SUMMARY, practice: true }) };
  const book = aBook([aStep('pin', { kind: 'pin' })]);
  const handle = await startRun(book, { ...ports, access, readers });
  if (mode === 'incident')
    await decided(handle, [{ do: 'answer', step: null, value: { 'run.lostCluster': 'none' } }]);
  await decided(handle, [{ do: 'pin', step: 'pin', value: { context: 'new' } }]);
  await handle.stop('interrupted');
  return { state: handle.state(), book };
}

test('what other drills left is told at the pin, and owed: a step that finds it so already has rehearsed nothing', async () => {
  const objects = [made('a', 'one'), made('b', 'two'), made('c', 'two'), made('d', 'one', 'kube')];
  const { state, book } = await pinnedIn('drill', async () => ({ objects, unseen: [] }));

  expect(state.others).toEqual([
    { run: 'two', things: 2 },
    { run: 'one', things: 1 },
  ]);
  expect(debtOf(book, state)).toMatchObject([
    { step: 'pin', cause: { code: 'drill-others-left', params: { run: 'two', things: 2 } } },
    { step: 'pin', cause: { params: { run: 'one' } } },
  ]);
});

test('who may not list everything pins all the same, and an incident does not ask', async () => {
  const refuse = () => Promise.reject(new WizardError('forbidden', 'api-forbidden', {}));
  const drill = await pinnedIn('drill', refuse);
  const incident = await pinnedIn('incident', async () => ({
    objects: [made('a', 'one')],
    unseen: [],
  }));

  expect([drill.state.target?.uid, drill.state.others]).toEqual([A_SUMMARY.uid, undefined]);
  expect(incident.state.others).toBeUndefined();
});
