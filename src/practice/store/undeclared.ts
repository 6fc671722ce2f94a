import type { Json, JsonObject } from '../../model/json.ts';
import { ApiFault } from './faults.ts';
import { at, isList } from './json.ts';
import { apiVersionOf, type Kind } from './kinds.ts';
import { innerShape } from './leaves.ts';
import { nameOf, namespaceOf } from './metadata.ts';
import type { Shape } from './shapes/read-shapes.ts';

/** Who applies must not say what the kind does not have, however lenient they want it. */
export function undeclared(kind: Kind, config: JsonObject, unknown: readonly string[]): ApiFault {
  const where = `${namespaceOf(config) ?? ''}/${nameOf(config)}; ${apiVersionOf(kind)}, Kind=${kind.kind}`;
  const said = unknown.map(
    (path) => `${spokenAt(kind.shape, config, path)}: field not declared in schema`,
  );
  const list =
    said.length === 1 ? said.join('') : `errors:\n${said.map((one) => `  ${one}`).join('\n')}`;
  return new ApiFault(500, '', `failed to create typed patch object (${where}): ${list}`);
}

/** `.spec.containers[name="app"].imago` for `spec.containers[0].imago`. */
function spokenAt(root: Shape, config: JsonObject, path: string): string {
  let shape = root;
  let value: Json | undefined = config;
  let spoken = '';
  for (const part of path.split(/\.|(?=\[)/)) {
    const index = /^\[(\d+)\]$/.exec(part)?.[1];
    if (index === undefined) {
      shape = innerShape(shape, part);
      value = at(value, part);
      spoken += `.${part}`;
      continue;
    }
    value = isList(value) ? value[Number(index)] : undefined;
    const keys = shape.is === 'list' && shape.how === 'map' ? shape.keys : [];
    const named = keys.map((key) => `${key}=${JSON.stringify(at(value, key) ?? null)}`);
    spoken += named.length === 0 ? part : `[${named.join(',')}]`;
    if (shape.is === 'list') shape = shape.of;
  }
  return spoken;
}
