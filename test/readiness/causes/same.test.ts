import { expect, test } from 'vitest';
import { aCause } from '../../../src/model/verdict.ts';
import { sameCause } from '../../../src/readiness/causes/same.ts';

const podOf = (name: string) => ({ kind: 'Pod', name, namespace: 'prod' });

test('an absent pull secret is the same for all pods of its namespace and registry, whatever the image', () => {
  const lacks = (pod: string, image: string, namespace: string) =>
    aCause(
      'image-secret-absent',
      { name: pod, image, namespace, registry: 'r.example.com', secret: 'regcred' },
      { object: podOf(pod) },
    );

  expect(sameCause(lacks('a', 'shop', 'prod'))).toBe(sameCause(lacks('b', 'till', 'prod')));
  expect(sameCause(lacks('a', 'shop', 'prod'))).not.toBe(sameCause(lacks('a', 'shop', 'test')));
});

test('a crash is the same in all pods of a workload, and another one in another workload', () => {
  const crash = (pod: string, workload: string, exitCode: number) =>
    aCause(
      'crash-loop',
      { name: pod, namespace: 'prod', workload, container: 'app', exitCode },
      { object: podOf(pod) },
    );
  const one = sameCause(crash('a', 'Deployment prod/shop', 1));

  expect(sameCause(crash('b', 'Deployment prod/shop', 1))).toBe(one);
  expect(sameCause(crash('b', 'Deployment prod/till', 1))).not.toBe(one);
  expect(sameCause(crash('b', 'Deployment prod/shop', 2))).not.toBe(one);
});

test('what an object says of itself is the same only for that object, whatever it counts', () => {
  const behind = (name: string, ready: number) =>
    aCause('pods-not-ready', { ready }, { object: { ...podOf(name), kind: 'Deployment' } });

  expect(sameCause(behind('shop', 1))).toBe(sameCause(behind('shop', 2)));
  expect(sameCause(behind('shop', 1))).not.toBe(sameCause(behind('till', 1)));
});

test('what lies in no object is the same where it says the same', () => {
  const one = sameCause(aCause('forbidden', { what: 'pods' }));

  expect(sameCause(aCause('forbidden', { what: 'pods' }))).toBe(one);
  expect(sameCause(aCause('forbidden', { what: 'nodes' }))).not.toBe(one);
});
