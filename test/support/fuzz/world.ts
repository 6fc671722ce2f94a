import type { Decision } from '../../../src/model/event.ts';
import type { Decided, RunHandle } from '../../../src/model/run.ts';
import type { RunState, StepState } from '../../../src/model/state.ts';
import { aCause, found } from '../../../src/model/verdict.ts';
import { DEMO_DOOR } from '../demo-door.ts';
import { anEvent, TARGET } from '../demo-run.ts';
import { aRecord, aValue, MINUTE, NOW, type FakeRun } from '../fake-run.ts';
import { randomFrom, type Random } from './random.ts';

/** A run in which everything comes and goes, and whose answers may be late, or refusals. */
export type World = {
  readonly handle: RunHandle;
  /** Told of each decision as it comes. */
  change(n: number): void;
};

const CAUSE = aCause('image-pull', {
  name: 'prod/支付-7c9d',
  pod: 'pay',
  namespace: 'prod',
  image: `registry.example.com/${'a'.repeat(90)}:1`,
  reason: 'ErrImagePull',
  message: 'unauthorized\u001B[31m\nsecond line\t',
});

export function worldOf(run: FakeRun, onDecision: (decision: Decision) => void): World {
  const base = run.handle;
  const late: (() => void)[] = [];
  const output: string[] = [];
  let answers: 'yes' | 'no' | 'late' = 'yes';
  let object: string | null = null;
  const held = <T>(value: T): Promise<T> =>
    answers === 'late'
      ? new Promise((resolve) => {
          late.push(() => resolve(value));
        })
      : Promise.resolve(value);
  const handle: RunHandle = {
    ...base,
    needs: () =>
      base
        .needs()
        .map((need) => (need.is === 'confirm' && object !== null ? { ...need, object } : need)),
    live: (step) => {
      const live = base.live(step);
      return output.length === 0 ? live : { ...live, output: [...live.output, ...output] };
    },
    decide(decision) {
      onDecision(decision);
      const said: Decided =
        answers === 'no' ? { ok: false, cause: aCause('run-not-open') } : { ok: true };
      return held(said);
    },
    contexts: () => held(null).then(() => base.contexts()),
    inspectTarget: (context) => held(null).then(() => base.inspectTarget(context)),
  };
  const change = (n: number): void => {
    const random = randomFrom(n);
    switch (random.int(9)) {
      case 0:
        answers = random.of(['yes', 'no', 'late']);
        return;
      case 1:
        for (const answer of late.splice(0)) answer();
        return;
      case 2:
        output.push(...Array.from({ length: random.int(40) }, (_, at) => lineOf(random, at)));
        run.become(run.handle.state());
        return;
      case 3:
        run.tell(
          anEvent(
            FACTS[random.int(FACTS.length)] ?? { type: 'run-resumed', tool: TOOL, torn: false },
            n,
          ),
        );
        return;
      case 4:
        run.see(
          random.int(2) === 0
            ? {}
            : { 'front-door': DEMO_DOOR.slice(0, random.int(DEMO_DOOR.length + 1)) },
        );
        return;
      case 5:
        object = random.of([null, 'nginx-second', 'example', 'netops']);
        run.become(run.handle.state());
        return;
      case 6:
        run.become(otherRun(run.handle.state(), random));
        return;
      default:
        run.become(otherStep(run.handle.state(), [...base.book.steps.keys()], random));
    }
  };
  return { handle, change };
}

const TOOL = { version: '0.1.0', build: 'x', node: 'v24' };
const FACTS = [
  { type: 'go-given', section: 'deploy' },
  { type: 'step-started', step: 'deploy-script', attempt: 2, key: 'run/deploy-script/2' },
  { type: 'action-failed', step: 'deploy-script', cause: CAUSE, evidence: [] },
  { type: 'step-late', step: 'deploy-script' },
] as const;

function lineOf(random: Random, at: number): string {
  return random.of([
    `line ${at}`,
    `部署服务 ${at}/3 ${'。'.repeat(60)}`,
    '\u001B[31mred\u001B[0m \u001B[2J\u001B]0;title\u0007',
    'progress 10%\rprogress 20%',
    'x'.repeat(5000),
    '👨‍👩‍👧♻️'.repeat(30),
    '',
  ]);
}

const STATES: readonly [StepState, ...(readonly StepState[])] = [
  { is: 'ready' },
  { is: 'your-turn' },
  { is: 'rehearsed' },
  { is: 'waiting-on', whom: '网络管理员', since: NOW - MINUTE },
  { is: 'acting', attempt: 1, key: 'k' },
  { is: 'acting', attempt: 2, key: 'k', undo: true },
  { is: 'proving', since: NOW - MINUTE, until: NOW + MINUTE, found: [found('wait', CAUSE)] },
  { is: 'late', since: NOW - 9 * MINUTE, until: NOW - MINUTE, found: [found('wait', CAUSE)] },
  { is: 'failed', since: NOW - 9 * MINUTE, until: NOW, found: [found('fail', CAUSE)] },
  { is: 'in-doubt', attempt: 1 },
  { is: 'in-doubt', attempt: 1, answer: 'partly' },
  { is: 'passed', how: 'by-hand' },
  { is: 'stale', why: 'regressed' },
  { is: 'attested', reason: '' },
  { is: 'skipped', reason: '明天再做' },
];

function otherStep(state: RunState, ids: readonly string[], random: Random): RunState {
  const id = ids[random.int(ids.length)] ?? 'pin';
  const is = random.of(STATES);
  const record = aRecord({
    ...state.steps[id],
    state: is,
    attempts: 1,
    startedAt: NOW - 10 * MINUTE,
    confirmed: random.int(3) === 0,
    failure: is.is === 'failed' ? CAUSE : null,
    ticked: [random.int(3)],
  });
  return { ...state, seq: state.seq + 1, steps: { ...state.steps, [id]: record } };
}

function otherRun(state: RunState, random: Random): RunState {
  const next = { ...state, seq: state.seq + 1 };
  switch (random.int(9)) {
    case 0:
      return { ...next, target: state.target === null ? TARGET : null };
    case 1:
      return { ...next, outageStartedAt: random.of([null, NOW - MINUTE, NOW - 200 * MINUTE]) };
    case 2:
      return { ...next, lost: random.of([undefined, null]) };
    case 3:
      return { ...next, goes: random.of([[], ['second'], ['keys', 'namespaces', 'deploy']]) };
    case 4: {
      const value = aValue(
        random.of(['master.eip', 'deploy.ready', 'odd']),
        random.of(['x', '很长'.repeat(80), 4, null, ['a']]),
      );
      return { ...next, values: { ...state.values, [value.name]: value } };
    }
    case 5:
      return { ...next, choices: random.of([{}, { 'deploy-how': 'script' }]) };
    case 6:
      return { ...next, mode: random.of(['incident', 'drill', 'verify']) };
    case 7:
      return { ...next, values: {} };
    default:
      return ended(next, random);
  }
}

/** It ends, or, as no run does but a resumed drill, goes on. */
function ended(state: RunState, random: Random): RunState {
  return random.int(4) === 0
    ? { ...state, phase: random.of(['finished', 'aborted']), finishedAt: NOW, exitCode: 1 }
    : { ...state, phase: 'open', finishedAt: null, exitCode: null };
}
