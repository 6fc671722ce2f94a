import { isObject } from '../../model/json.ts';
import { type ApiFault, wrongMethod } from '../store/faults.ts';
import { textOf } from '../store/json.ts';
import type { Store } from '../store/store.ts';
import { checkAccepted } from './accepted.ts';
import { askPart, type PartWorld } from './parts.ts';
import { answer, type Answer, type Asked, type Target } from './asked.ts';
import { grantForPath, isKnown, may, pathRefusal, refusal, type Right } from './authorize.ts';
import { discover } from './discovery.ts';
import type { Pages } from './list.ts';
import { checkReading } from './list-options.ts';
import { askObjects } from './objects.ts';
import { openApi } from './open-api.ts';
import { review } from './reviews.ts';
import { tableOf, wantsTable } from './tables.ts';
import { isWatch, placeAt, targetOf, verbOf } from './route.ts';

export const VERSION = 'v1.34.2';

const AGGREGATED = {
  'content-type': 'application/json;g=apidiscovery.k8s.io;v=v2;as=APIGroupDiscoveryList',
};

export const NOT_FOUND: Answer = { status: 404, body: '404 page not found\n' };

export type World = PartWorld & { readonly pages: Pages };

/** Answers a request; a watch is given back as what it is about, as its answer has no end. Throws `ApiFault`. */
export async function handle(
  world: World,
  asked: Asked,
): Promise<Answer | { readonly watched: Target }> {
  const { store, pages } = world;
  const place = placeAt(asked.path);
  if (place === undefined) return plain(store, asked);
  const reviewed = isKnown(asked.user) ? await review(store, place, asked) : undefined;
  if (reviewed !== undefined) return reviewed;
  const target = authorized(store, asked);
  const isRead = asked.method === 'GET';
  if (isRead && target.subresource === undefined) checkReading(target, asked);
  if (isRead && isWatch(asked.query)) return { watched: target };
  if (target.subresource === undefined) checkAccepted(asked.headers.accept);
  const part = await askPart(world, target, asked);
  if (part !== undefined) return part;
  const found = await askObjects(store, pages, target, asked);
  const isTable = isRead && wantsTable(asked.headers.accept ?? '');
  return isTable && isObject(found.body) ? answer(200, tableOf(target.kind, found.body)) : found;
}

/** What a request is about, once it is proven that who asks may. Throws `ApiFault`. */
export function authorized(store: Store, asked: Asked, verb?: string): Target {
  const place = placeAt(asked.path);
  if (place === undefined) throw wrongMethod();
  const { group, resource, subresource, namespace, name } = place;
  const right: Right = {
    verb: verb ?? verbOf(asked.method, place, asked.query),
    group,
    resource: subresource === undefined ? resource : `${resource}/${subresource}`,
    // A namespace is in itself, where rights are asked for.
    namespace: namespace ?? (resource === 'namespaces' && group === '' ? name : undefined),
    name,
  };
  const kind = store.find(group, place.version, resource);
  if (!may(store, asked.user, right)) {
    const about = kind ?? { plural: resource, group };
    throw refusal(about, asked.user, right);
  }
  return targetOf(store, place);
}

function plain(store: Store, asked: Asked): Answer {
  const { path, user, method, headers } = asked;
  const verb = method.toLowerCase();
  if (grantForPath(store, user, verb, path) === undefined) throw pathRefusal(user, verb, path);
  if (method !== 'GET') throw wrongMethod();
  const found = discover(store, path, headers);
  if (found !== undefined) {
    const isWhole = found['kind'] === 'APIGroupDiscoveryList';
    return isWhole ? { status: 200, body: found, headers: AGGREGATED } : answer(200, found);
  }
  const schema = openApi(store, path);
  if (schema !== undefined) return answer(200, schema);
  switch (path) {
    case '/readyz':
    case '/livez':
    case '/healthz':
      return { status: 200, body: 'ok' };
    case '/version':
      return answer(200, {
        major: '1',
        minor: VERSION.split('.')[1] ?? '',
        emulationMajor: '1',
        emulationMinor: VERSION.split('.')[1] ?? '',
        minCompatibilityMajor: '1',
        minCompatibilityMinor: String(Number(VERSION.split('.')[1]) - 1),
        gitVersion: VERSION,
        gitCommit: 'practice',
        gitTreeState: 'clean',
        buildDate: '2026-01-01T00:00:00Z',
        goVersion: '-',
        compiler: '-',
        platform: 'linux/amd64',
      });
    default:
      return NOT_FOUND;
  }
}

export function asAnswer(fault: ApiFault): Answer {
  const seconds = fault.details?.['retryAfterSeconds'];
  const headers = seconds === undefined ? {} : { 'retry-after': textOf(seconds) };
  return { status: fault.code, body: fault.status(), headers };
}
