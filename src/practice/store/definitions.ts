import { isObject, type Json, type JsonObject } from '../../model/json.ts';
import { at, objectAt, objectsAt, textAt, textsAt } from './json.ts';
import { kindNamed, type Kind } from './kinds.ts';
import { nameOf, timeText } from './metadata.ts';
import { placeOf } from './change.ts';
import type { ObjectShape, Shape } from './shapes/read-shapes.ts';
import { shapeOf } from './shapes/read-shapes.ts';
import type { Store } from './store.ts';

const DEFINITION = kindNamed('CustomResourceDefinition');

/** Serves what definitions define from the moment they are there, and takes the objects along when one goes. Gives how to stop. */
export function followDefinitions(store: Store): () => void {
  return store.listen(({ kind, type, object }) => {
    if (kind !== DEFINITION) return;
    const group = textAt(object, 'spec', 'group') ?? '';
    const all = store.list(DEFINITION).filter((one) => textAt(one, 'spec', 'group') === group);
    if (type === 'DELETED') removeAll(store, object);
    store.define(group, all.flatMap(kindsOf));
    const isSaid = objectsAt(object, 'status', 'conditions').length > 0;
    if (type !== 'DELETED' && !isSaid)
      store.put(DEFINITION, { ...object, status: accepted(object) });
  });
}

function removeAll(store: Store, definition: JsonObject): void {
  const [first] = kindsOf(definition);
  if (first === undefined) return;
  for (const one of store.list(first)) store.remove(first, placeOf(one));
}

function accepted(definition: JsonObject): JsonObject {
  const lastTransitionTime = timeText();
  const versions = objectsAt(definition, 'spec', 'versions');
  return {
    conditions: [
      {
        type: 'NamesAccepted',
        status: 'True',
        lastTransitionTime,
        reason: 'NoConflicts',
        message: 'no conflicts found',
      },
      {
        type: 'Established',
        status: 'True',
        lastTransitionTime,
        reason: 'InitialNamesAccepted',
        message: 'the initial names have been accepted',
      },
    ],
    acceptedNames: objectAt(definition, 'spec', 'names'),
    storedVersions: versions
      .filter((one) => one['storage'] === true)
      .map((one) => textAt(one, 'name') ?? ''),
  };
}

function kindsOf(definition: JsonObject): readonly Kind[] {
  const spec = objectAt(definition, 'spec');
  const names = objectAt(spec, 'names');
  return objectsAt(spec, 'versions')
    .filter((one) => one['served'] === true)
    .map((version) => ({
      group: textAt(spec, 'group') ?? '',
      version: textAt(version, 'name') ?? '',
      kind: textAt(names, 'kind') ?? '',
      plural: textAt(names, 'plural') ?? '',
      singular: textAt(names, 'singular') ?? '',
      shortNames: textsAt(names, 'shortNames'),
      categories: textsAt(names, 'categories'),
      namespaced: textAt(spec, 'scope') === 'Namespaced',
      shape: rootShape(nameOf(definition), objectAt(version, 'schema', 'openAPIV3Schema')),
      subresources: Object.keys(objectAt(version, 'subresources')),
      custom: true,
    }));
}

function rootShape(name: string, schema: JsonObject): ObjectShape {
  const shape = schemaShape(schema);
  const own = shape.is === 'object' ? shape.fields() : new Map<string, never>();
  const text = { shape: { is: 'text' } as const, required: false };
  const metadata = { shape: shapeOf('ObjectMeta'), required: false };
  const fields = new Map([
    ...own,
    ['apiVersion', text] as const,
    ['kind', text] as const,
    ['metadata', metadata] as const,
  ]);
  const open = shape.is !== 'object' || shape.open;
  return { is: 'object', name, fields: () => fields, atomic: false, open };
}

/** A definition's own schema, as far as the range keeps to it. */
function schemaShape(schema: Json | undefined): Shape {
  if (!isObject(schema)) return { is: 'any' };
  const isOpen = schema['x-kubernetes-preserve-unknown-fields'] === true;
  if (schema['x-kubernetes-int-or-string'] === true) return { is: 'int-or-text' };
  const words = textsAt(schema, 'enum');
  switch (textAt(schema, 'type')) {
    case 'string':
      return words.length > 0 ? { is: 'word', words } : { is: 'text' };
    case 'integer':
      return { is: 'integer' };
    case 'number':
      return { is: 'number' };
    case 'boolean':
      return { is: 'boolean' };
    case 'array': {
      const how = textAt(schema, 'x-kubernetes-list-type');
      const keys = textsAt(schema, 'x-kubernetes-list-map-keys');
      const kept = how === 'map' || how === 'set' ? how : 'atomic';
      return { is: 'list', of: schemaShape(schema['items']), how: kept, keys, mergeBy: undefined };
    }
    case 'object':
      return objectShape(schema, isOpen);
    default:
      return { is: 'any' };
  }
}

function objectShape(schema: JsonObject, isOpen: boolean): Shape {
  const atomic = schema['x-kubernetes-map-type'] === 'atomic';
  const others = at(schema, 'additionalProperties');
  if (isObject(others)) return { is: 'map', of: schemaShape(others), atomic };
  const properties = objectAt(schema, 'properties');
  const required = textsAt(schema, 'required');
  const open = isOpen || others === true;
  let fields: ReturnType<ObjectShape['fields']> | undefined;
  const read = (): ReturnType<ObjectShape['fields']> =>
    new Map(
      Object.entries(properties).map(([name, one]) => [
        name,
        { shape: schemaShape(one), required: required.includes(name) },
      ]),
    );
  return { is: 'object', name: '', fields: () => (fields ??= read()), atomic, open };
}
