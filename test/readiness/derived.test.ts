import { expect, test } from 'vitest';
import type { Change, KubeObject } from '../../src/model/ports.ts';
import { createView, type View } from '../../src/readiness/view.ts';
import { aTree, anObject } from '../support/probes/objects.ts';

const put = (object: KubeObject): Change => ({ is: 'put', object });
const TREE = aTree('gateway', ['ready']);
const [deployment = none(), replicaSet = none(), pod = none()] = TREE;

function none(): never {
  throw new Error('no tree');
}

/** Names what lies below an object; `made` counts how often that was found out. */
function naming(view: View) {
  let made = 0;
  const names = view.derive((object, around) => {
    made += 1;
    const direct = around.childrenOf(object);
    return direct.flatMap((one) => [one, ...around.childrenOf(one)]).map((one) => one.kind);
  });
  const now = () => names(view.around.all('apps/Deployment')[0] ?? deployment);
  return { now, made: () => made };
}

test('what is made of an object is made once, as long as nothing of it changes', () => {
  const view = createView();
  view.apply([deployment, replicaSet, pod].map(put));
  const { now, made } = naming(view);

  expect([now(), now()]).toEqual([
    ['ReplicaSet', 'Pod'],
    ['ReplicaSet', 'Pod'],
  ]);
  view.apply([put(anObject('Pod', 'metadata: { name: stranger, namespace: prod }'))]);
  now();
  expect(made()).toBe(1);
});

test('it is made again after anything that it asked about has changed, come or gone', () => {
  const view = createView();
  view.apply([deployment, replicaSet].map(put));
  const { now, made } = naming(view);

  expect(now()).toEqual(['ReplicaSet']);
  view.apply([put(pod)]);
  expect(now()).toEqual(['ReplicaSet', 'Pod']);
  view.apply([put({ ...pod, status: { phase: 'Failed' } })]);
  now();
  expect(made()).toBe(3);
  view.apply([{ is: 'gone', object: replicaSet }]);
  expect(now()).toEqual([]);
  view.apply([put({ ...deployment, spec: { replicas: 7 } })]);
  now();
  expect(made()).toBe(5);
});
