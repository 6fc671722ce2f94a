import type { Context } from './context.ts';
import { at, type Place } from './source.ts';
import type { SpreadStep } from './spread.ts';

type Named = { readonly name: string; readonly place: Place };

/** What must hold over all steps: value names, what the branches of a choice find, and the one pin. */
export function checkNames(steps: readonly SpreadStep[], context: Context): void {
  checkPrefixes(steps.flatMap(namesOf), context);
  for (const step of steps) {
    checkForEach(step, context);
    checkBranches(step, steps, context);
  }
  const pins = steps.filter(({ file }) => file.pin !== undefined);
  for (const { place } of pins.slice(1)) {
    const params = { first: pins[0]?.id ?? '' };
    context.faults.add(at(place, 'pin'), { code: 'second-pin', on: 'key', params });
  }
}

function namesOf({ file, place }: Pick<SpreadStep, 'file' | 'place'>): Named[] {
  const asked = (file.manual?.ask ?? []).flatMap((ask, index) =>
    ask?.id === undefined ? [] : [{ name: ask.id, place: at(place, 'manual', 'ask', index, 'id') }],
  );
  const found = (file.prove ?? []).flatMap((proof, index) =>
    Object.entries(proof?.finds ?? {}).flatMap(([key, name]) =>
      name === undefined ? [] : [{ name, place: at(place, 'prove', index, 'finds', key) }],
    ),
  );
  return [...asked, ...found];
}

/** `master` and `master.eip` can't both be there: values are read as one tree. */
function checkPrefixes(names: readonly Named[], { faults }: Context): void {
  const all = new Set(names.map(({ name }) => name));
  for (const { name, place } of names) {
    const parts = name.split('.');
    for (let length = 1; length < parts.length; length += 1) {
      const outer = parts.slice(0, length).join('.');
      if (!all.has(outer)) continue;
      const params = { name, outer };
      faults.add(place, { code: 'value-prefix', found: name, expected: '', params });
    }
  }
}

function checkForEach({ file, place }: SpreadStep, { faults }: Context): void {
  if (file['for-each'] === undefined) return;
  for (const { name, place: where } of namesOf({ file, place })) {
    faults.add(where, { code: 'for-each-finds', found: name, params: { name } });
  }
}

/** What follows a choice may read what it found without knowing what was chosen. */
function checkBranches(step: SpreadStep, steps: readonly SpreadStep[], { faults }: Context): void {
  const { choice } = step.file;
  if (choice === undefined) return;
  const found = Object.keys(choice).map((name) => {
    const inside = steps.filter(({ branch }) => branch?.choice === step.id && branch.name === name);
    return { name, values: new Set(inside.flatMap(namesOf).map((one) => one.name)) };
  });
  const all = [...new Set(found.flatMap(({ values }) => [...values]))];
  for (const { name, values } of found) {
    const lacking = all.filter((value) => !values.has(value));
    if (lacking.length === 0) continue;
    const expected = lacking.join(', ');
    const problem = { code: 'choice-finds-differ', on: 'key', found: name, expected } as const;
    faults.add(at(step.place, 'choice', name), {
      ...problem,
      params: { branch: name, values: expected },
    });
  }
}
