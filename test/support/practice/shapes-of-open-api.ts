import * as z from 'zod';

/** What one schema of the API server's own OpenAPI says, as far as the range keeps it. */
type Schema = {
  readonly $ref?: string | undefined;
  readonly allOf?: readonly Schema[] | undefined;
  readonly type?: string | undefined;
  readonly format?: string | undefined;
  readonly oneOf?: readonly unknown[] | undefined;
  readonly enum?: readonly string[] | undefined;
  readonly items?: Schema | undefined;
  readonly required?: readonly string[] | undefined;
  readonly properties?: { readonly [name: string]: Schema } | undefined;
  readonly additionalProperties?: Schema | undefined;
  readonly 'x-kubernetes-list-type'?: string | undefined;
  readonly 'x-kubernetes-list-map-keys'?: readonly string[] | undefined;
  readonly 'x-kubernetes-map-type'?: string | undefined;
  readonly 'x-kubernetes-patch-strategy'?: string | undefined;
  readonly 'x-kubernetes-patch-merge-key'?: string | undefined;
};

const SchemaShape: z.ZodType<Schema> = z.lazy(() =>
  z.object({
    $ref: z.string().optional(),
    allOf: z.array(SchemaShape).optional(),
    type: z.string().optional(),
    format: z.string().optional(),
    oneOf: z.array(z.unknown()).optional(),
    enum: z.array(z.string()).optional(),
    items: SchemaShape.optional(),
    required: z.array(z.string()).optional(),
    properties: z.record(z.string(), SchemaShape).optional(),
    additionalProperties: SchemaShape.optional(),
    'x-kubernetes-list-type': z.string().optional(),
    'x-kubernetes-list-map-keys': z.array(z.string()).optional(),
    'x-kubernetes-map-type': z.string().optional(),
    'x-kubernetes-patch-strategy': z.string().optional(),
    'x-kubernetes-patch-merge-key': z.string().optional(),
  }),
);
const Documents = z.object({
  components: z.object({ schemas: z.record(z.string(), SchemaShape) }),
});

/**
 * The shapes of these kinds and of all that is in them, one line each, as `src/practice/store/shapes` keeps them: the
 * first of several types with one name keeps it, the others are told apart by their group.
 */
export function shapesOfOpenApi(
  documents: readonly unknown[],
  kinds: readonly string[],
): ReadonlyMap<string, string> {
  const schemas = new Map(
    documents.flatMap((one) => Object.entries(Documents.parse(one).components.schemas)),
  );
  const names = new Map<string, string>();
  const lines = new Map<string, string>();

  function nameOf(full: string): string {
    const known = names.get(full);
    if (known !== undefined) return known;
    const parts = full.split('.');
    const last = parts.at(-1) ?? full;
    const isTaken = [...names.values()].includes(last);
    const name = isTaken ? `${parts.at(-3) ?? ''}.${last}` : last;
    names.set(full, name);
    return name;
  }

  function scalar({ type: is, format, oneOf, enum: words }: Schema): string {
    if (oneOf !== undefined || format === 'int-or-string') return 'x';
    if (is === 'integer') return 'i';
    if (is === 'number') return 'n';
    if (is === 'boolean') return 'b';
    if (is === 'string' && words !== undefined)
      return `(${words.filter((one) => one !== '').join('|')})`;
    if (is === 'string') return format === 'date-time' ? 't' : format === 'byte' ? 'y' : 's';
    return '*';
  }

  function type(schema: Schema): string {
    const to = schema.$ref ?? schema.allOf?.[0]?.$ref;
    const isAtomic = schema['x-kubernetes-map-type'] === 'atomic';
    if (to !== undefined) return `${isAtomic ? '~' : ''}${referred(to.split('/').at(-1) ?? '')}`;
    if (schema.items !== undefined) return `${listOf(schema)}${type(schema.items)}`;
    if (schema.additionalProperties !== undefined)
      return `${isAtomic ? '%%' : '%'}${type(schema.additionalProperties)}`;
    return scalar(schema);
  }

  function listOf(schema: Schema): string {
    const keys = schema['x-kubernetes-list-map-keys'];
    const merge = schema['x-kubernetes-patch-merge-key'];
    const isMerged = schema['x-kubernetes-patch-strategy']?.includes('merge') === true;
    if (schema['x-kubernetes-list-type'] === 'map' && keys !== undefined) {
      const isOther = isMerged && merge !== undefined && merge !== keys[0];
      return `{${keys.join(',')}${isMerged ? '' : ';'}${isOther ? `;${merge}` : ''}}`;
    }
    if (schema['x-kubernetes-list-type'] === 'set') return isMerged ? '<>' : '<;>';
    return isMerged ? `[${merge ?? '+'}]` : '[]';
  }

  function referred(full: string): string {
    const schema = schemas.get(full);
    if (schema === undefined) return '*';
    if (full.endsWith('.resource.Quantity')) return 'q';
    if (schema.properties === undefined) return scalar(schema);
    const name = nameOf(full);
    if (lines.has(name)) return name;
    const isAtomic = schema['x-kubernetes-map-type'] === 'atomic';
    lines.set(name, '');
    const fields = Object.entries(schema.properties).map(
      ([field, one]) =>
        `${field}${schema.required?.includes(field) === true ? '!' : ''}:${type(one)}`,
    );
    lines.set(name, `${name}${isAtomic ? '~' : ''} = ${fields.join(' ')}`);
    return name;
  }

  for (const kind of kinds) referred(kind);
  return lines;
}
