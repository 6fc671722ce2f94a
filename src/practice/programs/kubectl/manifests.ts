import { readdirSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { text } from 'node:stream/consumers';
import { parseAllDocuments } from 'yaml';
import { isObject, type JsonObject } from '../../../model/json.ts';
import type { ProgramWorld } from '../program.ts';
import { SaidNo } from './said-no.ts';

/** The objects of files, folders and `-`, in the order of their names; Lists unpacked. Throws `SaidNo`. */
export async function manifestsOf(
  files: readonly string[],
  { cwd, stdin }: ProgramWorld,
): Promise<readonly JsonObject[]> {
  const objects: JsonObject[] = [];
  for (const file of files) {
    if (file === '-') objects.push(...objectsIn(await text(stdin), 'standard input'));
    else
      for (const one of filesAt(file, cwd))
        objects.push(...objectsIn(readFileSync(one, 'utf8'), one));
  }
  if (objects.length === 0) throw new SaidNo('error: no objects passed to apply');
  return objects;
}

function filesAt(named: string, cwd: string): readonly string[] {
  const file = path.resolve(cwd, named);
  const stat = statSync(file, { throwIfNoEntry: false });
  if (stat === undefined) throw new SaidNo(`error: the path "${named}" does not exist`);
  if (!stat.isDirectory()) return [file];
  return readdirSync(file)
    .filter((name) => /\.(ya?ml|json)$/.test(name))
    .toSorted()
    .map((name) => path.join(file, name));
}

/** The objects of a text, which may hold several; Lists unpacked. Throws `SaidNo`. */
export function objectsIn(source: string, file: string): readonly JsonObject[] {
  return parseAllDocuments(source).flatMap((document) => {
    const [fault] = 'errors' in document ? document.errors : [];
    if (fault !== undefined) throw new SaidNo(`error: error parsing ${file}: ${fault.message}`);
    const object: unknown = 'toJSON' in document ? document.toJSON() : null;
    if (!isObject(object)) return [];
    const { items } = object;
    return object['kind'] === 'List' && Array.isArray(items) ? items.filter(isObject) : [object];
  });
}
