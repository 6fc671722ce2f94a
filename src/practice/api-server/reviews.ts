import type { JsonObject } from '../../model/json.ts';
import { ApiFault, badRequest, type FaultCause, wrong } from '../store/faults.ts';
import { at, objectAt, textAt, textsAt } from '../store/json.ts';
import { withUpdateBy } from '../store/managers.ts';
import { timeText } from '../store/metadata.ts';
import { shapeOf } from '../store/shapes/read-shapes.ts';
import type { Store } from '../store/store.ts';
import { answer, type Answer, type Asked, type User } from './asked.ts';
import { grantFor, grantForPath, grantsOf, may, refusal, type Right } from './authorize.ts';
import { objectIn } from './bodies.ts';
import { REVIEWS } from './discovery.ts';
import type { Place } from './route.ts';
import { managerOf } from './write-options.ts';

type ReviewKind = (typeof REVIEWS)[number];

/**
 * What somebody asks about rights, answered and forgotten; undefined where it is no such question. Everybody who is known
 * may ask about themselves. Throws `ApiFault`.
 */
export async function review(
  store: Store,
  place: Place,
  asked: Asked,
): Promise<Answer | undefined> {
  const found = REVIEWS.find((one) => one.group === place.group && one.plural === place.resource);
  if (found === undefined || asked.method !== 'POST') return undefined;
  const { group, plural: resource, kind } = found;
  const right: Right = { verb: 'create', group, resource, namespace: undefined, name: undefined };
  if (!kind.startsWith('Self') && !may(store, asked.user, right))
    throw refusal(found, asked.user, right);
  const spec = objectAt(await objectIn(asked, kind), 'spec');
  const [cause] = causesIn(kind, spec);
  if (cause !== undefined)
    throw new ApiFault(
      422,
      'Invalid',
      `.${group} "" is invalid: ${cause.field}: ${cause.message}`,
      {
        group,
        causes: [cause],
      },
    );
  if (kind === 'SelfSubjectRulesReview' && (textAt(spec, 'namespace') ?? '') === '')
    throw badRequest('no namespace on request');
  return answer(201, {
    ...keptOf(found, spec, asked),
    status: statusOf(store, kind, spec, asked.user),
  });
}

/** The question as it is given back, with who owns what of it. */
function keptOf(found: ReviewKind, spec: JsonObject, asked: Asked): JsonObject {
  const { kind, group } = found;
  const head = { kind, apiVersion: `${group}/v1` };
  switch (kind) {
    case 'SelfSubjectReview':
      return { ...head, metadata: { creationTimestamp: timeText() } };
    case 'SelfSubjectRulesReview':
      return { ...head, metadata: {}, spec: {} };
    default: {
      const about = { group, version: 'v1', kind, shape: shapeOf(kind) };
      const who = { name: managerOf(asked), operation: 'Update' as const };
      return withUpdateBy(about, undefined, { ...head, spec }, who);
    }
  }
}

function causesIn(kind: string, spec: JsonObject): readonly FaultCause[] {
  if (!kind.endsWith('AccessReview')) return [];
  const isResource = at(spec, 'resourceAttributes') !== undefined;
  if (isResource === (at(spec, 'nonResourceAttributes') !== undefined)) {
    const why = isResource
      ? 'cannot be specified in combination with resourceAttributes'
      : 'exactly one of nonResourceAttributes or resourceAttributes must be specified';
    return [wrong(isResource ? 'spec.nonResourceAttributes' : 'spec', 'null', why)];
  }
  const isSomebody = (textAt(spec, 'user') ?? '') !== '' || textsAt(spec, 'groups').length > 0;
  if (kind === 'SelfSubjectAccessReview' || isSomebody) return [];
  return [wrong('spec.user', '""', 'at least one of user or group must be specified')];
}

function statusOf(store: Store, kind: string, spec: JsonObject, user: User): JsonObject {
  switch (kind) {
    case 'SelfSubjectReview':
      return { userInfo: userInfo(user) };
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

function userInfo({ name: username, groups, certificate }: User): JsonObject {
  if (certificate === undefined) return { username, groups };
  const id = [`X509SHA256=${certificate}`];
  return { username, groups, extra: { 'authentication.kubernetes.io/credential-id': id } };
}

function access(store: Store, spec: JsonObject, user: User): JsonObject {
  const path = textAt(spec, 'nonResourceAttributes', 'path');
  const verb = textAt(spec, 'nonResourceAttributes', 'verb') ?? '';
  const grant =
    path === undefined
      ? grantFor(store, user, rightOf(objectAt(spec, 'resourceAttributes')))
      : grantForPath(store, user, verb, path);
  if (grant === undefined) return { allowed: false };
  return grant.by === '' ? { allowed: true } : { allowed: true, reason: grant.by };
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
  const all = grantsOf(store, user, namespace).map(({ rule }) => rule);
  const isOfPaths = (rule: JsonObject): boolean => at(rule, 'nonResourceURLs') !== undefined;
  return {
    resourceRules: all.filter((rule) => at(rule, 'resources') !== undefined),
    nonResourceRules: all.filter(isOfPaths),
    incomplete: false,
  };
}
