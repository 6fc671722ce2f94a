import { startRun } from '../../src/execute/run.ts';
import type { Answers } from '../../src/model/answers.ts';
import type { ActionDef, Catalogue, ProbeDef } from '../../src/model/catalogue.ts';
import type { Actor } from '../../src/model/event.ts';
import type { Runbook, StepDef } from '../../src/model/runbook.ts';
import { aCause, found } from '../../src/model/verdict.ts';
import { shownValue } from '../../src/text/in-lang.ts';
import { aBook, anAction, aProbe, passing } from './a-runbook.ts';
import { fakePorts } from './fake-ports.ts';

/** A world in which an action, or the operator's hands, make the probe of the same step pass. */
export function aWorld(start: readonly string[] = [], never: readonly string[] = []) {
  const done = new Set(start);
  const look: ProbeDef['look'] = async (input) =>
    done.has(shownValue(input['step'] ?? ''))
      ? passing()
      : { ...found('wait', aCause('not-yet')), finds: {}, evidence: [] };
  const act: ActionDef['act'] = async (input) => {
    const step = shownValue(input['step'] ?? '');
    if (!never.includes(step)) done.add(step);
    return { changed: true, created: [], evidence: [] };
  };
  const catalogue: Catalogue = {
    probes: { 'fake/ready': aProbe(look) },
    actions: { 'fake/act': anAction(act) },
  };
  return { done, catalogue };
}

/** A real run on ports in memory. */
export async function aRun(
  steps: readonly StepDef[],
  more: Partial<Runbook> &
    Parameters<typeof fakePorts>[0] & { readonly world?: ReturnType<typeof aWorld> } = {},
) {
  const { catalogue } = more.world ?? aWorld();
  const ports = fakePorts({ catalogue, ...more });
  const handle = await startRun(aBook(steps, more, catalogue), ports);
  return { handle, ports };
}

export function anAnswers(more: Partial<Answers> = {}): Answers {
  return {
    operator: 'ops',
    lostCluster: 'none',
    outageStarted: '1970-01-01T00:16:00Z',
    go: [],
    target: null,
    values: {},
    steps: {},
    ...more,
  };
}

export const ACTORS: { readonly answers: Actor; readonly auto: Actor } = {
  answers: { kind: 'answers', name: 'answers.yaml', host: 'here' },
  auto: { kind: 'auto', name: 'auto', host: 'here' },
};
