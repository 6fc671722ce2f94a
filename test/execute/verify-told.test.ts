import { expect, onTestFinished, test, vi } from 'vitest';
import { verifyLive } from '../../src/execute/verify-live.ts';
import { verifyOnce } from '../../src/execute/verify.ts';
import type { SheetRow, VerifyPorts } from '../../src/execute/verify-sheet.ts';
import type { Catalogue } from '../../src/model/catalogue.ts';
import { isObject } from '../../src/model/json.ts';
import { aFollower, waiting } from '../support/a-follower.ts';
import { aBook, aProbe, aProof, aStep, computed, passing } from '../support/a-runbook.ts';
import { FAKE_READERS } from '../support/fake-ports.ts';
import { handClock } from '../support/hand-clock.ts';

const ADDRESS = computed(['values.lb.address'], ({ values }) => {
  const lb = isObject(values) ? values['lb'] : null;
  return { address: isObject(lb) ? (lb['address'] ?? null) : null };
});

test('what was told beforehand is read once and live, and stays when a proof is news', async () => {
  const [clock, other, over] = [handClock(), aFollower(), new AbortController()];
  onTestFinished(() => over.abort());
  const reader = aProbe(async ({ address }) => (address === '203.0.113.7' ? passing() : waiting()));
  const catalogue: Catalogue = {
    probes: { 'fake/reader': reader, 'fake/other': other.probe },
    actions: {},
  };
  const told = { name: 'lb.address', value: '203.0.113.7', revision: 1, step: null, at: 0 };
  const ports: VerifyPorts = {
    clock,
    catalogue,
    readers: () => ({ ...FAKE_READERS, clock }),
    secrets: { get: async () => '' },
    told: { 'lb.address': { ...told, source: 'known.yaml' } },
  };
  const reads = aStep('reads', { kind: 'check', proofs: [aProof('fake/reader', {}, ADDRESS)] });
  const news = aStep('news', { kind: 'check', proofs: [aProof('fake/other')] });
  const book = aBook([reads, news], {}, catalogue);
  const all = () => true;
  const shown = (rows: readonly SheetRow[]) =>
    rows.map(({ step, look }) => `${step.id} ${look.found.verdict}`);

  const live = verifyLive(book, ports, all, over.signal);
  /** The next sheet, however long it takes by the clock: nobody else moves it. */
  const next = async () => {
    const here = new AbortController();
    const sheet = live.next().finally(() => here.abort());
    await vi.waitFor(() => other.last());
    while (!here.signal.aborted) await clock.pass(1000);
    return shown((await sheet).value);
  };
  const first = next();
  await vi.waitFor(() => other.last().say(waiting()));
  expect(await first).toEqual(['reads pass', 'news wait']);
  other.last().say(passing());
  expect(await next()).toEqual(['reads pass', 'news pass']);
  const onlyReads = ({ id }: { readonly id: string }) => id === 'reads';
  expect(shown(await verifyOnce(book, ports, onlyReads, over.signal))).toEqual(['reads pass']);
});
