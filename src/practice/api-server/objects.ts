import { isObject, type Json, type JsonObject } from '../../model/json.ts';
import { apply, change, update } from '../store/change.ts';
import { create } from '../store/create.ts';
import { jsonType } from '../store/decode.ts';
import { ApiFault, badRequest, notFound, wrongMethod } from '../store/faults.ts';
import { isList } from '../store/json.ts';
import { nameOf, uidOf } from '../store/metadata.ts';
import { asObject, jsonPatch, mergePatch } from '../store/patches.ts';
import { remove } from '../store/remove.ts';
import type { Store } from '../store/store.ts';
import { strategicPatch } from '../store/strategic-patch.ts';
import type { Part, Writer } from '../store/writer.ts';
import { answer, type Answer, type Asked, type Target } from './asked.ts';
import { objectIn, patchIn, unknownFormat } from './bodies.ts';
import { removalOf } from './delete-options.ts';
import { itemOf, spokenAs, wantedBy, type Pages } from './list.ts';
import { unreadPatched, unreadStrategic } from './patch-faults.ts';
import { writerOf } from './write-options.ts';

/** Reads and writes objects as a request wants it. Throws `ApiFault`. */
export async function askObjects(
  store: Store,
  pages: Pages,
  target: Target,
  asked: Asked,
): Promise<Answer> {
  const { kind, namespace, name, subresource } = target;
  const warnings: string[] = [];
  const writer = writerOf(asked, (text) => warnings.push(text));
  const part: Part = subresource === 'status' ? 'status' : undefined;
  const done = (status: number, object: JsonObject): Answer => ({
    ...answer(status, spokenAs(kind, object)),
    warnings,
  });
  if (name === undefined) {
    if (asked.method === 'GET') return answer(200, pages(store, target, asked));
    if (asked.method === 'DELETE') return removeAll(store, target, asked);
    if (asked.method !== 'POST' || (kind.namespaced && namespace === undefined))
      throw wrongMethod();
    return done(201, create(store, kind, namespace, await objectIn(asked, kind.kind), writer));
  }
  const place = { namespace, name };
  switch (asked.method) {
    case 'GET': {
      const found = store.get(kind, place);
      if (found === undefined) throw notFound(kind, name);
      return done(200, found);
    }
    case 'PUT':
      return done(200, update(store, kind, place, part, writer, await objectIn(asked, kind.kind)));
    case 'PATCH':
      return patch(store, target, asked, writer, done);
    case 'DELETE':
      if (subresource !== undefined) throw wrongMethod();
      return removeOne(store, target, asked);
    default:
      throw wrongMethod();
  }
}

async function patch(
  store: Store,
  { kind, namespace, name = '', subresource = '' }: Target,
  asked: Asked,
  writer: Writer,
  done: (status: number, object: JsonObject) => Answer,
): Promise<Answer> {
  const { type, value } = await patchIn(asked);
  const place = { namespace, name };
  const part: Part = subresource === 'status' ? 'status' : undefined;
  const changed = (wanted: (before: JsonObject) => JsonObject): Answer =>
    done(200, change(store, kind, place, part, { unread: unreadPatched, ...writer }, wanted));
  switch (type) {
    case 'application/apply-patch+yaml': {
      const manager = asked.query.get('fieldManager') ?? '';
      if (manager === '')
        throw new ApiFault(
          422,
          'Invalid',
          'PatchOptions.meta.k8s.io "" is invalid: fieldManager: Required value: is required for apply patch',
          {
            group: 'meta.k8s.io',
            kind: 'PatchOptions',
            causes: [
              {
                reason: 'FieldValueRequired',
                message: 'Required value: is required for apply patch',
                field: 'fieldManager',
              },
            ],
          },
        );
      if (!isObject(value))
        throw badRequest(
          `error decoding patch: error unmarshaling JSON: while decoding JSON: ${wrongPatch(value, MAP)}`,
        );
      const force = asked.query.get('force') === 'true';
      const applying = { manager, force, subresource };
      const { object, created } = apply(store, kind, place, writer, value, applying);
      return done(created ? 201 : 200, object);
    }
    case 'application/json-patch+json':
      if (!isList(value)) throw unreadable(value, '[]handlers.jsonPatchOp');
      return changed((before) => asObject(jsonPatch(before, value)));
    case 'application/strategic-merge-patch+json':
      if (kind.custom)
        throw unknownFormat([
          'application/json-patch+json',
          'application/merge-patch+json',
          'application/apply-patch+yaml',
        ]);
      if (!isObject(value)) throw badRequest(wrongPatch(value, MAP));
      return done(
        200,
        change(store, kind, place, part, { ...writer, unread: unreadStrategic(value) }, (before) =>
          asObject(strategicPatch(kind.shape, before, value)),
        ),
      );
    default:
      if (!isObject(value)) throw unreadable(value, MAP);
      return changed((before) => asObject(mergePatch(before, value)));
  }
}

const MAP = 'map[string]interface {}';

function unreadable(value: Json, wanted: string): ApiFault {
  return badRequest(`error decoding patch: ${wrongPatch(value, wanted)}`);
}

function wrongPatch(value: Json, wanted: string): string {
  return `json: cannot unmarshal ${jsonType(value)} into Go value of type ${wanted}`;
}

async function removeOne(
  store: Store,
  { kind, namespace, name = '' }: Target,
  asked: Asked,
): Promise<Answer> {
  const removal = await removalOf(asked);
  const { object, gone } = remove(store, kind, { namespace, name }, removal);
  if (!gone || kind.kind === 'Pod') return answer(200, spokenAs(kind, object));
  return answer(200, {
    kind: 'Status',
    apiVersion: 'v1',
    metadata: {},
    status: 'Success',
    details: {
      name: nameOf(object),
      ...(kind.group === '' ? {} : { group: kind.group }),
      kind: kind.plural,
      uid: uidOf(object),
    },
  });
}

async function removeAll(store: Store, target: Target, asked: Asked): Promise<Answer> {
  const { kind, namespace } = target;
  const isNamespaces = kind.group === '' && kind.kind === 'Namespace';
  if (isNamespaces || (kind.namespaced && namespace === undefined)) throw wrongMethod();
  const removal = await removalOf(asked);
  const wanted = wantedBy(target, asked.query);
  const all = store.list(kind, namespace).filter((one) => wanted(one));
  const gone = all.map(
    (one) => remove(store, kind, { namespace, name: nameOf(one) }, removal).object,
  );
  return answer(200, {
    kind: `${kind.kind}List`,
    apiVersion: kind.group === '' ? kind.version : `${kind.group}/${kind.version}`,
    metadata: { resourceVersion: String(store.version()) },
    items: gone.map((one) => itemOf(kind, one)),
  });
}
