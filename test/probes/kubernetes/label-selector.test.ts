import { expect, test } from 'vitest';
import { labelMatcher } from '../../../src/probes/kubernetes/label-selector.ts';
import { namedKind } from '../../../src/probes/kubernetes/named-kind.ts';

const WEB = { app: 'web', tier: 'front', empty: '' };

test.each([
  ['', true],
  ['app=web', true],
  ['app==web', true],
  ['app = web', true],
  ['app=api', false],
  ['app!=api', true],
  ['app!=web', false],
  ['other!=web', true],
  ['app=web,tier=front', true],
  ['app=web, tier=back', false],
  ['app in (web,api)', true],
  ['app in (api, job)', false],
  ['app notin (api)', true],
  ['app notin (web , api)', false],
  ['other notin (web)', true],
  ['other in (web)', false],
  ['tier in (front,back),app', true],
  ['app', true],
  ['!app', false],
  ['! other', true],
  ['other', false],
  ['empty=', true],
  ['toString', false],
  ['example.com/part=web', false],
])('%s picks what has its labels: %s', (selector, picks) => {
  const labels = WEB;
  const object = { apiVersion: 'v1', kind: 'Pod', metadata: { name: 'x', labels } };

  expect(labelMatcher(selector)?.(object)).toBe(picks);
});

test.each(['app in web', 'app in (web', 'app => web', 'a b', 'app in (web) tier'])(
  '%s is no selector',
  (selector) => {
    expect(labelMatcher(selector)).toBeUndefined();
  },
);

test.each([
  ['Deployment', 'apps/v1', 'Deployment'],
  ['Job', 'batch/v1', 'Job'],
  ['Pod', 'v1', 'Pod'],
  ['v1/Pod', 'v1', 'Pod'],
  ['apps/v1/Deployment', 'apps/v1', 'Deployment'],
  ['autoscaling/v2beta1/HorizontalPodAutoscaler', 'autoscaling/v2beta1', 'HorizontalPodAutoscaler'],
  ['argoproj.io/v1alpha1/Rollout', 'argoproj.io/v1alpha1', 'Rollout'],
])('the kind %s', (text, apiVersion, kind) => {
  expect(namedKind(text)).toEqual({ apiVersion, kind });
});

test.each([
  'deployment',
  'deployments',
  'Rollout',
  'apps/Deployment',
  'v1/',
  '',
  'apps/v1/deployment',
])('the kind %s is not clear', (text) => {
  expect(namedKind(text)).toBeUndefined();
});
