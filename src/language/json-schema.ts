import * as z from 'zod';
import { isObject, type JsonObject } from '../model/json.ts';
import { answers } from './schema/answers.ts';
import { runbook, section } from './schema/runbook.ts';
import { scenario } from './schema/scenario.ts';
import { site } from './schema/site.ts';

const FILES = z.union([runbook, section, site, answers, scenario]);

/** The JSON Schema of every kind of file, for editors. What goes beyond a file's form only lint can say. */
export function jsonSchema(): JsonObject {
  const { '~standard': _standard, ...schema } = z.toJSONSchema(FILES, { reused: 'ref' });
  return isObject(schema) ? { ...schema, title: 'dr-wizard' } : {};
}
