import type { JsonObject } from '../../model/json.ts';
import type { FieldValidation } from './decode.ts';
import { type ApiFault, badRequest } from './faults.ts';
import { textAt } from './json.ts';
import { apiVersionOf, type Kind, KINDS } from './kinds.ts';
import type { Place } from './store.ts';

/** Who writes, and how. */
export type Writer = {
  /** Under which name the fields are owned; `''`: one of the cluster's own controllers, for which no book is kept. */
  readonly manager: string;
  readonly dryRun?: boolean;
  readonly validation?: FieldValidation;
  /** How an object is refused that can't be read once it is changed; as a body where it is left out. */
  readonly unread?: (why: string, object: JsonObject) => ApiFault;
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
  const isOther = apiVersion !== undefined && apiVersion !== expected;
  if (isOther || (named !== undefined && named !== kind.kind))
    throw badRequest(otherKind(kind, named ?? kind.kind, apiVersion ?? expected));
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

function otherKind(kind: Kind, named: string, apiVersion: string): string {
  const found = KINDS.find((one) => one.kind === named && apiVersionOf(one) === apiVersion);
  const [version = ''] = apiVersion.split('/').toReversed();
  const group = (of: Kind): string => (of.group === '' ? 'core' : (of.group.split('.')[0] ?? ''));
  const why =
    found === undefined
      ? `no kind "${named}" is registered for version "${apiVersion}" in scheme "pkg/runtime/scheme.go:111"`
      : `converting (${version}.${named}) to (${group(kind)}.${kind.kind}): unknown conversion`;
  return `${named} in version "${version}" cannot be handled as a ${kind.kind}: ${why}`;
}

export function goneMeanwhile(what: string, wanted: string, found: string): string {
  return `Precondition failed: ${what} in precondition: ${wanted}, ${what} in object meta: ${found}`;
}
