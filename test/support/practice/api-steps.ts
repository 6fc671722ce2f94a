import type { Step } from './api-client.ts';

export type Named = readonly [says: string, step: Step];

const STRATEGIC = 'application/strategic-merge-patch+json';
const MERGE = 'application/merge-patch+json';
const JSON_PATCH = 'application/json-patch+json';

/** Requests of one kind of question, in the order in which they are sent. `ns` is a namespace of one's own. */
export function configMapSteps(ns: string): readonly Named[] {
  const all = `/api/v1/namespaces/${ns}/configmaps`;
  const map = (name: string, data: object, more: object = {}) => ({
    apiVersion: 'v1',
    kind: 'ConfigMap',
    metadata: { name, ...more },
    data,
  });
  return [
    ['creates', { method: 'POST', path: `${all}?fieldManager=tester`, body: map('a', { x: '1' }) }],
    ['creates it twice', { method: 'POST', path: all, body: map('a', {}) }],
    [
      'dry-runs',
      { method: 'POST', path: `${all}?dryRun=All&fieldManager=tester`, body: map('dry', {}) },
    ],
    ['reads what was only a dry run', { method: 'GET', path: `${all}/dry` }],
    [
      'dry-runs in a way that is none',
      { method: 'POST', path: `${all}?dryRun=Some`, body: map('dry', {}) },
    ],
    ['reads', { method: 'GET', path: `${all}/a` }],
    ['reads what is not there', { method: 'GET', path: `${all}/none` }],
    ['has no name', { method: 'POST', path: all, body: { metadata: {} } }],
    ['has a wrong name', { method: 'POST', path: all, body: map('Not_Good', {}) }],
    [
      'has a wrong label',
      { method: 'POST', path: all, body: map('b', {}, { labels: { a: 'not good' } }) },
    ],
    [
      'names another namespace',
      { method: 'POST', path: all, body: map('b', {}, { namespace: 'default' }) },
    ],
    [
      'names another kind',
      { method: 'POST', path: all, body: { ...map('b', {}), kind: 'Secret' } },
    ],
    [
      'names another version',
      { method: 'POST', path: all, body: { ...map('b', {}), apiVersion: 'v2' } },
    ],
    ['is no JSON', { method: 'POST', path: all, text: '{"a":' }],
    ['is of an unknown format', { method: 'POST', path: all, text: 'x', type: 'text/plain' }],
    ['has a value of another type', { method: 'POST', path: all, body: map('b', { n: 1 }) }],
    [
      'strictly has an unknown field',
      {
        method: 'POST',
        path: `${all}?fieldValidation=Strict`,
        body: { ...map('b', {}), datas: {} },
      },
    ],
    [
      'has an unknown field',
      { method: 'POST', path: `${all}?fieldManager=tester`, body: { ...map('b', {}), datas: {} } },
    ],
    [
      'merges',
      {
        method: 'PATCH',
        path: `${all}/a?fieldManager=tester`,
        type: MERGE,
        body: { data: { y: '2' } },
      },
    ],
    ['merges what is not there', { method: 'PATCH', path: `${all}/none`, type: MERGE, body: {} }],
    [
      'patches by steps',
      {
        method: 'PATCH',
        path: `${all}/a?fieldManager=tester`,
        type: JSON_PATCH,
        body: [{ op: 'replace', path: '/data/y', value: '3' }],
      },
    ],
    [
      'patches by a step that fails',
      {
        method: 'PATCH',
        path: `${all}/a`,
        type: JSON_PATCH,
        body: [{ op: 'remove', path: '/data/none' }],
      },
    ],
    [
      'patches by a test that fails',
      {
        method: 'PATCH',
        path: `${all}/a`,
        type: JSON_PATCH,
        body: [{ op: 'test', path: '/data/y', value: 'no' }],
      },
    ],
    [
      'patches strategically',
      {
        method: 'PATCH',
        path: `${all}/a?fieldManager=tester`,
        type: STRATEGIC,
        body: { data: { y: null } },
      },
    ],
    [
      'patches in no known way',
      { method: 'PATCH', path: `${all}/a`, type: 'application/json', body: {} },
    ],
    [
      'has an old version',
      { method: 'PUT', path: `${all}/a`, body: map('a', {}, { resourceVersion: '1' }) },
    ],
    ['has another name', { method: 'PUT', path: `${all}/a`, body: map('b', {}) }],
    ['has another uid', { method: 'PUT', path: `${all}/a`, body: map('a', {}, { uid: 'x' }) }],
    [
      'replaces',
      { method: 'PUT', path: `${all}/a?fieldManager=tester`, body: map('a', { z: '1' }) },
    ],
    ['replaces what is not there', { method: 'PUT', path: `${all}/none`, body: map('none', {}) }],
    [
      'is frozen',
      {
        method: 'POST',
        path: `${all}?fieldManager=tester`,
        body: { ...map('ice', { a: '1' }), immutable: true },
      },
    ],
    [
      'changes what is frozen',
      { method: 'PATCH', path: `${all}/ice`, type: MERGE, body: { data: { a: '2' } } },
    ],
    [
      'lists by label',
      { method: 'GET', path: `${all}?labelSelector=${encodeURIComponent('a in (b')}` },
    ],
    ['lists by an unknown field', { method: 'GET', path: `${all}?fieldSelector=data.x%3D1` }],
    ['lists by name', { method: 'GET', path: `${all}?fieldSelector=metadata.name%3Da` }],
    ['lists a page', { method: 'GET', path: `${all}?limit=1` }],
    [
      'goes on with a page that is none',
      { method: 'GET', path: `${all}?limit=1&continue=nonsense` },
    ],
    ['posts to one', { method: 'POST', path: `${all}/a`, body: map('a', {}) }],
    ['puts to all', { method: 'PUT', path: all, body: map('a', {}) }],
    ['asks in a way that is none', { method: 'REPORT', path: `${all}/a` }],
    ['has no such part', { method: 'GET', path: `${all}/a/status` }],
    ['asks for no such kind', { method: 'GET', path: `/api/v1/namespaces/${ns}/confogmaps` }],
    [
      'asks for no such version',
      { method: 'GET', path: `/apis/apps/v7/namespaces/${ns}/deployments` },
    ],
    ['asks for no such group', { method: 'GET', path: '/apis/nobody.example.com/v1/things' }],
    [
      'creates without a namespace',
      { method: 'POST', path: '/api/v1/configmaps', body: map('b', {}) },
    ],
    [
      'creates in no namespace',
      { method: 'POST', path: '/api/v1/namespaces/not-there/configmaps', body: map('b', {}) },
    ],
    [
      'deletes by another uid',
      { method: 'DELETE', path: `${all}/a`, body: { preconditions: { uid: 'x' } } },
    ],
    ['dry-deletes', { method: 'DELETE', path: `${all}/b?dryRun=All` }],
    ['deletes', { method: 'DELETE', path: `${all}/b` }],
    ['deletes it twice', { method: 'DELETE', path: `${all}/b` }],
    [
      'is held',
      {
        method: 'POST',
        path: `${all}?fieldManager=tester`,
        body: map('held', {}, { finalizers: ['example.com/held'] }),
      },
    ],
    ['deletes what is held', { method: 'DELETE', path: `${all}/held` }],
    [
      'is held by more while it goes',
      {
        method: 'PATCH',
        path: `${all}/held`,
        type: MERGE,
        body: { metadata: { finalizers: ['example.com/held', 'example.com/more'] } },
      },
    ],
    [
      'is let go',
      {
        method: 'PATCH',
        path: `${all}/held?fieldManager=tester`,
        type: MERGE,
        body: { metadata: { finalizers: null } },
      },
    ],
    ['is gone then', { method: 'GET', path: `${all}/held` }],
  ];
}
