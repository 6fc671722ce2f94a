import { noSuchResource } from '../store/faults.ts';
import type { Store } from '../store/store.ts';
import type { Target } from './asked.ts';

export type Place = {
  readonly group: string;
  readonly version: string;
  readonly namespace: string | undefined;
  readonly resource: string;
  readonly name: string | undefined;
  readonly subresource: string | undefined;
  readonly rest: string;
};

/** What a path names in the API; undefined where it is none of objects. */
export function placeAt(path: string): Place | undefined {
  const parts = path.split('/').slice(1).map(decoded);
  const [root] = parts;
  const from = root === 'api' ? 2 : root === 'apis' ? 3 : 0;
  if (from === 0 || parts.length <= from || parts[from] === '') return undefined;
  const group = root === 'api' ? '' : (parts[1] ?? '');
  const version = parts[from - 1] ?? '';
  const inside = parts.slice(from);
  const [first = '', second, third] = inside;
  const isInNamespace =
    first === 'namespaces' && third !== undefined && !['status', 'finalize'].includes(third);
  const [resource = '', name, subresource, ...rest] = isInNamespace ? inside.slice(2) : inside;
  const behind = rest.length === 0 ? '' : `/${path.split('/').slice(-rest.length).join('/')}`;
  return {
    group,
    version,
    namespace: isInNamespace ? second : undefined,
    resource,
    name: name === '' ? undefined : name,
    subresource,
    rest: behind,
  };
}

/** Nothing at all is served there: what is answered is no object of the API. */
export class NoSuchPath extends Error {
  override readonly name = 'NoSuchPath';
}

/** Throws `NoSuchPath`, or `ApiFault` 404 where no such kind is served, or not like that. */
export function targetOf(store: Store, place: Place): Target {
  const { namespace, name, subresource, rest } = place;
  const kind = store.find(place.group, place.version, place.resource);
  const isServed = store.kinds().some((one) => one.group === place.group);
  if (!isServed) throw new NoSuchPath();
  if (kind === undefined) throw noSuchResource();
  if (subresource !== undefined && !kind.subresources.includes(subresource)) throw noSuchResource();
  if (!kind.namespaced && namespace !== undefined) throw noSuchResource();
  if (kind.namespaced && namespace === undefined && name !== undefined) throw noSuchResource();
  return { kind, namespace, name, subresource, rest };
}

/** The verb of a request, as roles name it. */
export function verbOf(
  method: string,
  { name }: Pick<Place, 'name'>,
  query: URLSearchParams,
): string {
  switch (method) {
    case 'POST':
      return 'create';
    case 'PUT':
      return 'update';
    case 'PATCH':
      return 'patch';
    case 'DELETE':
      return name === undefined ? 'deletecollection' : 'delete';
    default:
      if (isWatch(query)) return 'watch';
      return name === undefined ? 'list' : 'get';
  }
}

export function isWatch(query: URLSearchParams): boolean {
  return ['1', 'true'].includes(query.get('watch') ?? '');
}

function decoded(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}
