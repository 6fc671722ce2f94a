import { expect, test } from 'vitest';
import type { Catalogue } from '../../src/model/catalogue.ts';
import { aCause, found } from '../../src/model/verdict.ts';
import { aProbe, aProof, aStep, passing } from '../support/a-runbook.ts';
import { aRun, is, types } from '../support/a-world.ts';
import { handClock, settled } from '../support/hand-clock.ts';

const NOT_YET = { ...passing(), ...found('wait', aCause('fake-not-ready')) };

/** A manual step of which nothing is so yet, and how somebody makes it so. */
async function aTurn() {
  const clock = handClock();
  let isDone = false;
  let looks = 0;
  const probe = aProbe(async () => {
    looks += 1;
    return isDone ? passing() : NOT_YET;
  });
  const catalogue: Catalogue = { probes: { 'fake/ready': probe }, actions: {} };
  const step = aStep('a', { kind: 'manual', proofs: [aProof('fake/ready')] });
  const { handle, ports } = await aRun([step], { catalogue }, { clock });
  await settled();
  expect(is(handle, 'a')).toBe('your-turn');
  return {
    handle,
    ports,
    clock,
    looks: () => looks,
    make: () => (isDone = true),
  };
}

test('what a person does in a console is seen without a word, and the step is passed', async () => {
  const { handle, ports, clock, make } = await aTurn();

  make();
  await clock.pass(5000);

  expect(await handle.ended).toBe(0);
  expect(types(ports)).toContain('step-adopted');
});

test('while nothing is done it stays their turn, is looked at again, and keeps nobody waiting', async () => {
  const { handle, clock, looks } = await aTurn();
  const before = looks();

  await clock.pass(20_000);

  expect(is(handle, 'a')).toBe('your-turn');
  expect(looks() - before).toBe(4);
  expect(handle.isWorking()).toBe(false);
});
