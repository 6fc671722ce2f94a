import type { FaultDefs, FaultEnd, Moment, PlannedFault, Scenario } from '../model/fault.ts';
import { durationMs } from '../model/field-value.ts';
import { isObject, type Json, type JsonObject } from '../model/json.ts';
import type { Finding } from '../model/report.ts';
import type { StepId } from '../model/runbook.ts';
import { checkShape, type Loose } from './check-shape.ts';
import { collectFaults, expectedOf, type Faults } from './faults.ts';
import { fit } from './fit.ts';
import { textOf } from './plain-text.ts';
import { openFiles, type ReadSource } from './read-files.ts';
import { scenario as scenarioShape, type ScenarioFile } from './schema/scenario.ts';
import { at, rootOf, type Place } from './source.ts';
import { toJson } from './to-json.ts';

/** What a scenario may name. */
export type ScenarioNames = {
  readonly faults: FaultDefs;
  /** Ids of a runbook's steps; null where nobody knows the runbook. */
  readonly steps: readonly StepId[] | null;
};

type FaultFile = NonNullable<NonNullable<Loose<ScenarioFile>['faults']>[number]>;

/** Reads a scenario: all that is wrong with it at once. Without a fault in it the scenario is there. */
export function loadScenario(
  path: string,
  read: ReadSource,
  names: ScenarioNames,
): { readonly scenario: Scenario | null; readonly findings: readonly Finding[] } {
  const faults = collectFaults();
  const source = openFiles(read, faults).open(path, null);
  if (source === undefined) return { scenario: null, findings: faults.list() };
  const place = rootOf(source);
  const file = checkShape(scenarioShape, toJson(source, faults), place, faults);
  const scenario: Scenario = {
    id: file.id ?? '',
    title: textOf(file.title, at(place, 'title'), faults),
    notice: textOf(file.notice, at(place, 'notice'), faults),
    faults: (file.faults ?? []).flatMap((one, index) =>
      one === undefined ? [] : [planned(one, at(place, 'faults', index), names, faults)],
    ),
  };
  const findings = faults.list();
  return { scenario: findings.length === 0 ? scenario : null, findings };
}

function planned(
  file: FaultFile,
  place: Place,
  names: ScenarioNames,
  faults: Faults,
): PlannedFault {
  return {
    fault: file.fault ?? '',
    with: given(file, place, names.faults, faults),
    at: momentOf(file.at, at(place, 'at'), names, faults),
    until: endOf(file.until, at(place, 'until'), names, faults),
  };
}

/** What the fault is given, of the types of its fields. */
function given(file: FaultFile, place: Place, known: FaultDefs, faults: Faults): JsonObject {
  const { fault } = file;
  if (fault === undefined) return {};
  const fields = Object.hasOwn(known, fault) ? known[fault]?.with : undefined;
  if (fields === undefined) {
    const expected = expectedOf(fault, Object.keys(known));
    const problem = { code: 'unknown-fault', found: fault, expected };
    faults.add(at(place, 'fault'), { ...problem, params: { id: fault } });
    return {};
  }
  const written = jsonObject(file.with);
  for (const key of Object.keys(fields)) {
    if (fields[key]?.optional === true || Object.hasOwn(written, key)) continue;
    const problem = { code: 'missing-with-key', on: 'key', found: '', expected: key } as const;
    faults.add(at(place, 'fault'), { ...problem, params: { key } });
  }
  const entries = Object.entries(written).flatMap(([key, value]): (readonly [string, Json])[] => {
    const where = at(place, 'with', key);
    const field = Object.hasOwn(fields, key) ? fields[key] : undefined;
    if (field === undefined) {
      const expected = expectedOf(key, Object.keys(fields));
      const problem = { code: 'unknown-with-key', on: 'key', found: key, expected } as const;
      faults.add(where, { ...problem, params: { key, near: expected } });
      return [];
    }
    const checked = fit(value, field);
    if (checked.ok) return [[key, checked.value]];
    const { code, expected } = checked;
    faults.add(where, { code, expected, params: { key, expected } });
    return [];
  });
  return Object.fromEntries(entries);
}

function jsonObject(written: FaultFile['with']): JsonObject {
  return isObject(written) ? written : {};
}

const AT_ONCE: Moment = { is: 'after', ms: 0 };

function momentOf(
  written: Exclude<FaultFile['until'], string>,
  place: Place,
  { steps }: ScenarioNames,
  faults: Faults,
): Moment {
  if (written === undefined) return AT_ONCE;
  if ('after' in written) return { is: 'after', ms: msOf(written.after) };
  if (!('step' in written)) return AT_ONCE;
  const { step, when } = written;
  if (step === undefined) return AT_ONCE;
  if (steps !== null && !isStep(step, steps)) {
    const expected = expectedOf(step, steps);
    faults.add(at(place, 'step'), {
      code: 'unknown-step',
      found: step,
      expected,
      params: { id: step },
    });
  }
  return { is: 'step', step, when: when ?? 'ready' };
}

function endOf(
  written: FaultFile['until'],
  place: Place,
  names: ScenarioNames,
  faults: Faults,
): FaultEnd | null {
  if (written === undefined) return null;
  if (typeof written === 'string') return { is: 'lasting', ms: msOf(written) };
  if ('seen' in written) return { is: 'seen', ms: msOf(written.seen) };
  return momentOf(written, place, names, faults);
}

function msOf(text: string | undefined): number {
  return durationMs(text ?? '') ?? 0;
}

/** Without a site nobody knows the items of a for-each: one step stands for all of them. */
export const EVERY_ITEM = '[*]';

function isStep(id: StepId, steps: readonly StepId[]): boolean {
  return steps.includes(id) || steps.includes(id.replace(/\[.*$/s, EVERY_ITEM));
}
