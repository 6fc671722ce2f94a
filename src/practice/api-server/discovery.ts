import type { JsonObject } from '../../model/json.ts';
import type { Kind } from '../store/kinds.ts';
import type { Store } from '../store/store.ts';

const VERBS = ['create', 'delete', 'deletecollection', 'get', 'list', 'patch', 'update', 'watch'];
const PART_VERBS: { readonly [part: string]: readonly string[] } = {
  status: ['get', 'patch', 'update'],
  scale: ['get', 'patch', 'update'],
  finalize: ['update'],
  log: ['get'],
  exec: ['create', 'get'],
  attach: ['create', 'get'],
  portforward: ['create', 'get'],
  eviction: ['create'],
  binding: ['create'],
  token: ['create'],
  proxy: ['create', 'delete', 'get', 'patch', 'update'],
};
const PART_KINDS: {
  readonly [part: string]: readonly [kind: string, group: string, version: string];
} = {
  scale: ['Scale', 'autoscaling', 'v1'],
  eviction: ['Eviction', 'policy', 'v1'],
  token: ['TokenRequest', 'authentication.k8s.io', 'v1'],
  exec: ['PodExecOptions', '', ''],
  attach: ['PodAttachOptions', '', ''],
  portforward: ['PodPortForwardOptions', '', ''],
  binding: ['Binding', '', ''],
};

/** What is only asked, and kept nowhere. */
export const REVIEWS: readonly {
  readonly group: string;
  readonly kind: string;
  readonly plural: string;
  readonly namespaced: boolean;
}[] = [
  ['SelfSubjectAccessReview', 'selfsubjectaccessreviews'],
  ['SelfSubjectRulesReview', 'selfsubjectrulesreviews'],
  ['SubjectAccessReview', 'subjectaccessreviews'],
  ['SelfSubjectReview', 'selfsubjectreviews'],
].map(([kind = '', plural = '']) => ({
  group: kind === 'SelfSubjectReview' ? 'authentication.k8s.io' : 'authorization.k8s.io',
  kind,
  plural,
  namespaced: false,
}));

/** `/api`, `/apis`, `/apis/GROUP`, `/api/v1`, `/apis/GROUP/VERSION`; undefined for any other path. */
export function discover(
  store: Store,
  path: string,
  {
    accept = '',
    host = '',
  }: { readonly accept?: string | undefined; readonly host?: string | undefined },
): JsonObject | undefined {
  const isWhole = /as=APIGroupDiscoveryList/.test(accept);
  const [root, group, version, ...rest] = path.replace(/\/$/, '').split('/').slice(1);
  if (root === 'api' && version === undefined) {
    if (group === 'v1') return resourceList(store, '', 'v1');
    if (group !== undefined) return undefined;
    return isWhole
      ? aggregated(store, [''])
      : {
          kind: 'APIVersions',
          versions: ['v1'],
          serverAddressByClientCIDRs: [{ clientCIDR: '0.0.0.0/0', serverAddress: host }],
        };
  }
  if (root !== 'apis' || rest.length > 0) return undefined;
  const groups = groupsOf(store);
  if (group === undefined)
    return isWhole
      ? aggregated(store, [...groups.keys()])
      : { kind: 'APIGroupList', apiVersion: 'v1', groups: [...groups].map(groupOf) };
  const versions = groups.get(group);
  if (versions === undefined) return undefined;
  if (version === undefined)
    return { kind: 'APIGroup', apiVersion: 'v1', ...groupOf([group, versions]) };
  return versions.includes(version) ? resourceList(store, group, version) : undefined;
}

/** Each group with its versions, the one that is preferred first. */
export function groupsOf(store: Store): ReadonlyMap<string, readonly string[]> {
  const groups = new Map<string, string[]>();
  const all = [...store.kinds(), ...REVIEWS.map(({ group }) => ({ group, version: 'v1' }))];
  for (const { group, version } of all) {
    if (group === '') continue;
    const versions = groups.get(group) ?? [];
    if (!versions.includes(version)) versions.push(version);
    groups.set(group, versions);
  }
  return groups;
}

function groupOf([name, versions]: readonly [string, readonly string[]]): JsonObject {
  const named = versions.map((version) => ({ groupVersion: `${name}/${version}`, version }));
  return { name, versions: named, preferredVersion: named[0] ?? {} };
}

function resourceList(store: Store, group: string, version: string): JsonObject {
  const kinds = kindsIn(store, group, version);
  return {
    kind: 'APIResourceList',
    ...(group === '' ? {} : { apiVersion: 'v1' }),
    groupVersion: group === '' ? version : `${group}/${version}`,
    resources: [
      ...kinds.flatMap((kind) => [
        resource(kind),
        ...kind.subresources.map((one) => part(kind, one)),
      ]),
      ...REVIEWS.filter((one) => one.group === group).map((one) => ({
        name: one.plural,
        singularName: one.kind.toLowerCase(),
        namespaced: one.namespaced,
        kind: one.kind,
        verbs: ['create'],
      })),
    ],
  };
}

function kindsIn(store: Store, group: string, version: string): readonly Kind[] {
  return store
    .kinds()
    .filter((one) => one.group === group && one.version === version)
    .toSorted((a, b) => (a.plural < b.plural ? -1 : 1));
}

function resource(kind: Kind): JsonObject {
  return {
    name: kind.plural,
    singularName: kind.singular,
    namespaced: kind.namespaced,
    kind: kind.kind,
    verbs: verbsOf(kind),
    ...more(kind),
    storageVersionHash: Buffer.from(`${kind.group}/${kind.kind}`).toString('base64').slice(0, 11),
  };
}

/** Not all namespaces can be deleted at once. */
function verbsOf({ group, kind }: Kind): readonly string[] {
  const isNamespace = group === '' && kind === 'Namespace';
  return isNamespace ? VERBS.filter((one) => one !== 'deletecollection') : VERBS;
}

function more({ shortNames, categories }: Kind): JsonObject {
  return {
    ...(shortNames.length === 0 ? {} : { shortNames }),
    ...(categories.length === 0 ? {} : { categories }),
  };
}

function part(kind: Kind, name: string): JsonObject {
  const whole = name === 'proxy' ? `${kind.kind}ProxyOptions` : kind.kind;
  const [partKind = whole, group = '', version = ''] = PART_KINDS[name] ?? [];
  return {
    name: `${kind.plural}/${name}`,
    singularName: '',
    namespaced: kind.namespaced,
    ...(version === '' ? {} : { group, version }),
    kind: partKind,
    verbs: PART_VERBS[name] ?? ['get'],
  };
}

function aggregated(store: Store, groups: readonly string[]): JsonObject {
  const known = groupsOf(store);
  return {
    kind: 'APIGroupDiscoveryList',
    apiVersion: 'apidiscovery.k8s.io/v2',
    metadata: {},
    items: groups.map((group) => ({
      metadata: { ...(group === '' ? {} : { name: group }), creationTimestamp: null },
      versions: (known.get(group) ?? ['v1']).map((version) => ({
        version,
        freshness: 'Current',
        resources: [
          ...kindsIn(store, group, version).map((kind) => ({
            resource: kind.plural,
            responseKind: { group: kind.group, version: kind.version, kind: kind.kind },
            scope: kind.namespaced ? 'Namespaced' : 'Cluster',
            singularResource: kind.singular,
            verbs: verbsOf(kind),
            ...more(kind),
            ...aggregatedParts(kind),
          })),
          ...REVIEWS.filter((one) => one.group === group).map((one) => ({
            resource: one.plural,
            responseKind: { group, version, kind: one.kind },
            scope: 'Cluster',
            singularResource: one.kind.toLowerCase(),
            verbs: ['create'],
          })),
        ],
      })),
    })),
  };
}

function aggregatedParts(kind: Kind): JsonObject {
  if (kind.subresources.length === 0) return {};
  return {
    subresources: kind.subresources.map((name) => {
      const [partKind = kind.kind, group = kind.group, version = kind.version] =
        PART_KINDS[name] ?? [];
      return {
        subresource: name,
        responseKind: { group, version, kind: partKind },
        verbs: PART_VERBS[name] ?? ['get'],
      };
    }),
  };
}
