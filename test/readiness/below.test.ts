import { expect, test } from 'vitest';
import type { KubeObject } from '../../src/model/ports.ts';
import { below } from '../../src/readiness/below.ts';
import { overview } from '../../src/readiness/overview.ts';
import { createView } from '../../src/readiness/view.ts';
import { aDeployment, anObject } from '../support/probes/objects.ts';

/** Each is owned by the one after it, and the last by the first. */
function aCircle(...names: readonly string[]): readonly KubeObject[] {
  return names.map((name, index) => {
    const object = aDeployment(name, 2, 0);
    return {
      ...object,
      metadata: { ...object.metadata, uid: name, ...ownedBy(names[index + 1] ?? names[0] ?? '') },
    };
  });
}

function ownedBy(name: string) {
  const owner = { apiVersion: 'apps/v1', kind: 'Deployment', name, uid: name, controller: true };
  return { ownerReferences: [owner] };
}

function aWaitingPod(name: string, owner: string): KubeObject {
  return anObject(
    'Pod',
    `metadata: ${JSON.stringify({ name, namespace: 'prod', ...ownedBy(owner) })}
spec: { nodeName: node-1, containers: [{ name: app, image: "registry.example.com/pay:1" }] }
status:
  phase: Pending
  containerStatuses: [{ name: app, state: { waiting: { reason: ImagePullBackOff } } }]`,
  );
}

function viewOf(objects: readonly KubeObject[]) {
  const view = createView();
  view.apply(objects.map((object) => ({ is: 'put', object })));
  view.work(Number.POSITIVE_INFINITY, 0);
  return view;
}

test('what lies below objects that own each other is told once, without the one that was asked for', () => {
  const [one, two, three] = aCircle('one', 'two', 'three');
  const pod = aWaitingPod('pod', 'two');
  const { around } = viewOf([one, two, three, pod].filter((each) => each !== undefined));

  const all = one === undefined ? [] : below(one, around);

  expect(new Set(all)).toEqual(new Set([two, three, pod]));
  expect(all).toHaveLength(3);
});

test('objects that own each other, above pods that fail alike, are told with these pods', () => {
  const pods = [aWaitingPod('a', 'one'), aWaitingPod('b', 'one')];

  const { causes } = overview(viewOf([...aCircle('one', 'other'), ...pods]), {
    now: 0,
    isWhole: true,
  });

  expect(causes[0]?.objects.map(({ name }) => name)).toEqual(['a', 'b']);
});
