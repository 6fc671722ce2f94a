import type { JsonObject } from '../../../model/json.ts';
import { type FaultCause, invalid } from '../faults.ts';
import { at } from '../json.ts';
import type { Kind } from '../kinds.ts';
import { nameOf } from '../metadata.ts';
import { changeCauses } from './change-causes.ts';
import { KIND_CAUSES } from './kind-causes.ts';
import { metadataCauses } from './names.ts';
import { shapeCauses } from './shape-causes.ts';

/** The parts of an object that are not somebody's own, nor the API server's. */
const JUDGED = ['spec', 'roleRef', 'webhooks', 'provisioner'];

/** Throws `ApiFault` 422 where the API server would not take the object. */
export function validate(kind: Kind, object: JsonObject, before?: JsonObject): void {
  const causes = [
    ...metadataCauses(kind, object),
    ...JUDGED.flatMap((key) => partCauses(kind, object, key)),
    ...(kind.custom ? [] : (KIND_CAUSES[kind.kind]?.(object) ?? [])),
    ...(before === undefined ? [] : changeCauses(kind, before, object)),
  ];
  const seen = new Set<string>();
  const once = causes.filter(({ field, reason, message }) => {
    // Whatever finds that something is missing finds the same.
    const key = `${field} ${reason} ${reason === 'FieldValueRequired' ? '' : message}`;
    const isNew = !seen.has(key);
    seen.add(key);
    return isNew;
  });
  if (once.length > 0) throw invalid(kind, nameOf(object), once);
}

function partCauses(kind: Kind, object: JsonObject, key: string): readonly FaultCause[] {
  const field = kind.shape.fields().get(key);
  if (field === undefined) return [];
  const value = at(object, key) ?? (field.required ? {} : undefined);
  return shapeCauses(field.shape, value, key);
}
