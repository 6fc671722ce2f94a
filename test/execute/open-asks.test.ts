import { expect, test, vi } from 'vitest';
import type { Catalogue } from '../../src/model/catalogue.ts';
import { aProbe, aProof, aStep, aText, passing } from '../support/a-runbook.ts';
import { aRun, decided, is, types } from '../support/a-world.ts';

const ASK = { id: 'master.eip', type: 'ip', title: aText('Address'), optional: false } as const;

/** The world is as it should be already, and a person still has to tell an address. */
function asking(finds: { [name: string]: string } = {}, optional = false) {
  const probe = aProbe(async () => passing({ address: '192.0.2.1' }));
  const catalogue: Catalogue = { probes: { 'fake/ready': probe }, actions: {} };
  const step = aStep('a', {
    kind: 'manual',
    manual: { checklist: [], ask: [{ ...ASK, optional }] },
    proofs: [aProof('fake/ready', finds)],
  });
  return aRun([step], { catalogue });
}

test('a step whose value nobody has told is not taken for done: what reads the value would wait for ever', async () => {
  const { handle, ports } = await asking();
  await vi.waitFor(() => expect(handle.needs()).toMatchObject([{ is: 'checklist', step: 'a' }]));
  expect(is(handle, 'a')).toBe('your-turn');

  await decided(handle, [{ do: 'answer', step: 'a', value: { 'master.eip': '192.0.2.9' } }]);

  expect(await handle.ended).toBe(0);
  expect(types(ports)).toContain('step-adopted');
});

test('where the proof itself finds the value, or it may be left out, it is adopted as before', async () => {
  const found = await asking({ address: 'master.eip' });
  expect(await found.handle.ended).toBe(0);
  expect(found.handle.state().values['master.eip']?.value).toBe('192.0.2.1');

  const optional = await asking({}, true);
  expect(await optional.handle.ended).toBe(0);
});
