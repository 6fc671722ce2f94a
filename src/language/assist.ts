import type { Manual } from '../model/runbook.ts';
import type { Loose } from './check-shape.ts';
import { compileUse } from './compile-use.ts';
import type { Use } from './context.ts';
import { expectedOf } from './faults.ts';
import type { AssistFile } from './schema/step.ts';
import { at, type Place } from './source.ts';

type Pair = readonly [found: string, name: string];

/**
 * The action that can do what a manual step asks of a person. What it finds are values that the step asks for: whichever
 * way it is done, the same values are there afterwards. `use` may read what the step asks.
 */
export function compileAssist(
  written: Loose<AssistFile>,
  place: Place,
  use: Use,
): Pick<Manual, 'assist'> {
  const finds = Object.entries(written.finds ?? {}).flatMap(([found, name]): readonly Pair[] =>
    name === undefined ? [] : [[found, name]],
  );
  checkFinds(finds, written.uses, place, use);
  const found = new Set(finds.map(([, name]) => name));
  const own = new Set([...use.reader.own].filter((name) => !found.has(name)));
  const assist = compileUse(written, place, { ...use, reader: { ...use.reader, own } });
  return assist === undefined ? {} : { assist: { ...assist, finds: Object.fromEntries(finds) } };
}

function checkFinds(
  finds: readonly Pair[],
  uses: string | undefined,
  place: Place,
  { context, reader }: Use,
): void {
  const { faults, catalogue } = context;
  const action =
    uses !== undefined && Object.hasOwn(catalogue.actions, uses)
      ? catalogue.actions[uses]
      : undefined;
  const known = action === undefined ? null : Object.keys(action.finds ?? {});
  for (const [found, name] of finds) {
    if (known !== null && !known.includes(found)) {
      const expected = expectedOf(found, known);
      faults.add(at(place, 'finds', found), {
        code: 'finds-unknown',
        on: 'key',
        found,
        expected,
        params: { name: found, probe: uses ?? '' },
      });
    }
    if (reader.own.has(name)) continue;
    const expected = expectedOf(name, [...reader.own]);
    const problem = { code: 'assist-finds-not-asked', found: name, expected };
    faults.add(at(place, 'finds', found), { ...problem, params: { name, step: reader.id } });
  }
}
