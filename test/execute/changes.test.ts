import { expect, test } from 'vitest';
import type { ProbeResult } from '../../src/model/catalogue.ts';
import { aCause, found } from '../../src/model/verdict.ts';
import { aFollower, cannotTell, waiting } from '../support/a-follower.ts';
import { aProof } from '../support/a-runbook.ts';
import { types } from '../support/a-world.ts';
import { settled } from '../support/hand-clock.ts';
import { proving } from '../support/proving.ts';

const changesIn = (ports: { journal: { events: readonly { type: string }[] } }) =>
  types(ports).filter((type) => type === 'verdict-changed').length;

test('causes that flap write a line a second at most, and counts that move write none', async () => {
  const { ports, clock, follower } = await proving();
  for (let count = 500; count > 0; count -= 1) {
    follower.last().say(waiting('pods-not-ready', count + 1));
    await clock.pass(100);
  }
  expect(changesIn(ports)).toBe(1);

  for (let turn = 0; turn < 50; turn += 1) {
    follower.last().say(waiting(turn % 2 === 0 ? 'image-not-found' : 'pods-not-ready', 2));
    await clock.pass(100);
  }
  expect(changesIn(ports)).toBeLessThanOrEqual(1 + 6);
  await clock.pass(2000);
  const last = ports.journal.events.findLast((event) => event.type === 'verdict-changed');
  expect(last).toMatchObject({ seen: { found: { cause: { code: 'pods-not-ready' } } } });
});

test('the same causes in another order, or at another pod, are no news', async () => {
  const of = (...codes: readonly string[]): ProbeResult => {
    const causes = codes.map((code) => {
      const [name = '', pod = ''] = code.split('@');
      return aCause(name, {}, { object: { kind: 'Pod', namespace: 'prod', name: pod } });
    });
    return {
      ...found('wait', causes[0] ?? null),
      others: causes.slice(1),
      finds: {},
      evidence: [],
    };
  };
  const { ports, clock, follower } = await proving();
  follower.last().say(of('image-not-found@a-1', 'out-of-memory@b-1'));
  await clock.pass(3000);
  follower.last().say(of('out-of-memory@b-2', 'image-not-found@a-1', 'image-not-found@a-7'));
  await clock.pass(3000);

  expect(changesIn(ports)).toBe(1);
});

test('one proof whose causes flap keeps no other from being told', async () => {
  const other = aFollower();
  const proofs = [aProof('fake/live'), aProof('fake/other')];
  const probes = { 'fake/other': other.probe };
  const { handle, clock, follower } = await proving(aFollower(), { probes, proofs });
  other.last().say(waiting('quota'));
  for (let turn = 0; turn < 40; turn += 1) {
    follower.last().say(waiting(turn % 2 === 0 ? 'image-not-found' : 'pods-not-ready', 2));
    if (turn === 20) other.last().say(waiting('out-of-memory'));
    await clock.pass(100);
  }

  expect(handle.state().steps['a']?.seen[1]?.found.cause?.code).toBe('out-of-memory');
});

test('what cannot be told is recorded only where it stays so', async () => {
  const { ports, clock, follower } = await proving();
  follower.last().say(waiting());
  await settled();
  follower.last().say(cannotTell());
  await clock.pass(3000);
  follower.last().say(waiting());
  await clock.pass(3000);
  expect(changesIn(ports)).toBe(1);

  follower.last().say(cannotTell());
  await clock.pass(5000);
  expect(changesIn(ports)).toBe(2);
});

test('evidence is stored only with what is recorded', async () => {
  const { ports, clock, follower } = await proving();
  const seen = (text: string): ProbeResult => ({
    ...waiting(),
    evidence: [{ name: 'pods', text }],
  });
  for (const text of ['500', '499', '498']) {
    follower.last().say(seen(text));
    await clock.pass(3000);
  }

  expect(ports.journal.evidenceTexts).toEqual(['500']);
});
