import { serialize, type ASTNode } from '@marcbachmann/cel-js';

/** A condition as truth over what it asks. Two spellings of the same question are the same variable. */
export type Formula =
  | { readonly is: 'and' | 'or'; readonly of: readonly Formula[] }
  | { readonly is: 'not'; readonly of: Formula }
  | { readonly is: 'equals'; readonly variable: string; readonly value: string };

const MAX_WORLDS = 20_000;
const OTHER = '';

export function formulaOf(tree: ASTNode): Formula {
  switch (tree.op) {
    case '&&':
      return { is: 'and', of: tree.args.map(formulaOf) };
    case '||':
      return { is: 'or', of: tree.args.map(formulaOf) };
    case '!_':
      return { is: 'not', of: formulaOf(tree.args) };
    case '==':
    case '!=': {
      const equals = equality(tree.args);
      return tree.op === '==' ? equals : { is: 'not', of: equals };
    }
    case 'in':
      return membership(tree.args);
    default:
      return { is: 'equals', variable: serialize(tree), value: 'true' };
  }
}

function equality([left, right]: [ASTNode, ASTNode]): Formula {
  const [asked, answer] = left.op === 'value' ? [right, left] : [left, right];
  if (answer.op === 'value' && typeof answer.args === 'boolean') {
    const asks = formulaOf(asked);
    return answer.args ? asks : { is: 'not', of: asks };
  }
  return { is: 'equals', variable: serialize(asked), value: serialize(answer) };
}

/** `x in ["a", "b"]` is `x == "a" || x == "b"`. */
function membership([asked, list]: [ASTNode, ASTNode]): Formula {
  if (list.op !== 'list' || list.args.some((one) => one.op !== 'value')) {
    const variable = `${serialize(asked)} in ${serialize(list)}`;
    return { is: 'equals', variable, value: 'true' };
  }
  return { is: 'or', of: list.args.map((one) => equality([asked, one])) };
}

/**
 * True where `then` holds whenever `when` does. `domains` holds all values of what has no others, such as the branches
 * of a choice. Where there are too many questions to try, only the same question counts as the same answer.
 */
export function implies(
  when: Formula,
  then: Formula,
  domains: ReadonlyMap<string, readonly string[]>,
): boolean {
  const answers = new Map<string, string[]>();
  for (const { variable, value } of [...atoms(when), ...atoms(then)]) {
    const known = answers.get(variable) ?? [...(domains.get(variable) ?? [OTHER])];
    if (!known.includes(value)) known.push(value);
    answers.set(variable, known);
  }
  const worlds = [...answers.values()].reduce((product, { length }) => product * length, 1);
  if (worlds > MAX_WORLDS) return false;
  const names = [...answers.keys()];
  for (let world = 0; world < worlds; world += 1) {
    let rest = world;
    const chosen = new Map<string, string>();
    for (const name of names) {
      const values = answers.get(name) ?? [];
      chosen.set(name, values[rest % values.length] ?? OTHER);
      rest = Math.floor(rest / values.length);
    }
    if (holds(when, chosen) && !holds(then, chosen)) return false;
  }
  return true;
}

function atoms(formula: Formula): readonly Extract<Formula, { is: 'equals' }>[] {
  if (formula.is === 'equals') return [formula];
  return formula.is === 'not' ? atoms(formula.of) : formula.of.flatMap(atoms);
}

function holds(formula: Formula, world: ReadonlyMap<string, string>): boolean {
  switch (formula.is) {
    case 'and':
      return formula.of.every((one) => holds(one, world));
    case 'or':
      return formula.of.some((one) => holds(one, world));
    case 'not':
      return !holds(formula.of, world);
    case 'equals':
      return world.get(formula.variable) === formula.value;
  }
}
