import { expect, test } from 'vitest';
import { jsonSchema } from '../../src/language/index.ts';
import { isObject, type Json } from '../../src/model/json.ts';

test('the JSON Schema has every kind of file, refers only within itself, and is JSON', () => {
  const schema = jsonSchema();

  expect(JSON.parse(JSON.stringify(schema))).toEqual(schema);
  expect(schema).toMatchObject({
    $schema: 'https://json-schema.org/draft/2020-12/schema',
    anyOf: ['Runbook', 'Section', 'Site', 'Answers', 'Scenario'].map((kind) => ({
      properties: { kind: { const: kind } },
      additionalProperties: false,
    })),
  });
  const { $defs } = schema;
  for (const ref of refsIn(schema)) {
    expect(isObject($defs) && Object.hasOwn($defs, ref.replace('#/$defs/', ''))).toBe(true);
  }
});

function refsIn(value: Json): string[] {
  if (Array.isArray(value)) return value.flatMap((one: Json) => refsIn(one));
  if (!isObject(value)) return [];
  return Object.entries(value).flatMap(([key, one]) =>
    key === '$ref' && typeof one === 'string' ? [one] : refsIn(one),
  );
}
