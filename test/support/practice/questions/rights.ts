import type { Reply, Step } from '../api-client.ts';
import { inTurn, type Note, type Questions } from './ask-both.ts';

function asks(kind: string, spec: object, group = 'authorization.k8s.io'): Step {
  return {
    method: 'POST',
    path: `/apis/${group}/v1/${kind.toLowerCase()}s`,
    body: { apiVersion: `${group}/v1`, kind, spec },
  };
}

const KEYS = ['apiGroups', 'resources', 'nonResourceURLs'];

/** What is told of a right stands where the status of other objects does, which is not compared. */
function withTold({ status, body }: Reply): Reply {
  const isObject = typeof body === 'object' && body !== null && 'status' in body;
  return { status, body: isObject ? { ...body, told: inOrder(body.status) } : body };
}

/** Rules come in any order. */
function inOrder(told: unknown): unknown {
  if (typeof told !== 'object' || told === null) return told;
  return Object.fromEntries(
    Object.entries(told).map(([key, value]: readonly [string, unknown]) => [
      key,
      Array.isArray(value)
        ? value.toSorted((a, b) => (JSON.stringify(a, KEYS) < JSON.stringify(b, KEYS) ? -1 : 1))
        : value,
    ]),
  );
}

/** Who is not known, who may not, and what somebody may. */
export const rights: Questions = async ({ ns, admin, anybody, stranger }, keep) => {
  const note: Note = (says, reply) => keep(says, withTold(reply));
  const secrets = `/api/v1/namespaces/${ns}/secrets`;
  const pods = `/api/v1/namespaces/${ns}/pods`;
  const get = (path: string): Step => ({ method: 'GET', path });
  const can = (attributes: object): Step =>
    asks('SelfSubjectAccessReview', { resourceAttributes: attributes });
  await inTurn(stranger, note, [
    ['a stranger reads', get(secrets)],
    ['a stranger asks for the version', get('/version')],
    ['a stranger asks for no such kind', get('/api/v1/nothings')],
  ]);
  const refused: readonly (readonly [string, Step])[] = [
    ['lists', get(secrets)],
    ['lists everywhere', get('/api/v1/secrets')],
    ['reads one', get(`${secrets}/a`)],
    ['follows', get(`${secrets}?watch=1&timeoutSeconds=1`)],
    ['creates', { method: 'POST', path: secrets, body: {} }],
    ['replaces', { method: 'PUT', path: `${secrets}/a`, body: {} }],
    ['patches', { method: 'PATCH', path: `${secrets}/a`, body: {} }],
    ['deletes', { method: 'DELETE', path: `${secrets}/a` }],
    ['deletes all', { method: 'DELETE', path: secrets }],
    ['asks for no such kind', get('/api/v1/nothings')],
    ['asks for no such group', get('/apis/nobody.example.com/v1/things')],
    ['reads the namespace', get(`/api/v1/namespaces/${ns}`)],
    ['lists nodes', get('/api/v1/nodes')],
    ['reads a log', get(`${pods}/web/log`)],
    ['says a status', { method: 'PATCH', path: `${pods}/web/status`, body: {} }],
    ['reads another group', get(`/apis/apps/v1/namespaces/${ns}/deployments/web`)],
    ['asks for a path of nobody', get('/metrics')],
    ['asks for another path of nobody', get('/nothing/at/all')],
  ];
  await inTurn(
    anybody,
    note,
    refused.map(([says, step]) => [`somebody ${says}`, step]),
  );
  const role = '/apis/rbac.authorization.k8s.io/v1/namespaces';
  await inTurn(admin, note, [
    [
      'a role is made',
      {
        method: 'POST',
        path: `${role}/${ns}/roles?fieldManager=tester`,
        body: {
          metadata: { name: 'some' },
          rules: [
            { apiGroups: [''], resources: ['secrets'], verbs: ['get'], resourceNames: ['a'] },
            { apiGroups: ['apps'], resources: ['deployments', 'deployments/scale'], verbs: ['*'] },
          ],
        },
      },
    ],
    [
      'a role without verbs is made',
      {
        method: 'POST',
        path: `${role}/${ns}/roles`,
        body: { metadata: { name: 'bad' }, rules: [{ apiGroups: [''], resources: ['pods'] }] },
      },
    ],
    [
      'it is bound',
      {
        method: 'POST',
        path: `${role}/${ns}/rolebindings?fieldManager=tester`,
        body: {
          metadata: { name: 'some' },
          roleRef: { apiGroup: 'rbac.authorization.k8s.io', kind: 'Role', name: 'some' },
          subjects: [{ kind: 'Group', apiGroup: 'rbac.authorization.k8s.io', name: 'people' }],
        },
      },
    ],
    [
      'it is bound to something else then',
      {
        method: 'PATCH',
        path: `${role}/${ns}/rolebindings/some`,
        type: 'application/merge-patch+json',
        body: { roleRef: { name: 'other' } },
      },
    ],
  ]);
  await untilAllowed();
  const deployments = { group: 'apps', resource: 'deployments', namespace: ns };
  await inTurn(anybody, note, [
    ['then reads the one', get(`${secrets}/a`)],
    ['then reads another one', get(`${secrets}/b`)],
    ['then lists', get(secrets)],
    ['then lists the other kind', get(`/apis/apps/v1/namespaces/${ns}/deployments`)],
    ['then follows it', get(`/apis/apps/v1/namespaces/${ns}/statefulsets`)],
    ['may it?', can({ verb: 'create', ...deployments })],
    ['may it elsewhere?', can({ verb: 'create', ...deployments, namespace: 'default' })],
    ['may it scale?', can({ verb: 'patch', ...deployments, subresource: 'scale' })],
    ['may it say a status?', can({ verb: 'patch', ...deployments, subresource: 'status' })],
    ['may it read the one?', can({ verb: 'get', resource: 'secrets', namespace: ns, name: 'a' })],
    ['may it read all?', can({ verb: 'get', resource: 'secrets', namespace: ns })],
    [
      'may it ask for a path?',
      asks('SelfSubjectAccessReview', {
        nonResourceAttributes: { verb: 'get', path: '/apis' },
      }),
    ],
    [
      'may it ask for another path?',
      asks('SelfSubjectAccessReview', {
        nonResourceAttributes: { verb: 'get', path: '/metrics' },
      }),
    ],
    ['may it do nothing?', asks('SelfSubjectAccessReview', {})],
    ['what may it do?', asks('SelfSubjectRulesReview', { namespace: ns })],
    ['what may it do nowhere?', asks('SelfSubjectRulesReview', {})],
    ['who is it?', asks('SelfSubjectReview', {}, 'authentication.k8s.io')],
    [
      'may somebody else?',
      asks('SubjectAccessReview', { user: 'anybody', resourceAttributes: { verb: 'get' } }),
    ],
  ]);
  await inTurn(admin, note, [
    ['may the administrator?', can({ verb: '*', group: '*', resource: '*' })],
    [
      'may somebody?',
      asks('SubjectAccessReview', {
        user: 'x',
        groups: ['people'],
        resourceAttributes: { verb: 'list', ...deployments },
      }),
    ],
    ['may nobody?', asks('SubjectAccessReview', { resourceAttributes: { verb: 'list' } })],
    ['what may the administrator do?', asks('SelfSubjectRulesReview', { namespace: ns })],
  ]);

  /** A role that was bound just now is not known at once. */
  async function untilAllowed(): Promise<void> {
    for (;;) {
      const { body } = await anybody(
        can({ verb: 'list', group: 'apps', resource: 'deployments', namespace: ns }),
      );
      if (JSON.stringify(body).includes('"allowed":true')) return;
    }
  }
};
