import * as z from 'zod';

/*
 * The `error` of each check is no sentence but the word for what is expected: it becomes `expected` of the finding.
 */

export const DURATION = /^(?=\d)(?:\d+h)?(?:\d+m)?(?:\d+s)?$/;
export const LONE_TEMPLATE = /^\s*\$\{\{[\s\S]*\}\}\s*$/;
/** Dotted, each part a name that CEL can select: `ingress.external`. */
export const VALUE_NAME = /^[a-z][A-Za-z0-9_]*(?:\.[a-z][A-Za-z0-9_]*)*$/;

export const string = (expected = 'string') => z.string({ error: expected });
export const bool = () => z.boolean({ error: 'bool' });
export const id = () => string('id').regex(/^[a-z][a-z0-9-]*$/, { error: 'id' });
export const list = <T extends z.ZodType>(of: T) => z.array(of, { error: 'list' });
export const map = <T extends z.ZodType>(of: T) => z.record(z.string(), of, { error: 'map' });
export const oneOf = <const T extends readonly [string, ...string[]]>(names: T) =>
  z.enum(names, { error: names.join(' | ') });
export const shape = <T extends z.core.$ZodLooseShape>(keys: T) =>
  z.strictObject(keys, {
    error: (issue) => (issue.code === 'invalid_type' ? 'map' : Object.keys(keys).join(' | ')),
  });

export const expression = () => string('cel').min(1, { error: 'cel' });
/** A duration, or a lone `${{ }}` that gives one from the site. */
export const duration = () =>
  string('duration').regex(new RegExp(`${DURATION.source}|${LONE_TEMPLATE.source}`), {
    error: 'duration',
  });
export const plainDuration = () => string('duration').regex(DURATION, { error: 'duration' });
export const valueName = () => string('value-name').regex(VALUE_NAME, { error: 'value-name' });

/** Any YAML data: checked against the catalogue, which zod does not know. */
export const anything = () => z.unknown();

export const text = () => shape({ en: string().optional(), zh: string().optional() });
export const use = () => shape({ uses: string(), with: map(anything()).optional() });

export const apiVersion = () => z.literal('dr-wizard/v1', { error: 'dr-wizard/v1' });
export const kind = <const K extends string>(name: K) => z.literal(name, { error: name });
