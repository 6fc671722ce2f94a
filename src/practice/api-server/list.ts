import type { JsonObject } from '../../model/json.ts';
import { badRequest, tooOld } from '../store/faults.ts';
import { apiVersionOf, type Kind } from '../store/kinds.ts';
import { nameOf, namespaceOf } from '../store/metadata.ts';
import { fieldSelector, labelSelector } from '../store/selectors.ts';
import type { Store } from '../store/store.ts';
import type { Asked, Target } from './asked.ts';

export type Wanted = (object: JsonObject) => boolean;

/** Which objects of a kind a request is about. Throws `ApiFault` where a selector can't be read. */
export function wantedBy({ kind, namespace, name }: Target, query: URLSearchParams): Wanted {
  const byLabel = labelSelector(query.get('labelSelector') ?? '');
  const byField = fieldSelector(query.get('fieldSelector') ?? '', kind.custom ? '' : kind.kind);
  return (object) => {
    return (
      (namespace === undefined || namespaceOf(object) === namespace) &&
      (name === undefined || nameOf(object) === name) &&
      byLabel(object) &&
      byField(object)
    );
  };
}

/** In the version of the API that was asked for. */
export function spokenAs(kind: Kind, object: JsonObject): JsonObject {
  const apiVersion = apiVersionOf(kind);
  return object['apiVersion'] === apiVersion ? object : { ...object, apiVersion };
}

/** In a list the built-in kinds say it once for all. */
export function itemOf(kind: Kind, object: JsonObject): JsonObject {
  if (kind.custom) return spokenAs(kind, object);
  const { kind: _kind, apiVersion: _version, ...rest } = object;
  return rest;
}

/** A page of a list: `continue` says where the next one begins. Pages are those of the moment in which the first was read. */
export type Pages = (store: Store, target: Target, asked: Asked) => JsonObject;

const MOST_OPEN = 50;

export function createPages(): Pages {
  const open = new Map<
    string,
    { readonly left: readonly JsonObject[]; readonly version: number }
  >();
  let count = 0;
  return (store, target, { query }) => {
    const { kind } = target;
    const limit = Number(query.get('limit') ?? 0);
    const token = query.get('continue') ?? '';
    const { items, version } =
      token === '' ? fresh(store, target, query) : next(store, target, query);
    const page = limit > 0 ? items.slice(0, limit) : items;
    const left = items.slice(page.length);
    const more = kept(left, version);
    return {
      kind: `${kind.kind}List`,
      apiVersion: apiVersionOf(kind),
      metadata: {
        resourceVersion: String(version),
        ...(more === '' ? {} : { continue: more, remainingItemCount: left.length }),
      },
      items: page.map((one) => itemOf(kind, one)),
    };
  };

  /** By which token what is left of a list is gone on with; none where nothing is. */
  function kept(left: readonly JsonObject[], version: number): string {
    if (left.length === 0) return '';
    count += 1;
    const token = Buffer.from(`${version}/${count}`).toString('base64url');
    open.set(token, { left, version });
    for (const old of open.keys()) if (open.size > MOST_OPEN) open.delete(old);
    return token;
  }

  function next(store: Store, target: Target, query: URLSearchParams) {
    const token = query.get('continue') ?? '';
    const page = open.get(token);
    if (page !== undefined && store.remembers(page.version))
      return { items: page.left, version: page.version };
    if (!/^\d+\/\d+$/.test(Buffer.from(token, 'base64url').toString()))
      throw badRequest('invalid continue token: continue key is not valid: illegal base64 data');
    const now = fresh(store, target, query);
    const [first] = page?.left ?? [];
    const from = now.items.findIndex((one) => first !== undefined && isFrom(first, one));
    throw tooOld(TOO_OLD, from < 0 ? '' : kept(now.items.slice(from), now.version));
  }
}

const TOO_OLD =
  'The provided continue parameter is too old to display a consistent list result. You can start a new list without the continue parameter, or use the continue token in this response to retrieve the remainder of the results. Continuing with the provided token results in an inconsistent list - objects that were created, modified, or deleted between the time the first chunk was returned and now may show up in the list.';

/** Whether an object stands where another one did, or behind that. */
function isFrom(first: JsonObject, one: JsonObject): boolean {
  const keyIn = (object: JsonObject): string => `${namespaceOf(object) ?? ''}/${nameOf(object)}`;
  return keyIn(one) >= keyIn(first);
}

function fresh(store: Store, target: Target, query: URLSearchParams) {
  const wanted = wantedBy(target, query);
  const items = store.list(target.kind, target.namespace).filter((one) => wanted(one));
  return { items, version: store.version() };
}
