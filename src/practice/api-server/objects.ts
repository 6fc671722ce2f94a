import { isObject, type JsonObject } from '../../model/json.ts';
import { apply, change, update } from '../store/change.ts';
import { create } from '../store/create.ts';
import type { FieldValidation } from '../store/decode.ts';
import { ApiFault, badRequest, notFound, wrongMethod } from '../store/faults.ts';
import { isList, numberAt, textAt } from '../store/json.ts';
import { nameOf, uidOf } from '../store/metadata.ts';
import { asObject, jsonPatch, mergePatch } from '../store/patches.ts';
import { remove, type Removal } from '../store/remove.ts';
import type { Store } from '../store/store.ts';
import { strategicPatch } from '../store/strategic-patch.ts';
import type { Part, Writer } from '../store/writer.ts';
import { answer, type Answer, type Asked, type Target } from './asked.ts';
import { objectIn, patchIn, unknownFormat } from './bodies.ts';
import { spokenAs, wantedBy, type Pages } from './list.ts';

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
    done(200, change(store, kind, place, part, writer, wanted));
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
      if (!isObject(value)) throw badRequest('the object provided is unrecognized');
      const force = asked.query.get('force') === 'true';
      const applying = { manager, force, subresource };
      const { object, created } = apply(store, kind, place, writer, value, applying);
      return done(created ? 201 : 200, object);
    }
    case 'application/json-patch+json':
      if (!isList(value))
        throw badRequest('json: cannot unmarshal object into Go value of type jsonpatch.Patch');
      return changed((before) => asObject(jsonPatch(before, value)));
    case 'application/strategic-merge-patch+json':
      if (kind.custom)
        throw unknownFormat([
          'application/json-patch+json',
          'application/merge-patch+json',
          'application/apply-patch+yaml',
        ]);
      return changed((before) => asObject(strategicPatch(kind.shape, before, value)));
    default:
      return changed((before) => asObject(mergePatch(before, value)));
  }
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
  if (kind.namespaced && namespace === undefined) throw wrongMethod();
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
    items: gone.map((one) => spokenAs(kind, one)),
  });
}

async function removalOf(asked: Asked): Promise<Removal> {
  const { query } = asked;
  const bytes = await asked.body();
  const options = bytes.length === 0 ? {} : await objectIn({ ...asked, body: async () => bytes });
  const grace = query.get('gracePeriodSeconds');
  return {
    graceSeconds: grace === null ? numberAt(options, 'gracePeriodSeconds') : Number(grace),
    propagation: query.get('propagationPolicy') ?? textAt(options, 'propagationPolicy'),
    uid: textAt(options, 'preconditions', 'uid'),
    version: textAt(options, 'preconditions', 'resourceVersion'),
    dryRun: isDry(asked) || isList(options['dryRun']),
  };
}

const OPTIONS: { readonly [method: string]: string } = {
  POST: 'CreateOptions',
  PUT: 'UpdateOptions',
  PATCH: 'PatchOptions',
  DELETE: 'DeleteOptions',
};

function isDry({ query, method }: Asked): boolean {
  const dry = query.getAll('dryRun').filter((one) => one !== '');
  if (dry.every((one) => one === 'All')) return dry.length > 0;
  const message = `Unsupported value: ${JSON.stringify(dry)}: supported values: "All"`;
  const kind = OPTIONS[method] ?? 'GetOptions';
  const field = 'dryRun';
  throw new ApiFault(422, 'Invalid', `${kind}.meta.k8s.io "" is invalid: ${field}: ${message}`, {
    group: 'meta.k8s.io',
    kind,
    causes: [{ reason: 'FieldValueNotSupported', message, field }],
  });
}

/** Under which name what a request writes is owned: the one it says, else that of its program. */
export function managerOf({ query, headers }: Asked): string {
  const agent = (headers['user-agent'] ?? '').split('/')[0] ?? '';
  const manager = query.get('fieldManager') ?? '';
  return manager === '' ? (agent === '' ? 'unknown' : agent) : manager;
}

function writerOf(asked: Asked, warn: (text: string) => void): Writer {
  const { query } = asked;
  const wanted = query.get('fieldValidation') ?? 'Warn';
  const validation: FieldValidation = wanted === 'Strict' || wanted === 'Ignore' ? wanted : 'Warn';
  return {
    manager: managerOf(asked),
    dryRun: isDry(asked),
    validation,
    warn,
  };
}
