import type { JsonObject } from '../../model/json.ts';
import { apiVersionOf, type Kind } from '../store/kinds.ts';
import type { Shape } from '../store/shapes/read-shapes.ts';
import type { Store } from '../store/store.ts';
import { groupsOf } from './discovery.ts';

const TYPES: { readonly [is in Shape['is']]?: JsonObject } = {
  text: { type: 'string' },
  time: { type: 'string', format: 'date-time' },
  bytes: { type: 'string', format: 'byte' },
  quantity: { type: 'string' },
  integer: { type: 'integer' },
  number: { type: 'number' },
  boolean: { type: 'boolean' },
  'int-or-text': { type: 'string', format: 'int-or-string' },
};
const PATCHES = [
  'application/apply-patch+yaml',
  'application/json-patch+json',
  'application/merge-patch+json',
  'application/strategic-merge-patch+json',
];

/** `/openapi/v3` and what it names, as far as the usual clients ask; undefined for any other path. */
export function openApi(store: Store, path: string): JsonObject | undefined {
  const versions = [
    'api/v1',
    ...[...groupsOf(store)].flatMap(([group, all]) => all.map((one) => `apis/${group}/${one}`)),
  ];
  if (path === '/openapi/v3')
    return {
      paths: Object.fromEntries(
        versions.map((one) => [one, { serverRelativeURL: `/openapi/v3/${one}?hash=practice` }]),
      ),
    };
  const wanted = versions.find((one) => path === `/openapi/v3/${one}`);
  if (wanted === undefined) return undefined;
  const apiVersion = wanted.replace(/^apis?\//, '');
  return documentOf(store.kinds().filter((one) => apiVersionOf(one) === apiVersion));
}

function documentOf(kinds: readonly Kind[]): JsonObject {
  const schemas: { [name: string]: JsonObject } = {};
  for (const kind of kinds) schemas[schemaName(kind)] = rootSchema(kind, schemas);
  return {
    openapi: '3.0.0',
    info: { title: 'Kubernetes', version: 'practice' },
    paths: Object.fromEntries(kinds.map((kind) => [pathOf(kind), { patch: patchOf(kind) }])),
    components: { schemas },
  };
}

function schemaName({ group, version, kind }: Kind): string {
  const [short = ''] = (group === '' ? 'core' : group).split('.');
  return `io.k8s.api.${short}.${version}.${kind}`;
}

function pathOf(kind: Kind): string {
  const root = kind.group === '' ? '/api/v1' : `/apis/${apiVersionOf(kind)}`;
  return `${root}${kind.namespaced ? '/namespaces/{namespace}' : ''}/${kind.plural}/{name}`;
}

/** That unknown fields are looked at, and how an object may be patched. */
function patchOf({ group, version, kind, custom }: Kind): JsonObject {
  const names = ['dryRun', 'fieldManager', 'fieldValidation', 'force'];
  const patches = custom ? PATCHES.slice(0, -1) : PATCHES;
  return {
    parameters: names.map((name) => ({ name, in: 'query', schema: { type: 'string' } })),
    requestBody: { content: Object.fromEntries(patches.map((one) => [one, { schema: {} }])) },
    responses: {},
    'x-kubernetes-action': 'patch',
    'x-kubernetes-group-version-kind': { group, version, kind },
  };
}

function rootSchema(kind: Kind, schemas: { [name: string]: JsonObject }): JsonObject {
  const { group, version } = kind;
  return {
    ...objectSchema(kind.shape, schemas),
    'x-kubernetes-group-version-kind': [{ group, version, kind: kind.kind }],
  };
}

function objectSchema(
  shape: Extract<Shape, { readonly is: 'object' }>,
  schemas: { [name: string]: JsonObject },
): JsonObject {
  const fields = [...shape.fields()];
  const required = fields.filter(([, one]) => one.required).map(([name]) => name);
  return {
    type: 'object',
    properties: Object.fromEntries(
      fields.map(([name, one]) => [name, schemaOf(one.shape, schemas)]),
    ),
    ...(required.length === 0 ? {} : { required }),
    ...(shape.atomic ? { 'x-kubernetes-map-type': 'atomic' } : {}),
    ...(shape.open ? { 'x-kubernetes-preserve-unknown-fields': true } : {}),
  };
}

function schemaOf(shape: Shape, schemas: { [name: string]: JsonObject }): JsonObject {
  switch (shape.is) {
    case 'word':
      return { type: 'string', enum: shape.words };
    case 'map':
      return {
        type: 'object',
        additionalProperties: schemaOf(shape.of, schemas),
        ...(shape.atomic ? { 'x-kubernetes-map-type': 'atomic' } : {}),
      };
    case 'list': {
      const merges = shape.mergeBy !== undefined;
      return {
        type: 'array',
        items: schemaOf(shape.of, schemas),
        'x-kubernetes-list-type': shape.how,
        ...(shape.how === 'map' ? { 'x-kubernetes-list-map-keys': shape.keys } : {}),
        ...(merges ? { 'x-kubernetes-patch-strategy': 'merge' } : {}),
        ...(merges && shape.mergeBy !== ''
          ? { 'x-kubernetes-patch-merge-key': shape.mergeBy ?? '' }
          : {}),
      };
    }
    case 'object': {
      if (shape.name === '') return objectSchema(shape, schemas);
      const name = `io.k8s.practice.${shape.name}`;
      if (schemas[name] === undefined) {
        // Some types hold themselves.
        schemas[name] = {};
        schemas[name] = objectSchema(shape, schemas);
      }
      return { allOf: [{ $ref: `#/components/schemas/${name}` }] };
    }
    default:
      return TYPES[shape.is] ?? {};
  }
}
