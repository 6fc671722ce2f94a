import type { CompiledStep } from './compile-step.ts';
import type { Context, NotedRead } from './context.ts';
import { formulaOf, implies, type Formula } from './formula.ts';
import { locate } from './locate.ts';
import type { SpreadStep } from './spread.ts';

export type Flow = {
  readonly steps: ReadonlyMap<string, CompiledStep>;
  /** Value → the steps that find it. */
  readonly finders: ReadonlyMap<string, readonly string[]>;
  /** True where the first needs the second, directly or not. */
  needs(id: string, other: string): boolean;
};

/** Which steps find or ask each value. */
export function findersOf(steps: readonly SpreadStep[]): Map<string, string[]> {
  const finders = new Map<string, string[]>();
  for (const { id, file } of steps) {
    const found = (file.prove ?? []).flatMap((proof) => Object.values(proof?.finds ?? {}));
    const asked = (file.manual?.ask ?? []).map((ask) => ask?.id);
    for (const name of [...found, ...asked]) {
      if (name === undefined) continue;
      const known = finders.get(name);
      if (known === undefined) finders.set(name, [id]);
      else if (!known.includes(id)) known.push(id);
    }
  }
  return finders;
}

/** Every value that is read must come from a step that is needed, whatever the conditions turn out to be. */
export function checkFlow(flow: Flow, context: Context): void {
  const checked = new Map<string, string | undefined>();
  for (const read of context.reads) {
    const { value, reader } = read;
    if (!reader.waits || reader.own.has(value)) continue;
    const key = `${reader.id} ${value}`;
    if (!checked.has(key)) checked.set(key, problemOf(read, flow));
    const code = checked.get(key);
    if (code === undefined) continue;
    const finders = flow.finders.get(value) ?? [];
    const params = { value, finder: finders.join(', '), reader: reader.id };
    const expected =
      code === 'value-not-needed' ? `needs: [${finders[0] ?? ''}]` : conditionsOf(finders, flow);
    context.faults.add(read.place, {
      code,
      found: `values.${value}`,
      expected,
      params,
      range: locate(read.place, read.text, read.part),
    });
  }
}

function problemOf({ value, reader }: NotedRead, flow: Flow): string | undefined {
  const finders = flow.finders.get(value) ?? [];
  if (finders.includes(reader.id)) return 'value-too-early';
  const needed = finders.filter((id) => flow.needs(reader.id, id));
  if (needed.length === 0) return 'value-not-needed';
  const domains = new Map<string, readonly string[]>();
  const found = needed.map((id) => conditionOf(id, flow, domains));
  const when = conditionOf(reader.id, flow, domains);
  const asks: Formula = { is: 'equals', variable: `has(values.${value})`, value: 'true' };
  const then: Formula = { is: 'or', of: [...found, asks] };
  return implies(when, then, domains) ? undefined : 'value-conditional';
}

function conditionOf(
  id: string,
  { steps }: Flow,
  domains: Map<string, readonly string[]>,
): Formula {
  const step = steps.get(id);
  const { branch } = step?.def ?? {};
  const formulas = (step?.conditions ?? []).flatMap((condition) => {
    const tree = condition.tree();
    return tree === undefined ? [] : [formulaOf(tree)];
  });
  if (branch === undefined) return { is: 'and', of: formulas };
  const variable = `choice ${branch.choice}`;
  domains.set(variable, steps.get(branch.choice)?.def.choice ?? []);
  return { is: 'and', of: [...formulas, { is: 'equals', variable, value: branch.name }] };
}

function conditionsOf(finders: readonly string[], { steps }: Flow): string {
  const sources = finders.flatMap((id) => {
    const { conditions = [], def } = steps.get(id) ?? {};
    const all = conditions.map(({ source }) => `if: ${source}`);
    return def?.branch === undefined ? all : [...all, `${def.branch.choice}: ${def.branch.name}`];
  });
  return [...new Set(sources)].join(' | ');
}
