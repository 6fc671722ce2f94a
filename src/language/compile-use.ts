import { isObject } from '../model/json.ts';
import type { ActionUse } from '../model/runbook.ts';
import type { Loose } from './check-shape.ts';
import type { Use } from './context.ts';
import { expectedOf } from './faults.ts';
import type { UseFile } from './schema/step.ts';
import { at, type Place } from './source.ts';
import { compileWith } from './with.ts';

/** An action and its input, checked against the catalogue. */
export function compileUse(written: Loose<UseFile>, place: Place, use: Use): ActionUse | undefined {
  const { uses } = written;
  if (uses === undefined) return undefined;
  const { actions } = use.context.catalogue;
  const action = Object.hasOwn(actions, uses) ? actions[uses] : undefined;
  const usesPlace = at(place, 'uses');
  if (action === undefined) {
    const expected = expectedOf(uses, Object.keys(actions));
    const params = { name: uses, near: expected };
    use.context.faults.add(usesPlace, { code: 'unknown-action', found: uses, expected, params });
  }
  const input = isObject(written.with) ? written.with : {};
  const fields = action?.with ?? null;
  const within = { ...use, secrets: action === undefined };
  return { uses, with: compileWith(input, at(place, 'with'), usesPlace, fields, within) };
}
