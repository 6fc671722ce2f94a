import { readdirSync } from 'node:fs';
import path from 'node:path';
import { pickScenarios } from '../core/pick-scenarios.ts';
import { loadScenario } from '../language/index.ts';
import type { Book } from '../model/book.ts';
import { WizardError } from '../model/error.ts';
import type { PlannedFault, Scenario, ScenarioTold } from '../model/fault.ts';
import { FAULTS } from '../model/faults/index.ts';
import { texts } from '../text/index.ts';
import { visible } from '../text/visible.ts';
import { findingText } from './finding-text.ts';
import { readSource } from './load-book.ts';
import type { World } from './world.ts';

type Asked = { readonly scenario?: string; readonly seed?: number };

/** What goes wrong in a drill, and as what its record tells that. */
export type DrillScenario = {
  readonly told: ScenarioTold;
  readonly faults: readonly PlannedFault[];
};

const ENDING = '.yaml';

/** Where what was asked for stands; null where nothing is to go wrong. Throws `scenario-unknown`. */
export function scenarioFiles(world: World, { scenario, seed }: Asked): readonly string[] | null {
  const folder = path.join(world.packageFolder, 'runbook', 'scenarios');
  if (scenario === undefined && seed === undefined) return null;
  const names = readdirSync(folder)
    .filter((name) => name.endsWith(ENDING))
    .map((name) => name.slice(0, -ENDING.length))
    .toSorted();
  if (scenario === undefined) return names.map((name) => path.join(folder, name + ENDING));
  if (/[/\\]|\.ya?ml$/.test(scenario)) return [path.resolve(world.cwd, scenario)];
  if (names.includes(scenario)) return [path.join(folder, scenario + ENDING)];
  const params = { name: scenario, names: names.join(', ') };
  throw new WizardError('usage', 'scenario-unknown', params);
}

/** Reads them for this runbook. Every fault is shown, then it throws `scenario-faulty`. */
export function scenarioOf(
  world: World,
  files: readonly string[],
  { seed }: Asked,
  { steps }: Book,
): DrillScenario {
  const names = { faults: FAULTS, steps: [...steps.keys()] };
  const all = files.map((file) => read(world, file, names));
  const [first] = all;
  if (seed === undefined && first !== undefined) {
    const { id, title, notice, faults } = first;
    return { told: { id, title, notice, faults: faults.length }, faults };
  }
  const faults = pickScenarios(all, seed ?? 0).flatMap((one) => one.faults);
  const told = { id: 'seed', title: {}, notice: {}, faults: faults.length, seed: seed ?? 0 };
  return { told, faults };
}

function read(world: World, file: string, names: Parameters<typeof loadScenario>[2]): Scenario {
  const { scenario, findings } = loadScenario(file, readSource(world.cwd), names);
  if (scenario !== null) return scenario;
  const words = texts(world.lang);
  for (const finding of findings) world.err(`${visible(findingText(finding, words))}\n\n`);
  throw new WizardError('faulty-file', 'scenario-faulty', { file, count: findings.length });
}
