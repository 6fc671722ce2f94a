import type { Context } from './context.ts';
import { expectedOf } from './faults.ts';
import type { WrittenMilestone } from './read-files.ts';
import { at, rangeOf, type Place } from './source.ts';
import type { SpreadSection, SpreadStep } from './spread.ts';

/** Who stands under an id: a section all its steps, a choice itself and its branches, a for-each one an item. */
export type Ids = ReadonlyMap<string, { readonly steps: readonly string[]; readonly place: Place }>;

/** Every id of the runbook. Sections, steps and milestones share one namespace. */
export function indexIds(
  sections: readonly SpreadSection[],
  milestones: readonly WrittenMilestone[],
  { faults }: Context,
): Ids {
  const ids = new Map<string, { steps: string[]; place: Place }>();
  const define = (id: string, steps: readonly string[], place: Place) => {
    const first = ids.get(id);
    if (first === undefined) {
      ids.set(id, { steps: [...steps], place });
    } else if (samePlace(first.place, place)) {
      first.steps.push(...steps);
    } else {
      const { line } = first.place.source.lines.linePos(rangeOf(first.place, 'key').start);
      const params = { id, file: first.place.source.path, line };
      faults.add(at(place, 'id'), { code: 'duplicate-id', found: id, params });
    }
  };
  for (const { id, written, steps } of sections) {
    define(
      id,
      steps.map((step) => step.id),
      written.place,
    );
    for (const step of steps) define(step.base, [step.id], step.place);
    for (const step of steps) {
      if (step.branch !== undefined) ids.get(step.branch.of.base)?.steps.push(step.id);
    }
  }
  for (const { file, place } of milestones) {
    if (file.id !== undefined) define(file.id, [file.id], place);
  }
  return ids;
}

/** The step and milestone ids that a step needs, with those of its section and of its choice. */
export function needsOf(
  step: SpreadStep,
  sectionNeeds: readonly string[],
  ids: Ids,
  context: Context,
): readonly string[] {
  const { file, place, branch, before } = step;
  const written = file.needs;
  const own =
    written === undefined
      ? before === undefined || Object.hasOwn(file, 'needs')
        ? []
        : [before]
      : resolveIds(written, at(place, 'needs'), ids, context);
  const steps = own.flatMap((id) => {
    // From inside a choice it is the choice alone: all of its branches would be the step itself.
    if (branch !== undefined && id === branch.of.base) return [branch.choice];
    return ids.get(id)?.steps ?? [];
  });
  return [
    ...new Set([...sectionNeeds, ...(branch === undefined ? [] : [branch.choice]), ...steps]),
  ];
}

/** What the section itself needs, spread: the section before it where it says nothing. */
export function sectionNeedsOf(
  { written }: SpreadSection,
  before: SpreadSection | undefined,
  ids: Ids,
  context: Context,
): readonly string[] {
  if (written.needs === undefined) {
    return before === undefined || Object.hasOwn(written.file, 'needs')
      ? []
      : before.steps.map((step) => step.id);
  }
  const own = resolveIds(written.needs, written.needsPlace, ids, context);
  return own.flatMap((id) => ids.get(id)?.steps ?? []);
}

/** The ids that are known; a fault for each other. */
export function resolveIds(
  written: readonly (string | undefined)[],
  place: Place,
  ids: Ids,
  context: Context,
): readonly string[] {
  return written.flatMap((id, index) => {
    if (id === undefined) return [];
    if (ids.has(id)) return [id];
    if (context.mayBeDefined(id)) return [];
    const expected = expectedOf(id, [...ids.keys()]);
    const params = { id, near: expected };
    context.faults.add(at(place, index), { code: 'unknown-need', found: id, expected, params });
    return [];
  });
}

function samePlace(a: Place, b: Place): boolean {
  return a.source === b.source && a.path.join('/') === b.path.join('/');
}
