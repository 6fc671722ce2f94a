import type { Json, JsonObject } from '../../model/json.ts';
import { ApiFault, wrong } from '../store/faults.ts';
import { goText } from '../store/go-text.ts';

/** How an object is refused that a patch has spoilt: it is shown whole. */
export function unreadPatched(why: string, object: JsonObject): ApiFault {
  return patchFault(JSON.stringify(JSON.stringify(object)), why);
}

/** The same of a strategic patch, which is shown itself, in the words of what reads it. */
export function unreadStrategic(patch: Json): (why: string) => ApiFault {
  return (why) => patchFault(JSON.stringify(goText(patch)), restored(why));
}

function patchFault(value: string, why: string): ApiFault {
  const cause = wrong('patch', value, why);
  const message = ` "" is invalid: patch: ${cause.message}`;
  return new ApiFault(422, 'Invalid', message, { causes: [cause] });
}

const SORTS: { readonly [json: string]: string } = { array: 'slice', object: 'map' };

function restored(why: string): string {
  const [, from = '', to = ''] =
    /^json: cannot unmarshal (\w+) .* into Go struct field .* of type (.*)$/.exec(
      why.replace(/^(json: cannot unmarshal \w+) into/, '$1  into'),
    ) ?? [];
  if (to === '') return why;
  const sort = SORTS[from] ?? from;
  if (to.startsWith('[]')) return `cannot restore slice from ${sort}`;
  if (to.startsWith('map')) return `cannot restore map from ${sort}`;
  return /\./.test(to) ? `cannot restore struct from: ${sort}` : `unrecognized type: ${to}`;
}
