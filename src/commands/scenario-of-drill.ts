import { readdirSync } from 'node:fs';
import path from 'node:path';
import { pickScenarios } from '../core/pick-scenarios.ts';
import { loadScenario } from '../language/index.ts';
import type { Book } from '../model/book.ts';
import { WizardError } from '../model/error.ts';
import type { PlannedFault, Scenario, ScenarioTold } from '../model/fault.ts';
import { FAULTS } from '../model/faults/index.ts';
import { inLang } from '../text/in-lang.ts';
import { texts } from '../text/index.ts';
import { visible } from '../text/visible.ts';
import { findingText } from './finding-text.ts';
import { readSource } from './read-source.ts';
import type { World } from './world.ts';

type Asked = { readonly scenario?: string; readonly seed?: number };

/** What goes wrong in a drill, and as what its record tells that. */
export type DrillScenario = {
  readonly told: ScenarioTold;
  readonly faults: readonly PlannedFault[];
};

const ENDING = '.yaml';
/** In place of a name: tells them. */
export const LIST = 'list';

/** Where what was asked for stands; null where nothing is to go wrong. Throws `scenario-unknown`. */
export function scenarioFiles(world: World, { scenario, seed }: Asked): readonly string[] | null {
  if (scenario === undefined && seed === undefined) return null;
  const shipped = shippedScenarios(world);
  if (scenario === undefined) return [...shipped.values()];
  if (/[/\\]|\.ya?ml$/.test(scenario)) return [path.resolve(world.cwd, scenario)];
  const file = shipped.get(scenario);
  if (file !== undefined) return [file];
  const params = { name: scenario, names: [...shipped.keys()].join(', ') };
  throw new WizardError('usage', 'scenario-unknown', params);
}

/** The file of each scenario that ships, by its name. */
function shippedScenarios({ packageFolder }: World): ReadonlyMap<string, string> {
  const folder = path.join(packageFolder, 'runbook', 'scenarios');
  const names = readdirSync(folder).filter((name) => name.endsWith(ENDING));
  return new Map(
    names
      .toSorted()
      .map((name) => [name.slice(0, -ENDING.length), path.join(folder, name)] as const),
  );
}

/** What can be asked for by name: a row each, with its title. */
export function listScenarios(world: World, { steps }: Book): string {
  const names = { faults: FAULTS, steps: [...steps.keys()] };
  const shipped = shippedScenarios(world);
  const width = Math.max(...Array.from(shipped.keys(), (name) => name.length));
  const row = ([name, file]: readonly [string, string]) =>
    `${name.padEnd(width)}  ${inLang(world.lang, read(world, file, names).title)}\n`;
  return Array.from(shipped, row).join('');
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
