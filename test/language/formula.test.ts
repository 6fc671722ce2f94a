import { expect, test } from 'vitest';
import { parseCel } from '../../src/language/cel.ts';
import { formulaOf, implies, type Formula } from '../../src/language/formula.ts';

function formula(text: string): Formula {
  const program = parseCel(text, []);
  if ('fault' in program) throw new Error(program.fault.code);
  return formulaOf(program.tree);
}

const KIND = 'site.cluster.kind';

test.each([
  [`${KIND} == "a"`, `"a" == ${KIND}`],
  [`${KIND} == "a" && run.mode == "drill"`, `${KIND} == "a"`],
  [`${KIND} == "a"`, `${KIND} != "b"`],
  [`!(${KIND} != "a")`, `${KIND} == "a"`],
  [`${KIND} in ["a", "b"]`, `${KIND} == "a" || ${KIND} == "b"`],
  ['values.ready', 'values.ready == true'],
  ['!values.ready', 'values.ready == false'],
  ['has(values.x) && values.n > 3', 'values.n > 3'],
  ['run.mode in values.modes', 'run.mode in values.modes'],
])('%s implies %s', (when, then) => {
  expect(implies(formula(when), formula(then), new Map())).toBe(true);
});

test.each([
  [`${KIND} != "a"`, `${KIND} == "b"`],
  [`${KIND} == "a" || run.mode == "drill"`, `${KIND} == "a"`],
  ['values.n > 3', 'values.n > 4'],
  ['true', 'values.ready'],
])('%s does not imply %s', (when, then) => {
  expect(implies(formula(when), formula(then), new Map())).toBe(false);
});

test('where all answers are known, not one of them is the others', () => {
  const known = new Map([[KIND, ['"a"', '"b"']]]);

  expect(implies(formula(`${KIND} != "a"`), formula(`${KIND} == "b"`), known)).toBe(true);
});

test('too many questions are not tried: only an answer that is sure counts', () => {
  const many = Array.from({ length: 30 }, (_, index) => `values.x${index}`).join(' || ');

  expect(implies(formula(many), formula(many), new Map())).toBe(false);
});
