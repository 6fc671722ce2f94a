import { randomBytes } from 'node:crypto';
import type { JsonObject } from '../../model/json.ts';
import type { PodHost } from '../pod-host.ts';
import { change } from '../store/change.ts';
import { badRequest, invalid, notFound, wrongMethod } from '../store/faults.ts';
import { at, numberAt, objectAt, objectsAt, textAt, withAt } from '../store/json.ts';
import { nameOf, timeText } from '../store/metadata.ts';
import { asObject, jsonPatch, mergePatch } from '../store/patches.ts';
import { isList } from '../store/json.ts';
import { remove } from '../store/remove.ts';
import type { Store } from '../store/store.ts';
import { answer, type Answer, type Asked, type Target, type User } from './asked.ts';
import { objectIn, patchIn } from './bodies.ts';
import { podLog } from './pod-log.ts';
import { proxied } from './proxy.ts';

export type PartWorld = {
  readonly store: Store;
  readonly host: PodHost;
  /** Takes a token from now on. */
  readonly learn: (token: string, user: User) => void;
};

const YEAR_MS = 365 * 86_400_000;

/** A part of an object that is asked for by itself, `status` aside; undefined where it is the object's own business. */
export async function askPart(
  { store, host, learn }: PartWorld,
  target: Target,
  asked: Asked,
): Promise<Answer | undefined> {
  const { kind, namespace, name = '', subresource } = target;
  switch (subresource) {
    case 'log':
      if (asked.method !== 'GET') throw wrongMethod();
      return podLog(store, host, target, asked);
    case 'proxy':
      return proxied(store, host, target, asked);
    case 'scale':
      return scale(store, target, asked);
    case 'finalize': {
      const body = await objectIn(asked);
      const object = change(store, kind, { name }, undefined, { manager: '' }, (before) =>
        withAt(before, ['spec', 'finalizers'], at(body, 'spec', 'finalizers') ?? []),
      );
      return answer(200, object);
    }
    case 'eviction': {
      remove(store, kind, { namespace, name }, {});
      return answer(201, {
        kind: 'Status',
        apiVersion: 'v1',
        metadata: {},
        status: 'Success',
        code: 201,
      });
    }
    case 'token': {
      const token = `practice.${randomBytes(24).toString('base64url')}`;
      const user = `system:serviceaccount:${namespace ?? ''}:${name}`;
      learn(token, {
        name: user,
        groups: ['system:serviceaccounts', `system:serviceaccounts:${namespace ?? ''}`],
      });
      const expirationTimestamp = timeText(Date.now() + YEAR_MS);
      return answer(201, {
        kind: 'TokenRequest',
        apiVersion: 'authentication.k8s.io/v1',
        metadata: { name, namespace: namespace ?? '' },
        spec: { audiences: [], expirationSeconds: YEAR_MS / 1000, boundObjectRef: null },
        status: { token, expirationTimestamp },
      });
    }
    default:
      return undefined;
  }
}

async function scale(store: Store, target: Target, asked: Asked): Promise<Answer> {
  const { kind, namespace, name = '' } = target;
  const place = { namespace, name };
  const before = store.get(kind, place);
  if (before === undefined) throw notFound(kind, name);
  const wanted = await wantedScale(scaleOf(before), asked);
  if (wanted === undefined) return answer(200, scaleOf(before));
  const named = textAt(wanted, 'metadata', 'name') ?? name;
  if (named !== name)
    throw badRequest(
      `the name of the object (${named}) does not match the name on the URL (${name})`,
    );
  const replicas = numberAt(wanted, 'spec', 'replicas') ?? 0;
  if (replicas < 0)
    throw invalid({ ...kind, kind: 'Scale', group: 'autoscaling' }, name, [
      {
        reason: 'FieldValueInvalid',
        message: `Invalid value: ${replicas}: must be greater than or equal to 0`,
        field: 'spec.replicas',
      },
    ]);
  const manager = asked.query.get('fieldManager') ?? 'kubectl';
  const after = change(store, kind, place, undefined, { manager }, (object) =>
    withAt(object, ['spec', 'replicas'], replicas),
  );
  return answer(200, scaleOf(after));
}

/** undefined where it is only read. */
async function wantedScale(scaled: JsonObject, asked: Asked): Promise<JsonObject | undefined> {
  if (asked.method === 'GET') return undefined;
  if (asked.method === 'PUT') return objectIn(asked);
  if (asked.method !== 'PATCH') throw wrongMethod();
  const { value } = await patchIn(asked);
  return asObject(isList(value) ? jsonPatch(scaled, value) : mergePatch(scaled, value));
}

function scaleOf(object: JsonObject): JsonObject {
  const labels = Object.entries(objectAt(object, 'spec', 'selector', 'matchLabels'));
  const expressions = objectsAt(object, 'spec', 'selector', 'matchExpressions');
  const selector = labels.map(([key, value]) => `${key}=${typeof value === 'string' ? value : ''}`);
  const replicas = numberAt(object, 'spec', 'replicas') ?? 0;
  const { uid = '', resourceVersion = '', creationTimestamp = '' } = objectAt(object, 'metadata');
  return {
    kind: 'Scale',
    apiVersion: 'autoscaling/v1',
    metadata: {
      name: nameOf(object),
      namespace: textAt(object, 'metadata', 'namespace') ?? '',
      uid,
      resourceVersion,
      creationTimestamp,
    },
    spec: replicas === 0 ? {} : { replicas },
    status: {
      replicas: numberAt(object, 'status', 'replicas') ?? 0,
      ...(expressions.length > 0 ? {} : { selector: selector.join(',') }),
    },
  };
}
