import type { Step } from '../api-client.ts';
import { inTurn, type Questions } from './ask-both.ts';

const STRATEGIC = 'application/strategic-merge-patch+json';
const MERGE = 'application/merge-patch+json';
const APPLY = 'application/apply-patch+yaml';
const JSON_PATCH = 'application/json-patch+json';
const TABLE = 'application/json;as=Table;v=v1;g=meta.k8s.io,application/json';

/** Bodies that do not fit, parts of objects, and how they are shown. */
export const bodies: Questions = async ({ ns, admin }, note) => {
  const all = `/apis/apps/v1/namespaces/${ns}/deployments`;
  const web = (spec: object, name = 'web', metadata: object = {}) => ({
    apiVersion: 'apps/v1',
    kind: 'Deployment',
    metadata: { name, ...metadata },
    spec: {
      paused: true,
      selector: { matchLabels: { app: 'web' } },
      template: { metadata: { labels: { app: 'web' } }, spec },
    },
  });
  const good = { containers: [{ name: 'app', image: 'a:1' }] };
  const post = (body: object, more = ''): Step => ({
    method: 'POST',
    path: `${all}?fieldManager=tester${more}`,
    body,
  });
  const patch = (type: string, body: unknown, path = `${all}/web`): Step => ({
    method: 'PATCH',
    path: `${path}${path.includes('?') ? '' : '?fieldManager=tester'}`,
    type,
    body,
  });
  const apply = (spec: object): Step =>
    patch(APPLY, web(spec), `${all}/web?fieldManager=one&force=true`);
  await inTurn(admin, note, [
    ['has a list in place of an object', post({ ...web(good), spec: [] })],
    ['has a text in place of a number', post({ ...web(good), spec: { replicas: 'two' } })],
    ['has a number in place of a text', post(web({ containers: [{ name: 1, image: 'a:1' }] }))],
    ['has an object in place of a list', post(web({ containers: { name: 'app' } }))],
    [
      'has a quantity that is none',
      post(
        web({
          containers: [{ name: 'app', image: 'a:1', resources: { limits: { cpu: 'much' } } }],
        }),
      ),
    ],
    [
      'has a port that is too large',
      post(web({ containers: [{ name: 'app', image: 'a:1', ports: [{ containerPort: 70000 }] }] })),
    ],
    ['has no containers', post(web({ containers: [] }))],
    [
      'has two of a name',
      post(
        web({
          containers: [
            { name: 'app', image: 'a' },
            { name: 'app', image: 'b' },
          ],
        }),
      ),
    ],
    [
      'mounts what is not there',
      post(
        web({
          containers: [{ name: 'app', image: 'a', volumeMounts: [{ name: 'v', mountPath: '/v' }] }],
        }),
      ),
    ],
    ['never restarts', post(web({ ...good, restartPolicy: 'Never' }))],
    [
      'has labels that do not fit',
      post({ ...web(good), spec: { ...web(good).spec, selector: { matchLabels: { app: 'x' } } } }),
    ],
    [
      'strictly has two unknown fields',
      post({ ...web({ ...good, nodename: 'x' }), specs: {} }, '&fieldValidation=Strict'),
    ],
    ['has a validation that is none', post(web(good), '&fieldValidation=Some')],
    ['is dry', post(web(good), '&dryRun=All')],
    ['creates', post(web(good))],
    ['applies a list for an object', apply({ containers: { name: 'app' } })],
    ['applies a number for a text', apply({ containers: [{ name: 'app', image: 1 }] })],
    [
      'applies a text for a number',
      patch(
        APPLY,
        { ...web(good), spec: { ...web(good).spec, replicas: 'two' } },
        `${all}/web?fieldManager=one&force=true`,
      ),
    ],
    [
      'applies two of a name',
      apply({
        containers: [
          { name: 'app', image: 'a' },
          { name: 'app', image: 'b' },
        ],
      }),
    ],
    ['applies what has no key', apply({ containers: [{ image: 'a' }] })],
    ['applies an unknown field', apply({ containers: [{ name: 'app', imago: 'a' }] })],
    ['applies without a kind', patch(APPLY, { spec: {} }, `${all}/web?fieldManager=one`)],
    [
      'applies another kind',
      patch(APPLY, { ...web(good), kind: 'StatefulSet' }, `${all}/web?fieldManager=one`),
    ],
    ['applies another name', patch(APPLY, web(good, 'other'), `${all}/web?fieldManager=one`)],
    ['applies a text', { ...patch(APPLY, undefined, `${all}/web?fieldManager=one`), text: 'text' }],
    [
      'applies no YAML',
      { ...patch(APPLY, undefined, `${all}/web?fieldManager=one`), text: '{a: [' },
    ],
    [
      'applies in a dry way',
      patch(
        APPLY,
        web({ containers: [{ name: 'app', image: 'a:2' }] }),
        `${all}/web?fieldManager=one&force=true&dryRun=All`,
      ),
    ],
    ['merges a list for an object', patch(MERGE, { spec: { template: [] } })],
    ['merges a text for a number', patch(MERGE, { spec: { replicas: 'two' } })],
    ['merges a list', patch(MERGE, [])],
    ['merges strategically a text for a number', patch(STRATEGIC, { spec: { replicas: 'two' } })],
    ['merges strategically a list', patch(STRATEGIC, [])],
    ['merges strategically an unknown field', patch(STRATEGIC, { spec: { replicos: 2 } })],
    [
      'merges an unknown field strictly',
      patch(MERGE, { spec: { replicos: 2 } }, `${all}/web?fieldValidation=Strict`),
    ],
    [
      'merges strategically what has no key',
      patch(STRATEGIC, { spec: { template: { spec: { containers: [{ image: 'b' }] } } } }),
    ],
    [
      'merges strategically an object for a list',
      patch(STRATEGIC, { spec: { template: { spec: { containers: { image: 'b' } } } } }),
    ],
    ['patches by an unknown operation', patch(JSON_PATCH, [{ op: 'paint', path: '/spec' }])],
    ['patches by no list', patch(JSON_PATCH, { op: 'add' })],
    [
      'patches a place that is not there',
      patch(JSON_PATCH, [{ op: 'add', path: '/spec/none/a', value: 1 }]),
    ],
    [
      'patches into something else',
      patch(JSON_PATCH, [{ op: 'replace', path: '/spec/replicas', value: 'x' }]),
    ],
    ['is too old to be patched', patch(MERGE, { metadata: { resourceVersion: '1' } })],
    ['is a table', { method: 'GET', path: `${all}/none`, accept: TABLE }],
    ['is wanted in an unknown way', { method: 'GET', path: all, accept: 'image/png' }],
    ['is wanted as YAML', { method: 'GET', path: `${all}/none`, accept: 'application/yaml' }],
    [
      'replaces its status',
      {
        method: 'PUT',
        path: `${all}/web/status?fieldManager=hand`,
        body: { ...web(good), status: { collisionCount: 3 } },
      },
    ],
    [
      'replaces its status by another name',
      { method: 'PUT', path: `${all}/web/status`, body: web(good, 'other') },
    ],
    ['posts its status', { method: 'POST', path: `${all}/web/status`, body: web(good) }],
    ['deletes its status', { method: 'DELETE', path: `${all}/web/status` }],
    [
      'changes its spec by the status',
      patch(
        MERGE,
        { spec: { replicas: 9 }, status: { collisionCount: 4 } },
        `${all}/web/status?fieldManager=hand`,
      ),
    ],
    ['then reads it', { method: 'GET', path: `${all}/web/status` }],
    [
      'applies its status',
      patch(
        APPLY,
        { ...web(good), spec: undefined, status: { collisionCount: 5 } },
        `${all}/web/status?fieldManager=hand2&force=true`,
      ),
    ],
    ['reads the scale of what is not there', { method: 'GET', path: `${all}/none/scale` }],
    [
      'scales by another name',
      {
        method: 'PUT',
        path: `${all}/web/scale`,
        body: {
          apiVersion: 'autoscaling/v1',
          kind: 'Scale',
          metadata: { name: 'other' },
          spec: { replicas: 1 },
        },
      },
    ],
    [
      'scales',
      {
        method: 'PUT',
        path: `${all}/web/scale?fieldManager=tester`,
        body: {
          apiVersion: 'autoscaling/v1',
          kind: 'Scale',
          metadata: { name: 'web', namespace: ns },
          spec: { replicas: 0 },
        },
      },
    ],
  ]);
};
