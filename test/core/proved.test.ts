import { expect, test } from 'vitest';
import { FRESH_MS, provedOf, usualOf } from '../../src/core/proved.ts';
import type { PastRun } from '../../src/model/past.ts';
import { aPast, aPastRun, DAY, MINUTE, proved } from '../support/a-past.ts';

const NOW = 1000 * DAY;
const ago = (days: number) => NOW - days * DAY;

function of(...runs: readonly PastRun[]) {
  return provedOf(aPast(['make'], runs), 'make', NOW);
}

test('a step that no run proved was never proved', () => {
  expect(of(aPastRun('aa', 'drill', {}))).toEqual({
    is: 'never',
    last: null,
    changed: false,
    took: {},
  });
});

test('a step is fresh for 90 days with the same text, then it is old', () => {
  const at = (ms: number) => of(aPastRun('aa', 'drill', { make: proved(NOW - ms) })).is;

  expect(FRESH_MS).toBe(90 * DAY);
  expect([at(DAY), at(FRESH_MS), at(FRESH_MS + 1)]).toEqual(['fresh', 'fresh', 'old']);
});

test('a step whose text is another since it was proved is old, and says so', () => {
  const found = of(aPastRun('aa', 'drill', { make: proved(ago(1), null, 'v0') }));

  expect(found).toMatchObject({ is: 'old', changed: true, last: { run: 'aa', version: 'v0' } });
});

test('a proof of the same text is told before a newer one of another text', () => {
  const found = of(
    aPastRun('aa', 'drill', { make: proved(ago(1), null, 'v0') }),
    aPastRun('bb', 'drill', { make: proved(ago(10)) }),
  );

  expect(found).toMatchObject({ is: 'fresh', changed: false, last: { run: 'bb', at: ago(10) } });
});

test('what is fresh on a real cluster is told before what is fresher in the practice range', () => {
  const real = aPastRun('aa', 'drill', { make: proved(ago(30)) });
  const range = aPastRun('bb', 'practice', { make: proved(ago(1)) });
  const older = aPastRun('cc', 'incident', { make: proved(ago(300)) });

  expect(of(real, range).last?.run).toBe('aa');
  expect(of(older, range)).toMatchObject({ is: 'fresh', last: { run: 'bb', ground: 'practice' } });
});

test('what was carried out is told before what was only found done', () => {
  const done = aPastRun('aa', 'practice', { make: proved(ago(30)) });
  const found = aPastRun('bb', 'drill', { make: { ...proved(ago(1)), adopted: true } });

  expect(of(done, found).last?.run).toBe('aa');
  expect(of(found)).toMatchObject({ is: 'fresh', last: { run: 'bb', adopted: true } });
});

test('what happened after this run began is no past of it', () => {
  expect(of(aPastRun('aa', 'drill', { make: proved(NOW + 1) })).is).toBe('never');
});

test('a step of another runbook is ours only with the same text', () => {
  const other = (version: string) =>
    of({ ...aPastRun('aa', 'drill', { make: proved(ago(1), null, version) }), runbook: 'else' }).is;

  expect([other('v1'), other('v0')]).toEqual(['fresh', 'never']);
});

test('how long it took is counted by where it was', () => {
  const found = of(
    aPastRun('aa', 'drill', { make: proved(ago(1), 4 * MINUTE) }),
    aPastRun('bb', 'drill', { make: proved(ago(2), 9 * MINUTE) }),
    aPastRun('cc', 'drill', { make: proved(ago(3), 5 * MINUTE, 'v0') }),
    aPastRun('dd', 'incident', { make: proved(ago(4), 20 * MINUTE) }),
    aPastRun('ee', 'practice', { make: proved(ago(5), 1000) }),
    aPastRun('ff', 'practice', { make: proved(ago(6), 2000) }),
    aPastRun('00', 'drill', { make: proved(ago(7)) }),
  );

  expect(found.took).toEqual({
    incident: { runs: 1, medianMs: 20 * MINUTE, worstMs: 20 * MINUTE },
    drill: { runs: 3, medianMs: 5 * MINUTE, worstMs: 9 * MINUTE },
    practice: { runs: 2, medianMs: 1500, worstMs: 2000 },
  });
});

test('only the newest twenty runs count for how long it takes', () => {
  const runs = Array.from({ length: 30 }, (_, index) =>
    aPastRun(`run ${index}`, 'drill', { make: proved(ago(index + 1), index < 20 ? 1000 : 9000) }),
  );

  expect(of(...runs).took.drill).toEqual({ runs: 20, medianMs: 1000, worstMs: 1000 });
});

test('times of the practice range never tell how long a step takes outside of it, nor the other way round', () => {
  const incident = aPastRun('aa', 'incident', { make: proved(ago(1), 20 * MINUTE) });
  const drill = aPastRun('bb', 'drill', { make: proved(ago(1), 10 * MINUTE) });
  const range = aPastRun('cc', 'practice', { make: proved(ago(1), 2000) });
  const step = { id: 'make', expectMs: 7 * MINUTE };
  const usual = (ground: PastRun['ground'], ...runs: readonly PastRun[]) =>
    usualOf(aPast(['make'], runs), step, ground, NOW)?.ms ?? null;

  expect(usual('incident', incident, drill, range)).toBe(20 * MINUTE);
  expect(usual('incident', drill, range)).toBe(10 * MINUTE);
  expect(usual('incident', range)).toBe(7 * MINUTE);
  expect(usual('drill', incident, drill, range)).toBe(10 * MINUTE);
  expect(usual('drill', incident, range)).toBe(20 * MINUTE);
  expect(usual('practice', incident, drill, range)).toBe(2000);
  expect(usual('practice', incident, drill)).toBe(7 * MINUTE);
  expect(usualOf(null, step, 'incident', NOW)).toEqual({ ms: 7 * MINUTE, from: 'expected' });
  expect(usualOf(null, { id: 'make', expectMs: null }, 'incident', NOW)).toBeNull();
});
