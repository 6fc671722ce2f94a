import { expect, test } from 'vitest';
import { askLease } from '../../src/frontend/plain/ask-lease.ts';
import { askPin } from '../../src/frontend/plain/ask-step.ts';
import { itemLine } from '../../src/frontend/item-line.ts';
import { LeftOff } from '../../src/frontend/plain/desk.ts';
import { eventWords } from '../../src/text/event-line.ts';
import type { Decision } from '../../src/model/event.ts';
import type { LeaseChange } from '../../src/model/lease.ts';
import { aRecord } from '../support/fake-run.ts';
import { demoRun, SUMMARY } from '../support/demo-run.ts';
import { eventsOf } from '../support/events.ts';
import { aHolder } from '../support/fake-lease.ts';
import { aPlainDesk } from '../support/plain-desk.ts';

const HOLDER = aHolder({ since: '2026-11-23T01:58:00Z', renewed: '2026-11-23T02:13:40Z' });
const NEED = { is: 'lease', step: null, holder: HOLDER } as const;
const WHO =
  'Run 0123456789ab of eve on there (incident) says that it is at work on this cluster, since 2026-11-23 01:58:00 and last at 2026-11-23 02:13:40 by its clock.';

function sat(...answers: readonly string[]) {
  const { desk, said } = aPlainDesk(demoRun(), 'en', ...answers);
  const decided: Decision[] = [];
  const decide = async (decision: Decision) => {
    decided.push(decision);
    return true;
  };
  return { desk: { ...desk, decide }, said, decided };
}

test('who is there is read out, and one may go on beside them', async () => {
  const { desk, said, decided } = sat('1');
  await askLease(desk, NEED);

  expect(said.join('\n')).toContain(WHO);
  const value = { choose: 'without', holder: HOLDER.identity };
  expect(decided).toEqual([{ do: 'lease', step: null, value }]);
});

test('the Lease is taken over by typing the run that holds it, and by nothing less', async () => {
  const typed = sat('2', '0123456789ab');
  await askLease(typed.desk, NEED);
  const value = { choose: 'take-over', holder: HOLDER.identity };
  expect(typed.decided).toEqual([{ do: 'lease', step: null, value }]);

  const left = sat('2', '');
  await expect(askLease(left.desk, NEED)).rejects.toBeInstanceOf(LeftOff);
  const later = sat('later');
  await expect(askLease(later.desk, NEED)).rejects.toBeInstanceOf(LeftOff);
  expect([...left.decided, ...later.decided]).toEqual([]);
});

test.each([
  ['another run is named before the name of the cluster is typed', HOLDER, true],
  ['of the run itself nothing is said', aHolder({ run: demoRun().handle.state().run }), false],
])('%s', async (_, holder, isSaid) => {
  const run = demoRun(
    { target: null, steps: { pin: aRecord() } },
    { targets: [{ ...SUMMARY, holder }] },
  );
  const { desk, said } = aPlainDesk(run, 'en', '1');
  await expect(askPin(desk, { is: 'pin', step: 'pin' })).rejects.toBeInstanceOf(LeftOff);

  expect(said.join('\n').includes('is at work on this cluster')).toBe(isSaid);
});

test('a run that nobody watches says who is there, and which key of the answers decides it', () => {
  const { desk } = sat();

  expect(itemLine(NEED, desk.voice)).toBe(
    'run 0123456789ab of eve on there is at work on the cluster (target.lease: without | take-over)',
  );
});

test.each<[LeaseChange, string]>([
  [{ is: 'held', how: 'free', from: null }, 'other runs are told of this one'],
  [{ is: 'held', how: 'expired', from: HOLDER }, 'run 0123456789ab of eve on there no longer'],
  [{ is: 'other', holder: HOLDER }, WHO],
  [{ is: 'other', holder: HOLDER, lost: true }, 'Somebody took the Lease'],
])('what became of the Lease is one line', (lease, words) => {
  const [event] = eventsOf([{ type: 'lease-changed', lease }]);
  const { desk } = sat();

  expect(event === undefined ? '' : eventWords({ ...event, prev: '' }, desk.voice)).toContain(
    words,
  );
});
