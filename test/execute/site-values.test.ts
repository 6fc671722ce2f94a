import { expect, test, vi } from 'vitest';
import { debtOf } from '../../src/core/select.ts';
import { checkedOf, type VerifyPorts } from '../../src/execute/verify-sheet.ts';
import { siteValuesStep } from '../../src/language/site-values.ts';
import { aBook, aStep, aText } from '../support/a-runbook.ts';
import { OPERATOR } from '../support/events.ts';
import { FAKE_READERS } from '../support/fake-ports.ts';
import { handClock } from '../support/hand-clock.ts';
import { aRun, aWorld, decided, is } from '../support/a-world.ts';

const RTO = { id: 'site.rto', type: 'duration', title: aText('RTO'), optional: true } as const;
const REGION = { ...RTO, id: 'site.cloud.region', type: 'string' } as const;
const STEP = siteValuesStep([RTO, REGION], undefined);

test('what the site leaves open stays open until the last of it is told, and then passes', async () => {
  const { handle } = await aRun([STEP], aWorld());
  const tell = (value: { readonly [name: string]: string }) =>
    decided(handle, [{ do: 'answer', step: STEP.id, value }]);

  await tell({ 'site.rto': '2h' });
  const early = await handle.decide({ do: 'done', step: STEP.id }, OPERATOR);
  expect(early).toMatchObject({
    ok: false,
    cause: { code: 'ask-open', params: { names: 'site.cloud.region' } },
  });
  expect(is(handle, STEP.id)).toBe('your-turn');

  await tell({ 'site.cloud.region': 'us-east-1' });
  await decided(handle, [{ do: 'done', step: STEP.id }]);

  expect(await handle.ended).toBe(0);
  expect(handle.steps().get(STEP.id)).toEqual({ is: 'passed', how: 'by-hand' });
});

test('what nobody needs is skipped without debt', async () => {
  const { handle } = await aRun([STEP], aWorld());
  await vi.waitFor(() => expect(is(handle, STEP.id)).toBe('your-turn'));

  await decided(handle, [{ do: 'skip', step: STEP.id, reason: 'nothing reads it' }]);

  expect(await handle.ended).toBe(0);
  expect(debtOf(handle.book, handle.state())).toEqual([]);
});

test('a sheet leaves out what only a person could tell', async () => {
  const { catalogue } = aWorld();
  const ports: VerifyPorts = {
    clock: handClock(),
    catalogue,
    readers: () => ({ ...FAKE_READERS, clock: handClock() }),
    secrets: { get: async () => '' },
  };
  const book = aBook([STEP, aStep('seen', { kind: 'check' })], {}, catalogue);

  expect(checkedOf(book, ports).map(({ id }) => id)).toEqual(['seen']);
});
