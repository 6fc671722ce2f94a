import { expect, test } from 'vitest';
import type { Change, KubeObject } from '../../src/model/ports.ts';
import { judge } from '../../src/readiness/judge.ts';
import { createView } from '../../src/readiness/view.ts';
import { aDeployment, anObject } from '../support/probes/objects.ts';

const put = (object: KubeObject): Change => ({ is: 'put', object });
const gone = (object: KubeObject): Change => ({ is: 'gone', object });

function owned(kind: string, name: string, owner: KubeObject): KubeObject {
  const { apiVersion, kind: its, metadata } = owner;
  const reference = { apiVersion, kind: its, name: metadata.name, uid: metadata.uid };
  return anObject(
    kind,
    `metadata: { name: ${name}, namespace: prod, ownerReferences: [${JSON.stringify({ ...reference, controller: true })}] }
status: { phase: Pending }`,
  );
}

test('one answer for each object without an owner among them, in the order given', () => {
  const [a, b] = [aDeployment('a', 1, 1), aDeployment('b', 1, 0)];
  const found = judge([owned('Pod', 'b-1', b), b, a]);
  expect(found.map(({ verdict, object }) => [verdict, object?.name])).toEqual([
    ['wait', 'b'],
    ['pass', 'a'],
  ]);
});

test('an object whose owner comes later is no root any more, and is one again without it', () => {
  const view = createView();
  const owner = aDeployment('a', 1, 1);
  const pod = owned('Pod', 'a-1', owner);
  const names = () => {
    view.work(100, 1);
    return [...view.roots()].map(({ object }) => object.metadata.name);
  };
  view.apply([put(pod)]);
  expect(names()).toEqual(['a-1']);
  view.apply([put(owner)]);
  expect(names()).toEqual(['a']);
  view.apply([gone(owner)]);
  expect(names()).toEqual(['a-1']);
});

test('objects that own each other in a circle are all told, as nothing stands above them', () => {
  const view = createView();
  const ring = ['a', 'b', 'c', 'd'].map((name, index, names) => {
    const one = aDeployment(name, 1, 0);
    const uid = names[(index + 1) % names.length];
    const ownerReferences = [{ apiVersion: 'apps/v1', kind: 'Deployment', uid, controller: true }];
    return { ...one, metadata: { ...one.metadata, uid: name, ownerReferences } };
  });
  view.apply(ring.map(put));
  view.work(100, 1);
  expect([...view.roots()].map(({ object }) => object.metadata.name).toSorted()).toEqual([
    'a',
    'b',
    'c',
    'd',
  ]);
});

test('what goes is gone, unless another of the same name stands there by now', () => {
  const view = createView();
  const old = aDeployment('a', 1, 1);
  const now = { ...old, metadata: { ...old.metadata, uid: 'another' } };
  view.apply([put(old), put(now), gone(old)]);
  view.work(100, 1);
  expect([...view.roots()].map(({ object }) => object.metadata.uid)).toEqual(['another']);
});

test('work is cut into parts, and tells when all is judged', () => {
  const view = createView();
  view.apply(['a', 'b', 'c'].map((name) => put(aDeployment(name, 1, 1))));
  expect([view.work(2, 1), view.work(2, 1)]).toEqual([false, true]);
});

test('what can not be read any more is unknown, and is judged again once it can', () => {
  const view = createView();
  const scope = { apiVersion: 'apps/v1', kind: 'Deployment' };
  const cause = { code: 'api-forbidden', params: {}, count: 1, healsByItself: false };
  const verdicts = () => {
    view.work(100, 1);
    return [...view.roots()].map(({ found }) => [found.verdict, found.cause?.code]);
  };
  view.apply([put(aDeployment('a', 1, 1)), { is: 'whole', ...scope }]);
  expect(verdicts()).toEqual([['pass', undefined]]);
  view.apply([{ is: 'blind', cause, unreachable: false, ...scope }]);
  expect(verdicts()).toEqual([['unknown', 'api-forbidden']]);
  view.apply([{ is: 'whole', ...scope }]);
  expect(verdicts()).toEqual([['pass', undefined]]);
});

test('since when is kept while the verdict and its cause stay the same', () => {
  const view = createView();
  const since = () => [...view.roots()].map((one) => one.since);
  view.apply([put(aDeployment('a', 3, 1))]);
  view.work(100, 10);
  view.apply([put(aDeployment('a', 3, 2))]);
  view.work(100, 20);
  expect(since()).toEqual([10]);
  view.apply([put(aDeployment('a', 3, 3))]);
  view.work(100, 30);
  expect(since()).toEqual([30]);
});

test('what has changed itself can be judged before that of which only something below has changed', () => {
  const view = createView();
  const [a, b] = [aDeployment('a', 1, 1), aDeployment('b', 1, 0)];
  view.apply([put(a), put(b), put(owned('Pod', 'b-1', b))]);
  view.work(100, 1);
  const codes = () => [...view.roots()].map(({ found }) => found.cause?.code ?? found.verdict);
  expect(codes()).toEqual(['pass', 'pod-not-scheduled']);

  view.apply([put(aDeployment('a', 1, 0)), { is: 'gone', object: owned('Pod', 'b-1', b) }]);
  expect(view.work(100, 2, 'changed')).toBe(true);
  expect(codes()).toEqual(['pods-not-ready', 'pod-not-scheduled']);
  view.work(100, 3);
  expect(codes()).toEqual(['pods-not-ready', 'pods-not-ready']);
});

test('turns grow with a verdict, with what is wanted and with what can be read, and with nothing else', () => {
  const view = createView();
  const a = aDeployment('a', 2, 1);
  const turned = (...changes: Change[]) => {
    const before = view.turns();
    view.apply(changes);
    view.work(100, 1);
    return view.turns() > before;
  };
  const scope = { apiVersion: 'apps/v1', kind: 'Deployment' };

  expect(turned(put(a))).toBe(true);
  expect(turned(put(aDeployment('a', 2, 0)))).toBe(false);
  expect(turned(put(owned('Pod', 'a-1', a)))).toBe(false);
  expect(turned(put(aDeployment('a', 2, 2)))).toBe(true);
  expect(turned(put({ ...a, metadata: { ...a.metadata, generation: 9 } }))).toBe(true);
  expect(turned({ is: 'whole', ...scope })).toBe(true);
  expect(turned(gone(a))).toBe(true);
});
