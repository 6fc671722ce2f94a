import type { Json, JsonObject } from '../../model/json.ts';
import { applied, type Applying } from './apply.ts';
import { create, isCounted } from './create.ts';
import { decode, judgeUnknown } from './decode.ts';
import { ApiFault, changedMeanwhile, conflict, invalid, notFound } from './faults.ts';
import { at, numberAt, same, textAt, withAt } from './json.ts';
import { apiVersionOf, type Kind } from './kinds.ts';
import { managersOf, withManagers, withUpdateBy } from './managers.ts';
import { finalizersOf, isGoing, nameOf, uidOf, versionOf, withMetadata } from './metadata.ts';
import { withDefaults } from './rules/defaults.ts';
import { validate } from './rules/validate.ts';
import type { Place, Store } from './store.ts';
import { refuseUntyped } from './typed-patch.ts';
import { checkBody, goneMeanwhile, type Part, type Writer } from './writer.ts';

/** What the API server keeps of an object whatever is written. */
const FIXED = [
  'uid',
  'creationTimestamp',
  'generation',
  'deletionTimestamp',
  'deletionGracePeriodSeconds',
  'resourceVersion',
  'selfLink',
  'generateName',
  'managedFields',
] as const;

/**
 * Changes an object as the API server does; nothing is written where nothing is different. `wanted` gives the object as it
 * should be from the one that is there. Throws `ApiFault`.
 */
export function change(
  store: Store,
  kind: Kind,
  place: Place,
  part: Part,
  writer: Writer,
  wanted: (before: JsonObject) => JsonObject,
): JsonObject {
  const before = store.get(kind, place);
  if (before === undefined) throw notFound(kind, place.name);
  return settle(store, kind, before, wanted(before), part, writer, (after) =>
    writer.manager === ''
      ? after
      : withUpdateBy(kind, before, after, {
          name: writer.manager,
          operation: 'Update',
          ...(part === undefined ? {} : { subresource: part }),
        }),
  );
}

/** A whole object in place of the one that is there. */
export function update(
  store: Store,
  kind: Kind,
  place: Place,
  part: Part,
  writer: Writer,
  body: JsonObject,
): JsonObject {
  checkBody(kind, body, place);
  if (nameOf(body) === '') throw new ApiFault(400, 'BadRequest', 'name must be provided');
  const needsVersion = kind.custom || kind.kind === 'Lease';
  if (needsVersion && versionOf(body) === '' && store.get(kind, place) !== undefined)
    throw invalid(kind, place.name, [
      {
        reason: 'FieldValueInvalid',
        message: 'Invalid value: 0: must be specified for an update',
        field: 'metadata.resourceVersion',
      },
    ]);
  return change(store, kind, place, part, writer, () => body);
}

/** Server-side apply. `created` where there was nothing. */
export function apply(
  store: Store,
  kind: Kind,
  place: Place,
  writer: Writer,
  config: JsonObject,
  applying: Applying,
): { readonly object: JsonObject; readonly created: boolean } {
  refuseOtherType(kind, config);
  checkBody(kind, config, place);
  if (at(config, 'metadata', 'managedFields') !== undefined)
    throw new ApiFault(400, 'BadRequest', 'metadata.managedFields must be nil');
  refuseUntyped(kind, config);
  const read = decode(kind, config);
  const said = withMetadata(read.object, { name: place.name });
  const before = store.get(kind, place);
  if (before === undefined) {
    const uid = uidOf(config);
    if (uid !== '' || applying.subresource !== '')
      throw uid === ''
        ? notFound(kind, place.name)
        : conflict(
            kind,
            place.name,
            `uid mismatch: the provided object specified uid ${uid}, and no existing object was found`,
          );
    // What the API server adds is nobody's: the book has only what was said.
    const own = (object: JsonObject): JsonObject =>
      withManagers(object, managersOf(applied(kind, {}, said, applying)));
    return { object: create(store, kind, place.namespace, said, writer, own), created: true };
  }
  refuseOldVersion(kind, before, config);
  const after = applied(kind, withDefaults(kind, before), said, applying);
  const part = applying.subresource === 'status' ? 'status' : undefined;
  const managers = managersOf(after);
  const object = settle(store, kind, before, after, part, writer, (whole) =>
    withManagers(whole, managers),
  );
  return { object, created: false };
}

function refuseOtherType(kind: Kind, config: JsonObject): void {
  const [apiVersion = '', named = ''] = [textAt(config, 'apiVersion'), textAt(config, 'kind')];
  if (apiVersion === apiVersionOf(kind) && named === kind.kind) return;
  const spoken = apiVersion.includes('/') ? apiVersion : `/${apiVersion}`;
  throw new ApiFault(400, 'BadRequest', `invalid object type: ${spoken}, Kind=${named}`);
}

function settle(
  store: Store,
  kind: Kind,
  before: JsonObject,
  wanted: JsonObject,
  part: Part,
  writer: Writer,
  booked: (after: JsonObject) => JsonObject,
): JsonObject {
  refuseOldVersion(kind, before, wanted);
  const { unread, validation = 'Warn' } = writer;
  const refuse = unread === undefined ? undefined : (why: string) => unread(why, wanted);
  const { object, unknown } = decode(kind, wanted, refuse);
  for (const said of judgeUnknown(kind, unknown, validation, refuse)) writer.warn?.(said);
  const whole = withDefaults(kind, partOf(kind, before, object, part));
  validate(kind, whole, before);
  refuseNewFinalizers(kind, before, whole);
  const isChanged =
    part === undefined && isCounted(kind) && !same(wantedOf(before), wantedOf(whole));
  const counted = isChanged
    ? withMetadata(whole, { generation: (numberAt(before, 'metadata', 'generation') ?? 0) + 1 })
    : whole;
  const after = booked(counted);
  if (same(before, after)) return before;
  if (writer.dryRun === true) return after;
  const isOver = isGoing(after) && isFree(kind, after);
  if (!isOver) return store.put(kind, after);
  store.remove(kind, placeOf(after));
  return after;
}

/** Nothing holds it any more. */
export function isFree(kind: Kind, object: JsonObject): boolean {
  if (finalizersOf(object).length > 0) return false;
  if (kind.kind === 'Namespace' && kind.group === '')
    return (
      at(object, 'spec', 'finalizers') === undefined || same(at(object, 'spec', 'finalizers'), [])
    );
  return (numberAt(object, 'metadata', 'deletionGracePeriodSeconds') ?? 0) === 0;
}

export function placeOf(object: JsonObject): Place {
  return { namespace: textAt(object, 'metadata', 'namespace'), name: nameOf(object) };
}

/** What counts as wanted: all but metadata and status. */
function wantedOf({ metadata: _metadata, status: _status, ...rest }: JsonObject): Json {
  return rest;
}

function partOf(kind: Kind, before: JsonObject, wanted: JsonObject, part: Part): JsonObject {
  if (part === 'status') {
    const status = at(wanted, 'status');
    return withAt({ ...before }, ['status'], status);
  }
  const fixed = FIXED.reduce(
    (object, key) => withAt(object, ['metadata', key], at(before, 'metadata', key)),
    withMetadata(wanted, { name: nameOf(before) }),
  );
  const namespace = textAt(before, 'metadata', 'namespace');
  const placed = withAt(fixed, ['metadata', 'namespace'], namespace);
  const typed: JsonObject = {
    kind: at(before, 'kind') ?? '',
    apiVersion: at(before, 'apiVersion') ?? '',
    ...placed,
  };
  if (!kind.subresources.includes('status')) return typed;
  return withAt(typed, ['status'], at(before, 'status'));
}

function refuseOldVersion(kind: Kind, before: JsonObject, wanted: JsonObject): void {
  const version = versionOf(wanted);
  if (version !== '' && version !== '0' && version !== versionOf(before))
    throw changedMeanwhile(kind, nameOf(before));
  const uid = uidOf(wanted);
  if (uid !== '' && uid !== uidOf(before))
    throw conflict(kind, nameOf(before), replaced(kind, before, uid));
}

/** In the words of what keeps the objects. */
function replaced(kind: Kind, before: JsonObject, uid: string): string {
  const { namespace = '', name } = placeOf(before);
  const key = `/registry/${kind.plural}/${namespace === '' ? '' : `${namespace}/`}${name}`;
  return `StorageError: invalid object, Code: 4, Key: ${key}, ResourceVersion: 0, AdditionalErrorMsg: ${goneMeanwhile('UID', uid, uidOf(before))}`;
}

function refuseNewFinalizers(kind: Kind, before: JsonObject, after: JsonObject): void {
  if (!isGoing(before)) return;
  const known = finalizersOf(before);
  const added = finalizersOf(after).filter((one) => !known.includes(one));
  if (added.length === 0) return;
  const list = added.map((one) => JSON.stringify(one)).join(', ');
  const message = `Forbidden: no new finalizers can be added if the object is being deleted, found new finalizers []string{${list}}`;
  throw invalid(kind, nameOf(before), [
    { reason: 'FieldValueForbidden', message, field: 'metadata.finalizers' },
  ]);
}
