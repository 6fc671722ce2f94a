import type { JsonObject } from '../../model/json.ts';
import { ApiFault, forbidden } from '../store/faults.ts';
import { objectAt, objectsAt, textAt, textsAt } from '../store/json.ts';
import { kindNamed, type Kind } from '../store/kinds.ts';
import { namespaceOf } from '../store/metadata.ts';
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

/** Whether roles of the world give somebody a right. */
export function may(store: Store, user: User, right: Right): boolean {
  if (user.groups.includes(ALL)) return true;
  return rulesOf(store, user, right.namespace).some((rule) => allows(rule, right));
}

/** Everybody who is known may look at what is served, and ask what they may. */
export function mayAskPath(user: User, path: string): boolean {
  if (user.groups.includes(ALL)) return true;
  const isHealth = /^\/(readyz|livez|healthz|version)(\/|$)/.test(path);
  return isHealth || (isKnown(user) && /^\/(api|apis|openapi)(\/|$)/.test(path));
}

export function isKnown({ groups }: User): boolean {
  return groups.includes('system:authenticated');
}

/** All rules that hold for somebody: those of the whole cluster, and those of one namespace. */
export function rulesOf(
  store: Store,
  user: User,
  namespace: string | undefined,
): readonly JsonObject[] {
  const wide = bindingsOf(store, 'ClusterRoleBinding', user);
  const narrow = namespace === undefined ? [] : bindingsOf(store, 'RoleBinding', user, namespace);
  return [...wide, ...narrow].flatMap((binding) => objectsAt(roleOf(store, binding), 'rules'));
}

function bindingsOf(
  store: Store,
  kind: string,
  user: User,
  namespace?: string,
): readonly JsonObject[] {
  return store
    .list(kindNamed(kind), namespace)
    .filter((one) => objectsAt(one, 'subjects').some((subject) => isSubject(subject, user, one)));
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
