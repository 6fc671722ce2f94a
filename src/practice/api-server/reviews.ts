import type { JsonObject } from '../../model/json.ts';
import { objectAt, textAt, textsAt } from '../store/json.ts';
import type { Store } from '../store/store.ts';
import { answer, type Answer, type Asked, type User } from './asked.ts';
import { may, rulesOf, type Right } from './authorize.ts';
import { objectIn } from './bodies.ts';
import { REVIEWS } from './discovery.ts';
import type { Place } from './route.ts';

/** What somebody asks about rights, answered and forgotten; undefined where it is no such question. */
export async function review(
  store: Store,
  place: Place,
  asked: Asked,
): Promise<Answer | undefined> {
  const found = REVIEWS.find((one) => one.group === place.group && one.plural === place.resource);
  if (found === undefined || asked.method !== 'POST') return undefined;
  const body = await objectIn(asked);
  const spec = objectAt(body, 'spec');
  const reviewed: JsonObject = {
    kind: found.kind,
    apiVersion: `${found.group}/v1`,
    metadata: { creationTimestamp: null },
    ...(found.kind === 'SelfSubjectReview' ? {} : { spec }),
    status: statusOf(store, found.kind, spec, asked.user),
  };
  return answer(201, reviewed);
}

function statusOf(store: Store, kind: string, spec: JsonObject, user: User): JsonObject {
  switch (kind) {
    case 'SelfSubjectReview':
      return { userInfo: { username: user.name, groups: user.groups } };
    case 'SelfSubjectRulesReview':
      return rules(store, user, textAt(spec, 'namespace'));
    case 'SubjectAccessReview':
      return access(store, spec, {
        name: textAt(spec, 'user') ?? '',
        groups: textsAt(spec, 'groups'),
      });
    default:
      return access(store, spec, user);
  }
}

function access(store: Store, spec: JsonObject, user: User): JsonObject {
  const allowed = may(store, user, rightOf(objectAt(spec, 'resourceAttributes')));
  return allowed ? { allowed, reason: reasonFor(user) } : { allowed };
}

function reasonFor({ name, groups }: User): string {
  return groups.includes('system:masters') ? '' : `RBAC: allowed for User "${name}"`;
}

function rightOf(asked: JsonObject): Right {
  const part = textAt(asked, 'subresource') ?? '';
  const resource = textAt(asked, 'resource') ?? '';
  const namespace = textAt(asked, 'namespace') ?? '';
  return {
    verb: textAt(asked, 'verb') ?? '',
    group: textAt(asked, 'group') ?? '',
    resource: part === '' ? resource : `${resource}/${part}`,
    namespace: namespace === '' ? undefined : namespace,
    name: textAt(asked, 'name'),
  };
}

function rules(store: Store, user: User, namespace: string | undefined): JsonObject {
  const all = user.groups.includes('system:masters')
    ? [{ verbs: ['*'], apiGroups: ['*'], resources: ['*'] }]
    : rulesOf(store, user, namespace);
  return {
    resourceRules: all,
    nonResourceRules: [
      {
        verbs: ['get'],
        nonResourceURLs: [
          '/api',
          '/api/*',
          '/apis',
          '/apis/*',
          '/healthz',
          '/livez',
          '/openapi',
          '/openapi/*',
          '/readyz',
          '/version',
        ],
      },
    ],
    incomplete: false,
  };
}
