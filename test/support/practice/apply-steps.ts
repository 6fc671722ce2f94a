import type { Step } from './api-client.ts';
import type { Named } from './api-steps.ts';

const STRATEGIC = 'application/strategic-merge-patch+json';
const MERGE = 'application/merge-patch+json';
const APPLY = 'application/apply-patch+yaml';

/** Server-side apply by several managers. */
export function applySteps(ns: string): readonly Named[] {
  const deployment = `/apis/apps/v1/namespaces/${ns}/deployments/web`;
  const config = (container: object, more: object = {}, metadata: object = {}) => ({
    apiVersion: 'apps/v1',
    kind: 'Deployment',
    metadata: { name: 'web', ...metadata },
    spec: {
      ...more,
      selector: { matchLabels: { app: 'web' } },
      template: {
        metadata: { labels: { app: 'web' } },
        spec: { containers: [{ name: 'app', ...container }] },
      },
    },
  });
  const apply = (manager: string, body: object, more = ''): Step => ({
    method: 'PATCH',
    path: `${deployment}?fieldManager=${manager}${more}`,
    type: APPLY,
    body,
  });
  const paused = { paused: true };
  return [
    [
      'applies what is not there',
      apply('one', config({ image: 'a:1', env: [{ name: 'A', value: '1' }] }, paused)),
    ],
    [
      'applies the same again',
      apply('one', config({ image: 'a:1', env: [{ name: 'A', value: '1' }] }, paused)),
    ],
    ['says the same as another', apply('two', config({ image: 'a:1' }))],
    ['says something else', apply('two', config({ image: 'a:2' }))],
    [
      'says two things else',
      apply('two', config({ image: 'a:2', env: [{ name: 'A', value: '2' }] })),
    ],
    ['tries it by force', apply('two', config({ image: 'a:2' }), '&force=true&dryRun=All')],
    ['takes it by force', apply('two', config({ image: 'a:2' }), '&force=true')],
    [
      'says more of it',
      apply('three', config({ env: [{ name: 'B', value: '1' }] }, {}, { labels: { tier: 'x' } })),
    ],
    ['says no more of it', apply('three', config({}))],
    ['says less', apply('one', config({}, paused))],
    ['names no manager', { ...apply('', config({})), path: deployment }],
    [
      'has an unknown field',
      apply('one', config({ imago: 'x' }, paused), '&fieldValidation=Strict'),
    ],
    [
      'has no image',
      apply('one', { ...config({}), metadata: { name: 'web' }, spec: { paused: true } }),
    ],
    [
      'changes the selector',
      {
        method: 'PATCH',
        path: deployment,
        type: MERGE,
        body: { spec: { selector: { matchLabels: { app: 'other' } } } },
      },
    ],
    [
      'is changed by somebody who does not apply',
      {
        method: 'PATCH',
        path: `${deployment}?fieldManager=hand`,
        type: STRATEGIC,
        body: { spec: { template: { spec: { containers: [{ name: 'app', image: 'a:9' }] } } } },
      },
    ],
    ['then says something else', apply('two', config({ image: 'a:3' }))],
    [
      'adds a container',
      {
        method: 'PATCH',
        path: `${deployment}?fieldManager=hand`,
        type: STRATEGIC,
        body: {
          spec: {
            template: {
              spec: {
                containers: [{ name: 'side', image: 'b:1', ports: [{ containerPort: 80 }] }],
              },
            },
          },
        },
      },
    ],
    [
      'takes it away again',
      {
        method: 'PATCH',
        path: `${deployment}?fieldManager=hand`,
        type: STRATEGIC,
        body: {
          spec: { template: { spec: { containers: [{ $patch: 'delete', name: 'side' }] } } },
        },
      },
    ],
    ['reads its scale', { method: 'GET', path: `${deployment}/scale` }],
    [
      'scales it below nothing',
      {
        method: 'PATCH',
        path: `${deployment}/scale`,
        type: MERGE,
        body: { spec: { replicas: -1 } },
      },
    ],
    [
      'says its status',
      {
        method: 'PATCH',
        path: `${deployment}/status?fieldManager=hand`,
        type: MERGE,
        body: { status: { collisionCount: 1 } },
      },
    ],
  ];
}
