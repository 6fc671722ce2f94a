import { expect, test } from 'vitest';
import { createDoorSeen, doorListener } from '../../src/execute/door-seen.ts';
import type { Look } from '../../src/execute/look.ts';
import type { DoorRow } from '../../src/model/front-door.ts';
import { aCause, found } from '../../src/model/verdict.ts';
import { aCell, aRightRow } from '../support/demo-door.ts';
import { MINUTE, NOW } from '../support/fake-run.ts';
import { aFollower, waiting } from '../support/a-follower.ts';
import { aProof, aStep, passing } from '../support/a-runbook.ts';
import { aRun, is } from '../support/a-world.ts';
import { handClock, settled } from '../support/hand-clock.ts';
import { proving } from '../support/proving.ts';

const RIGHT = [aRightRow('a.example.com')];

function aLook(door: readonly DoorRow[] | undefined, more: Partial<Look> = {}): Look {
  return {
    proof: 0,
    found: found('pass', null),
    finds: {},
    progress: null,
    evidence: [],
    unbroken: null,
    at: 0,
    durationMs: 0,
    live: false,
    ...(door === undefined ? {} : { door }),
    ...more,
  };
}

function aDoor() {
  let told = 0;
  const time = { now: NOW };
  const door = createDoorSeen(
    () => time.now,
    () => void (told += 1),
  );
  return { door, time, told: () => told };
}

test('what each proof said last stands together, and is told only where it is otherwise', () => {
  const { door, told } = aDoor();
  const [tls] = [aCell({ is: 'tls' }, 'pass', 'days', { params: { days: 61 } })];

  door.look('a', aLook([{ name: 'b', cells: [tls] }], { proof: 1 }));
  door.look('a', aLook(RIGHT));
  const before = door.of('a');
  door.look('a', aLook([{ name: 'b', cells: [{ ...tls, at: tls.at + 5000 }] }], { proof: 1 }));

  expect(before.map(({ name }) => name)).toEqual(['a.example.com', 'b']);
  expect(door.of('a')).toBe(door.of('a'));
  expect(door.of('a')[1]?.cells[0]?.at).toBe(tls.at + 5000);
  expect(told()).toBe(2);
  expect(door.of('other')).toEqual([]);
});

test('where it can no longer be looked at, nothing that was seen before passes', () => {
  const { door } = aDoor();
  const cause = aCause('look-timed-out', { seconds: 30 });
  door.look('a', aLook(RIGHT));

  door.look('a', aLook(undefined, { found: found('unknown', cause) }));

  const cells = door.of('a').flatMap((row) => row.cells);
  expect(new Set(cells.map(({ verdict }) => verdict))).toEqual(new Set(['unknown']));
  expect(cells[0]).toMatchObject({ cause, seen: RIGHT[0]?.cells[0]?.seen });
});

test('what was seen with other values is forgotten, but not by the beginning of a follow', () => {
  const { door } = aDoor();
  door.look('a', aLook(RIGHT));
  const listener = doorListener(door, 'a');

  listener.forget();
  expect(door.of('a')).toHaveLength(1);
  listener.forget();

  expect(door.of('a')).toEqual([]);
});

test('what is followed stands until it is told otherwise, or no longer followed', () => {
  const { door, time, told } = aDoor();
  const at = () => door.of('a')[0]?.cells[0]?.at;
  door.look('a', aLook(RIGHT, { live: true }));
  door.look('a', aLook(RIGHT, { proof: 1 }));

  time.now = NOW + 10 * MINUTE;
  const stood = at();
  time.now = NOW + 20 * MINUTE;
  door.settle('a');
  time.now = NOW + 40 * MINUTE;

  expect([stood, at()]).toEqual([NOW + 10 * MINUTE, NOW + 20 * MINUTE]);
  expect(door.of('a')[1]?.cells[0]?.at).toBe(RIGHT[0]?.cells[0]?.at);
  expect(door.of('a')).toBe(door.of('a'));
  expect(told()).toBe(2);
});

test('a run shows what its proofs see live, before the step has passed and when it does', async () => {
  const { handle, follower, clock } = await proving();
  let told = 0;
  handle.subscribe(() => void (told += 1));

  follower.last().say({ ...waiting(), door: RIGHT });
  await settled();
  expect(handle.door('a')).toEqual(RIGHT);
  const before = told;
  const broken = [{ name: 'a.example.com', cells: [aCell({ is: 'tls' }, 'fail', 'name')] }];
  follower.last().say({ ...waiting(), door: broken });
  await settled();
  expect(handle.door('a')).toEqual(broken);
  expect(told).toBeGreaterThan(before);

  follower.last().say({ ...passing(), door: RIGHT });
  await clock.pass(2000);

  expect(is(handle, 'a')).toBe('passed');
  expect(handle.door('a')).toEqual(RIGHT);
});

test('nothing of it is recorded', async () => {
  const { handle, ports, follower, clock } = await proving();

  follower.last().say({ ...passing(), door: RIGHT });
  await clock.pass(2000);

  expect(is(handle, 'a')).toBe('passed');
  expect(JSON.stringify(ports.journal.events)).not.toContain('a.example.com');
});

test('what is looked at first is shown, too', async () => {
  const follower = aFollower({ look: () => ({ ...waiting(), door: RIGHT }) });
  const step = aStep('a', { kind: 'manual', proofs: [aProof('fake/live')] });
  const catalogue = { probes: { 'fake/live': follower.probe }, actions: {} };

  const { handle } = await aRun([step], { catalogue }, { clock: handClock() });
  await settled();

  expect(is(handle, 'a')).toBe('your-turn');
  expect(handle.door('a')).toEqual(RIGHT);
});
