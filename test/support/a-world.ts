import { expect } from 'vitest';
import { startRun } from '../../src/execute/run.ts';
import type { ActionDef, Catalogue, ProbeDef } from '../../src/model/catalogue.ts';
import type { Decision } from '../../src/model/event.ts';
import type { Json } from '../../src/model/json.ts';
import type { RunHandle } from '../../src/model/run.ts';
import type { Runbook, StepDef } from '../../src/model/runbook.ts';
import { aCause, found } from '../../src/model/verdict.ts';
import { aBook, anAction, aProbe, passing } from './a-runbook.ts';
import { OPERATOR } from './events.ts';
import { fakePorts } from './fake-ports.ts';

/** A world in which an action makes its step's probe pass. */
export function aWorld(start: readonly string[] = []) {
  const done = new Set(start);
  const acted: string[] = [];
  const look: ProbeDef['look'] = async (input) =>
    done.has(textOf(input['step']))
      ? passing(input['finds'] === undefined ? {} : { address: '192.0.2.1' })
      : { ...found('wait', aCause('not-yet')), finds: {}, evidence: [] };
  const act: ActionDef['act'] = async (input) => {
    acted.push(textOf(input['step']));
    done.add(textOf(input['step']));
    return { changed: true, created: [], evidence: [{ name: 'said', text: 'done' }] };
  };
  const catalogue: Catalogue = {
    probes: { 'fake/ready': aProbe(look) },
    actions: { 'fake/act': anAction(act) },
  };
  return { done, acted, catalogue };
}

export const QUESTIONS: readonly Decision[] = [
  {
    do: 'answer',
    step: null,
    value: { 'run.outageStarted': '1970-01-01T00:16:00Z', 'run.lostCluster': 'none' },
  },
];

export async function aRun(
  steps: readonly StepDef[],
  world: { catalogue: Catalogue },
  more: Partial<Runbook> & Parameters<typeof fakePorts>[0] & { answered?: boolean } = {},
) {
  const ports = fakePorts({ catalogue: world.catalogue, ...more });
  const handle = await startRun(aBook(steps, more, world.catalogue), ports);
  if (more.answered !== false && (more.mode ?? 'incident') === 'incident')
    await decided(handle, QUESTIONS);
  return { handle, ports };
}

export async function decided(handle: RunHandle, decisions: readonly Decision[]): Promise<void> {
  for (const decision of decisions)
    expect(await handle.decide(decision, OPERATOR)).toEqual({ ok: true });
}

export const types = (ports: { journal: { events: readonly { type: string }[] } }) =>
  ports.journal.events.map((event) => event.type);

export const is = (handle: RunHandle, step: string) => handle.steps().get(step)?.is;

export const textOf = (value: Json | undefined) => (typeof value === 'string' ? value : '');
