import type { JsonObject } from '../../model/json.ts';
import { ApiFault, forbidden } from '../store/faults.ts';
import { objectAt, objectsAt, textAt, textsAt } from '../store/json.ts';
import { kindNamed, type Kind } from '../store/kinds.ts';
import { nameOf, namespaceOf } from '../store/metadata.ts';
import type { Store } from '../store/store.ts';
import type { User } from './asked.ts';

const ALL = 'system:masters';

export type Right = {
  readonly verb: string;
  readonly group: string;
  /** `pods/log` for a part of one. */
  readonly resource: string;
  readonly namespace: string | undefined;
  readonly name: string | undefined;
};

/** What a role gives somebody, and by which binding, in the words of the API server. */
export type Grant = { readonly rule: JsonObject; readonly by: string };

/** What gives somebody a right; undefined where nothing does. */
export function grantFor(store: Store, user: User, right: Right): Pick<Grant, 'by'> | undefined {
  if (user.groups.includes(ALL)) return { by: '' };
  return grantsOf(store, user, right.namespace).find(({ rule }) => allows(rule, right));
}

/** The same for a path that is none of objects. */
export function grantForPath(
  store: Store,
  user: User,
  verb: string,
  path: string,
): Pick<Grant, 'by'> | undefined {
  if (user.groups.includes(ALL)) return { by: '' };
  return grantsOf(store, user, undefined).find(({ rule }) => allowsPath(rule, verb, path));
}

/** Whether roles of the world give somebody a right. */
export function may(store: Store, user: User, right: Right): boolean {
  return grantFor(store, user, right) !== undefined;
}

export function isKnown({ groups }: User): boolean {
  return groups.includes('system:authenticated');
}

/** All that holds for somebody: in the whole cluster, and in one namespace. */
export function grantsOf(
  store: Store,
  user: User,
  namespace: string | undefined,
): readonly Grant[] {
  const wide = grantsBy(store, 'ClusterRoleBinding', user);
  const narrow = namespace === undefined ? [] : grantsBy(store, 'RoleBinding', user, namespace);
  return [...wide, ...narrow];
}

function grantsBy(store: Store, kind: string, user: User, namespace?: string): readonly Grant[] {
  return store.list(kindNamed(kind), namespace).flatMap((binding) => {
    const subject = objectsAt(binding, 'subjects').find((one) => isSubject(one, user, binding));
    if (subject === undefined) return [];
    const by = wordsFor(kind, binding, subject);
    return objectsAt(roleOf(store, binding), 'rules').map((rule) => ({ rule, by }));
  });
}

function wordsFor(kind: string, binding: JsonObject, subject: JsonObject): string {
  const word = (of: JsonObject, key: string): string => textAt(of, key) ?? '';
  const namespace = namespaceOf(binding);
  const where = namespace === undefined ? '' : `/${namespace}`;
  const role = objectAt(binding, 'roleRef');
  const whose = textAt(subject, 'namespace');
  const who = `${word(subject, 'name')}${whose === undefined ? '' : `/${whose}`}`;
  return `RBAC: allowed by ${kind} "${nameOf(binding)}${where}" of ${word(role, 'kind')} "${word(role, 'name')}" to ${word(subject, 'kind')} "${who}"`;
}

function isSubject(subject: JsonObject, { name, groups }: User, binding: JsonObject): boolean {
  const wanted = textAt(subject, 'name') ?? '';
  switch (textAt(subject, 'kind')) {
    case 'User':
      return wanted === name;
    case 'Group':
      return groups.includes(wanted);
    default: {
      const namespace = textAt(subject, 'namespace') ?? namespaceOf(binding) ?? '';
      return name === `system:serviceaccount:${namespace}:${wanted}`;
    }
  }
}

function roleOf(store: Store, binding: JsonObject): JsonObject {
  const role = objectAt(binding, 'roleRef');
  const kind = textAt(role, 'kind') === 'Role' ? 'Role' : 'ClusterRole';
  const namespace = kind === 'Role' ? namespaceOf(binding) : undefined;
  return store.get(kindNamed(kind), { namespace, name: textAt(role, 'name') ?? '' }) ?? {};
}

function allows(rule: JsonObject, { verb, group, resource, name }: Right): boolean {
  const has = (key: string, value: string): boolean => {
    const all = textsAt(rule, key);
    return all.includes('*') || all.includes(value);
  };
  const names = textsAt(rule, 'resourceNames');
  const [, part] = resource.split('/');
  const isResource =
    has('resources', resource) ||
    (part !== undefined && textsAt(rule, 'resources').includes(`*/${part}`));
  return (
    has('verbs', verb) &&
    has('apiGroups', group) &&
    isResource &&
    (names.length === 0 || (name !== undefined && names.includes(name)))
  );
}

function allowsPath(rule: JsonObject, verb: string, path: string): boolean {
  const verbs = textsAt(rule, 'verbs');
  if (!verbs.includes('*') && !verbs.includes(verb)) return false;
  return textsAt(rule, 'nonResourceURLs').some((one) =>
    one.endsWith('*') ? path.startsWith(one.slice(0, -1)) : path === one,
  );
}

/** The API server's words for who may not. */
export function refusal(kind: Pick<Kind, 'plural' | 'group'>, user: User, right: Right): ApiFault {
  const { verb, resource, group, namespace, name } = right;
  const where =
    namespace === undefined ? ' at the cluster scope' : ` in the namespace "${namespace}"`;
  const why = `User "${user.name}" cannot ${verb} resource "${resource}" in API group "${group}"${where}`;

  return forbidden(kind, name ?? '', why);
}

export function pathRefusal(user: User, verb: string, path: string): ApiFault {
  const message = `forbidden: User "${user.name}" cannot ${verb} path "${path}"`;
  return new ApiFault(403, 'Forbidden', message, {});
}
