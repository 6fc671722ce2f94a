import { expect, test } from 'vitest';
import { aCause, found, type Cause, type Found, type Verdict } from '../../src/model/verdict.ts';
import { worstOf } from '../../src/probes/worst-of.ts';

const at = (name: string) => ({ kind: 'Pod', name, namespace: 'prod' });
const image = (pod: string, count: number) =>
  aCause('image-not-found', { image: 'web:1' }, { object: at(pod), count });
const own = (name: string, count = 1) =>
  aCause('pods-not-ready', { name }, { object: { kind: 'Deployment', name }, count });
const saying = (verdict: Verdict, ...[first, ...others]: readonly Cause[]): Found => ({
  ...found(verdict, first ?? null),
  others,
});
const shown = ({ cause, others }: Found) =>
  [...(cause ? [cause] : []), ...others].map(
    ({ code, object, count }) => `${count} ${code} ${object?.name ?? '-'}`,
  );

test('of none it is unknown', () => {
  expect(worstOf([])).toMatchObject({ verdict: 'unknown', cause: { code: 'nothing-expected' } });
});

test('a pass has no cause', () => {
  expect(worstOf([found('pass', null), found('pass', null)])).toMatchObject({
    verdict: 'pass',
    cause: null,
    others: [],
  });
});

test('the same cause at several is told once, with its count, before what it leads to', () => {
  const all = [
    saying('wait', own('slow')),
    saying('wait', image('a', 3), own('web')),
    saying('wait', image('b', 2), own('api')),
  ];

  expect(shown(worstOf(all))).toEqual([
    '5 image-not-found a',
    '1 pods-not-ready slow',
    '1 pods-not-ready web',
    '1 pods-not-ready api',
  ]);
});

test('what is worse stands before what is more', () => {
  const all = [
    saying('wait', image('a', 40), own('web')),
    saying('unknown', aCause('api-forbidden')),
    saying('fail', aCause('object-absent', {}, { object: at('x') })),
  ];

  expect(shown(worstOf(all))).toEqual([
    '1 object-absent x',
    '1 api-forbidden -',
    '40 image-not-found a',
    '1 pods-not-ready web',
  ]);
  expect(worstOf(all)).toMatchObject({ verdict: 'fail', object: { name: 'x' } });
});

test('a cause that explains one and stands beside another explains', () => {
  const all = [saying('wait', own('a'), image('a', 1)), saying('wait', image('b', 1), own('b'))];

  expect(shown(worstOf(all))[0]).toBe('2 image-not-found a');
});

test('what only takes its time stands below what is wrong, however much of it there is', () => {
  const starting = aCause('pod-starting', {}, { object: at('slow-1'), count: 30 });
  const all = [
    saying('wait', starting, own('slow')),
    saying('wait', image('a', 1), own('web'), starting),
  ];

  expect(shown(worstOf(all)).map((one) => one.split(' ')[1])).toEqual([
    'image-not-found',
    'pod-starting',
    'pods-not-ready',
    'pods-not-ready',
  ]);
});

test('what explains others stands before them, whichever of them is more', () => {
  const probe = aCause('probe-readiness', { workload: 'x' }, { object: at('b'), count: 30 });
  const node = aCause('pod-node-gone', { node: 'n' }, { object: at('c') });
  const all = [
    saying('wait', own('paused', 40)),
    saying('wait', probe, own('b')),
    saying('wait', image('a', 2), own('a'), node),
  ];

  expect(shown(worstOf(all)).slice(0, 3)).toEqual([
    '1 pod-node-gone c',
    '2 image-not-found a',
    '30 probe-readiness b',
  ]);
});

test('what was found of one object stands in its order', () => {
  const stopped = aCause('paused', {}, { object: { kind: 'Deployment', name: 'web' } });

  expect(shown(worstOf([saying('wait', stopped, image('a', 9))]))).toEqual([
    '1 paused web',
    '9 image-not-found a',
  ]);
});

test('what nobody can read any more is left to the evidence', () => {
  const all = Array.from({ length: 500 }, (_, n) => saying('wait', own(`d-${n}`)));

  expect(worstOf(all).others).toHaveLength(20);
});
