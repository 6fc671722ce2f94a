import { expect, test } from 'vitest';
import { startRun } from '../../src/execute/run.ts';
import type { ActionDef } from '../../src/model/catalogue.ts';
import { WizardError } from '../../src/model/error.ts';
import { aBook, anAction, anExpr, aProbe, aStep, passing } from '../support/a-runbook.ts';
import { aClock, fakePorts } from '../support/fake-ports.ts';
import { RUN_STARTED } from '../support/events.ts';

const SECRET = {
  apiVersion: 'v1',
  kind: 'Secret',
  metadata: { name: 'tls', namespace: 'prod' },
  data: { 'tls.key': 'c2VjcmV0' },
  stringData: { note: 'secret' },
};
const SERVICE = { apiVersion: 'v1', kind: 'Service', metadata: { name: 'web' } };

async function aRun(objects: ActionDef['objects'], reads: readonly string[] = []) {
  const action = {
    ...anAction(() => Promise.reject(new Error('nothing is done here'))),
    ...(objects === undefined ? {} : { objects }),
  };
  const catalogue = {
    probes: { 'fake/ready': aProbe(async () => passing()) },
    actions: { 'fake/act': action },
  };
  const ports = fakePorts({ catalogue, facts: [RUN_STARTED], clock: aClock() });
  const use = { uses: 'fake/act', with: anExpr({ step: 'a' }, reads) };
  const steps = [
    aStep('pin', { kind: 'pin', proofs: [] }),
    aStep('a', { needs: ['pin'], action: use }),
  ];
  return startRun(aBook(steps, {}, catalogue), ports);
}

test('what a Secret holds is never shown, only the names of its keys', async () => {
  const handle = await aRun(async () => [SECRET, SERVICE]);

  const objects = await handle.objects('a');

  expect(objects).toEqual([
    { ...SECRET, data: { 'tls.key': '‹secret tls.key›' }, stringData: { note: '‹secret note›' } },
    SERVICE,
  ]);
  expect(JSON.stringify(objects)).not.toContain('c2VjcmV0');
});

test('an action that sends no objects, or whose values are not there yet, has none', async () => {
  const none = await aRun(undefined);
  const unknown = await aRun(async () => [SERVICE], ['values.never.told']);

  expect(await none.objects('a')).toEqual([]);
  expect(await none.objects('nowhere')).toEqual([]);
  expect(await unknown.objects('a')).toEqual([]);
});

test('why they can not be read is said', async () => {
  const handle = await aRun(async () => {
    throw new WizardError('faulty-file', 'file-missing', { path: 'manifests' });
  });

  await expect(handle.objects('a')).rejects.toMatchObject({ code: 'file-missing' });
});
