import { expect, test, vi } from 'vitest';
import { prepareBook } from '../../src/core/book.ts';
import { lookAtAll } from '../../src/execute/look.ts';
import { sheetContext } from '../../src/execute/verify-sheet.ts';
import { emptySheet } from '../../src/execute/verify-sheet.ts';
import type { Catalogue } from '../../src/model/catalogue.ts';
import type { Place } from '../../src/model/route.ts';
import { found } from '../../src/model/verdict.ts';
import { aProbe, aProof, aRunbook, aStep } from '../support/a-runbook.ts';
import { FAKE_READERS, fakePorts } from '../support/fake-ports.ts';
import { NEVER } from '../support/probes/readers.ts';

const CATALOGUE: Catalogue = {
  probes: {
    'fake/ready': aProbe(async () => ({ ...found('pass', null), finds: {}, evidence: [] })),
  },
  actions: {},
};

function looking(place: Place) {
  const step = aStep('a', { kind: 'check', place, proofs: [aProof('fake/ready')] });
  const book = prepareBook(aRunbook([step]), CATALOGUE);
  const ports = fakePorts({ catalogue: CATALOGUE });
  const readers = vi.fn<(place?: Place) => ReturnType<typeof ports.readers>>(() => ({
    ...FAKE_READERS,
    clock: ports.clock,
  }));
  const state = emptySheet(ports);
  const context = sheetContext(book, { ...ports, readers }, { state: () => state });
  return { book, context, readers };
}

test.each([
  ['here', undefined],
  ['jump', 'jump'],
  ['pod', 'pod'],
] as const)('the probes of a step at place %s look from there', async (place, asked) => {
  const { book, context, readers } = looking(place);

  await lookAtAll(context, book.steps.get('a')?.proofs ?? [], NEVER);

  expect(readers).toHaveBeenCalledExactlyOnceWith(asked);
});

test('a step that looks from the jump host waits until that is known', () => {
  expect(looking('jump').book.steps.get('a')?.reads).toEqual(['values.master.eip']);
  expect(looking('here').book.steps.get('a')?.reads).toEqual([]);
});

test('a step that looks from a pod waits for the target', () => {
  expect(looking('pod').book.steps.get('a')?.needsTarget).toBe(true);
  expect(looking('here').book.steps.get('a')?.needsTarget).toBe(false);
});
