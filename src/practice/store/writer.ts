import type { JsonObject } from '../../model/json.ts';
import type { FieldValidation } from './decode.ts';
import { badRequest } from './faults.ts';
import { textAt } from './json.ts';
import { apiVersionOf, type Kind } from './kinds.ts';
import type { Place } from './store.ts';

/** Who writes, and how. */
export type Writer = {
  /** Under which name the fields are owned; `''`: one of the cluster's own controllers, for which no book is kept. */
  readonly manager: string;
  readonly dryRun?: boolean;
  readonly validation?: FieldValidation;
  /** What is said along with an answer that is given all the same. */
  readonly warn?: (text: string) => void;
};

/** A part of an object that is written by itself. */
export type Part = 'status' | undefined;

/** Throws `ApiFault` 400 where a body is not of the kind, or not for the place, that the request names. */
export function checkBody(kind: Kind, body: JsonObject, place: Partial<Place>): void {
  const apiVersion = textAt(body, 'apiVersion');
  const expected = apiVersionOf(kind);
  const named = textAt(body, 'kind');
  if (apiVersion !== undefined && apiVersion !== expected)
    throw badRequest(
      `the API version in the data (${apiVersion}) does not match the expected API version (${expected})`,
    );
  if (named !== undefined && named !== kind.kind)
    throw badRequest(
      `${named} in version "${kind.version}" cannot be handled as a ${kind.kind}: no kind "${named}" is registered for version "${expected}"`,
    );
  const name = textAt(body, 'metadata', 'name');
  if (place.name !== undefined && name !== undefined && name !== place.name)
    throw badRequest(
      `the name of the object (${name}) does not match the name on the URL (${place.name})`,
    );
  const namespace = textAt(body, 'metadata', 'namespace');
  if (kind.namespaced && namespace !== undefined && namespace !== place.namespace)
    throw badRequest(
      'the namespace of the provided object does not match the namespace sent on the request',
    );
}

export function goneMeanwhile(what: string, wanted: string, found: string): string {
  return `Precondition failed: ${what} in precondition: ${wanted}, ${what} in object meta: ${found}`;
}
