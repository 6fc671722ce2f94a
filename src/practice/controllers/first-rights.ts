import type { JsonObject } from '../../model/json.ts';

const READ = ['get', 'list', 'watch'];
const WRITE = ['create', 'delete', 'deletecollection', 'patch', 'update'];
const PLAIN = [
  'bindings',
  'configmaps',
  'endpoints',
  'events',
  'persistentvolumeclaims',
  'pods',
  'pods/log',
  'pods/status',
  'replicationcontrollers',
  'serviceaccounts',
  'services',
];
const GROUPS = ['apps', 'autoscaling', 'batch', 'networking.k8s.io', 'policy', 'discovery.k8s.io'];

const views = [
  { apiGroups: [''], resources: PLAIN, verbs: READ },
  { apiGroups: GROUPS, resources: ['*'], verbs: READ },
];
const edits = [
  {
    apiGroups: [''],
    resources: [
      'pods/exec',
      'pods/attach',
      'pods/portforward',
      'pods/proxy',
      'services/proxy',
      'secrets',
    ],
    verbs: [...READ, ...WRITE],
  },
  { apiGroups: [''], resources: PLAIN, verbs: WRITE },
  { apiGroups: GROUPS, resources: ['*'], verbs: WRITE },
];

const HEALTH = ['/healthz', '/livez', '/readyz', '/version', '/version/'];
const API = ['/api', '/api/*', '/apis', '/apis/*', '/openapi', '/openapi/*'];

/** As far as somebody may be given less than all, and what everybody may. */
const ROLES: { readonly [name: string]: readonly JsonObject[] } = {
  'cluster-admin': [
    { apiGroups: ['*'], resources: ['*'], verbs: ['*'] },
    { nonResourceURLs: ['*'], verbs: ['*'] },
  ],
  admin: [
    ...views,
    ...edits,
    {
      apiGroups: ['rbac.authorization.k8s.io'],
      resources: ['roles', 'rolebindings'],
      verbs: [...READ, ...WRITE],
    },
  ],
  edit: [...views, ...edits],
  view: views,
  'system:basic-user': [
    {
      apiGroups: ['authorization.k8s.io'],
      resources: ['selfsubjectaccessreviews', 'selfsubjectrulesreviews'],
      verbs: ['create'],
    },
    { apiGroups: ['authentication.k8s.io'], resources: ['selfsubjectreviews'], verbs: ['create'] },
  ],
  'system:discovery': [{ nonResourceURLs: [...API, ...HEALTH].toSorted(), verbs: ['get'] }],
  'system:public-info-viewer': [{ nonResourceURLs: HEALTH, verbs: ['get'] }],
};

const GROUP_OF: { readonly [role: string]: readonly string[] } = {
  'cluster-admin': ['system:masters'],
  'system:basic-user': ['system:authenticated'],
  'system:discovery': ['system:authenticated'],
  'system:public-info-viewer': ['system:authenticated', 'system:unauthenticated'],
};

/** The roles that a cluster has from its first moment, and whom it gives them; each with its kind. */
export function firstRights(): readonly (readonly [kind: string, object: JsonObject])[] {
  const apiGroup = 'rbac.authorization.k8s.io';
  return [
    ...Object.entries(ROLES).map(
      ([name, rules]) => ['ClusterRole', { metadata: { name }, rules }] as const,
    ),
    ...Object.entries(GROUP_OF).map(
      ([name, groups]) =>
        [
          'ClusterRoleBinding',
          {
            metadata: { name },
            roleRef: { apiGroup, kind: 'ClusterRole', name },
            subjects: groups.map((group) => ({ apiGroup, kind: 'Group', name: group })),
          },
        ] as const,
    ),
  ];
}
