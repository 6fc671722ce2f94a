import { expect, test, vi } from 'vitest';
import { answerFor } from '../../src/frontend/answered.ts';
import { autopilot, type Refusal } from '../../src/frontend/decider.ts';
import type { Answers } from '../../src/model/answers.ts';
import type { Decision } from '../../src/model/event.ts';
import type { RunHandle } from '../../src/model/run.ts';
import type { StepDef } from '../../src/model/runbook.ts';
import { ACTORS, anAnswers, aRun, aWorld } from '../support/a-run.ts';
import { siteValuesStep } from '../../src/language/site-values.ts';
import { aProof, aStep, aText } from '../support/a-runbook.ts';
import { A_SUMMARY } from '../support/fake-ports.ts';

const NO_LISTS = { failed: [], late: [], 'in-doubt': [] } as const;

function decisions(handle: RunHandle): readonly string[] {
  return handle
    .state()
    .decisions.map(({ do: did, step, by }) => `${by.kind} ${did} ${step ?? 'run'}`);
}

async function piloted(
  steps: readonly StepDef[],
  answers: Answers | null,
  more: Parameters<typeof aRun>[1] & { readonly auto?: boolean } = {},
) {
  const { handle } = await aRun(steps, more);
  const refusals: Refusal[] = [];
  const pilot = autopilot({
    handle,
    answers,
    auto: more.auto ?? false,
    actors: ACTORS,
    onRefused: (refusal) => refusals.push(refusal),
  });
  return { handle, pilot, refusals };
}

test('a file of answers takes a run through every kind of question, in its own name', async () => {
  const asked = { id: 'master.eip', type: 'ip', title: aText('EIP'), optional: false } as const;
  const steps = [
    aStep('pin', { kind: 'pin', proofs: [aProof()] }),
    aStep('how', { kind: 'choice', choice: ['script', 'backup'], proofs: [] }),
    aStep('hand', { kind: 'manual', manual: { checklist: [aText('Click.')], ask: [asked] } }),
    aStep('word', { kind: 'manual', proofs: [], attest: aText('It is so.') }),
    aStep('risky', { risk: 'destructive' }),
  ];
  const world = aWorld(['']);
  const { handle } = await piloted(
    steps,
    anAnswers({
      go: 'all',
      target: { kubeconfig: null, context: 'new', uid: A_SUMMARY.uid },
      values: { 'master.eip': '192.0.2.7' },
      steps: {
        how: { choose: 'backup', on: NO_LISTS },
        hand: { done: true, on: NO_LISTS },
        word: { attest: 'seen it', on: NO_LISTS },
        risky: { confirm: 'risky', on: NO_LISTS },
      },
    }),
    { world },
  );
  handle.subscribe(() => {
    if (handle.state().values['master.eip'] !== undefined) world.done.add('hand');
  });

  expect(await handle.ended).toBe(0);
  expect(handle.state().values['master.eip']?.value).toBe('192.0.2.7');
  expect(decisions(handle).toSorted()).toEqual(
    [
      'answers answer run',
      'answers answer run',
      'answers pin pin',
      'answers choose how',
      'answers answer hand',
      'answers done hand',
      'answers attest word',
      'answers go run',
      'answers confirm risky',
    ].toSorted(),
  );
});

test('--auto gives the go of a section, and never confirms a risk', async () => {
  const { handle, pilot } = await piloted(
    [aStep('plain'), aStep('risky', { risk: 'cost' })],
    anAnswers(),
    { auto: true },
  );

  await vi.waitFor(() => expect(handle.steps().get('plain')).toMatchObject({ is: 'passed' }));

  expect(pilot.open()).toEqual([{ is: 'confirm', step: 'risky', object: 'risky' }]);
  expect(decisions(handle)).toContain('auto go run');
});

test('decisions after a failure are used in turn, one each time', async () => {
  const { handle } = await piloted(
    [aStep('never', { timeoutMs: 50 })],
    anAnswers({
      go: 'all',
      steps: {
        never: {
          on: {
            ...NO_LISTS,
            late: [
              { do: 'do-again' },
              { do: 'more-time', value: 50 },
              { do: 'skip', reason: 'enough' },
            ],
          },
        },
      },
    }),
    { world: aWorld([], ['never']) },
  );

  expect(await handle.ended).toBe(1);
  expect(decisions(handle).slice(-3)).toEqual([
    'answers do-again never',
    'answers more-time never',
    'answers skip never',
  ]);
});

test('a resumed run goes on behind the decisions that are recorded already', async () => {
  const again: Decision = { do: 'do-again', step: 'never' };
  const steps = [aStep('never', { timeoutMs: 50 })];
  const answers = anAnswers({
    go: 'all',
    steps: {
      never: { on: { ...NO_LISTS, late: [{ do: 'do-again' }, { do: 'skip', reason: 'no' }] } },
    },
  });
  const first = await aRun(steps, { world: aWorld([], ['never']) });
  const before = { ...first.handle.state(), decisions: [{ ...again, at: 1, by: ACTORS.answers }] };
  await first.handle.stop('interrupted');
  const { handle } = await aRun(steps, { world: aWorld([], ['never']) });
  let isFirst = true;
  autopilot({
    handle: { ...handle, state: () => (isFirst ? ((isFirst = false), before) : handle.state()) },
    answers,
    auto: false,
    actors: ACTORS,
  });

  expect(await handle.ended).toBe(1);
  expect(decisions(handle).filter((one) => one.endsWith('never'))).toEqual(['answers skip never']);
});

test('the pin of another cluster than the file means is refused and left to a person', async () => {
  const { pilot, refusals } = await piloted(
    [aStep('pin', { kind: 'pin' })],
    anAnswers({ target: { kubeconfig: null, context: 'new', uid: 'another' } }),
  );

  await vi.waitFor(() => expect(refusals).toHaveLength(1));

  expect(refusals[0]).toMatchObject({
    exitCode: 7,
    cause: { code: 'answers-other-cluster', params: { uid: 'uid-1', wanted: 'another' } },
  });
  expect(pilot.open()).toEqual([{ is: 'pin', step: 'pin' }]);
});

test('a confirmation of another name is left to a person', async () => {
  const { handle, pilot } = await piloted(
    [aStep('risky', { risk: 'traffic' })],
    anAnswers({ go: 'all', steps: { risky: { confirm: 'something else', on: NO_LISTS } } }),
  );

  await vi.waitFor(() => expect(handle.needs().map((need) => need.is)).toEqual(['confirm']));

  expect(pilot.open()).toHaveLength(1);
});

const RTO = { id: 'site.rto', type: 'duration', title: aText('RTO'), optional: true } as const;
const REGION = { ...RTO, id: 'site.cloud.region', type: 'string' } as const;

test('values alone are the word of a step that asks for nothing else', async () => {
  const told = aStep('told', {
    kind: 'manual',
    manual: { checklist: [], ask: [RTO] },
    proofs: [],
    attest: aText('Values as told'),
  });
  const { handle } = await piloted([told], anAnswers({ values: { 'site.rto': '2h' } }));

  expect(await handle.ended).toBe(0);
  expect(handle.steps().get('told')).toEqual({ is: 'attested', reason: 'answers.yaml' });
});

test('what the site leaves open is proven by the values alone, once each is told', async () => {
  const { handle } = await piloted(
    [siteValuesStep([RTO, REGION], undefined)],
    anAnswers({ values: { 'site.rto': '2h', 'site.cloud.region': 'us-east-1' } }),
  );

  expect(await handle.ended).toBe(0);
  expect(handle.steps().get('site-values')).toEqual({ is: 'passed', how: 'by-hand' });
});

test('of what the site leaves open the file tells what it has, and the rest stays open', async () => {
  const { handle, pilot, refusals } = await piloted(
    [siteValuesStep([RTO, REGION], undefined)],
    anAnswers({ values: { 'site.rto': '2h' } }),
  );

  await vi.waitFor(() => expect(handle.state().values['site.rto']?.value).toBe('2h'));
  await vi.waitFor(() => expect(pilot.open()).toHaveLength(1));

  expect(pilot.open()[0]).toMatchObject({ is: 'checklist', step: 'site-values' });
  expect(handle.steps().get('site-values')).toEqual({ is: 'your-turn' });
  expect(refusals).toEqual([]);
});

test('a milestone that does not hold takes its decisions from the list for failures', async () => {
  const { handle } = await aRun([aStep('a')]);
  const skip = { do: 'skip', reason: 'later' } as const;
  const answers = anAnswers({ steps: { up: { on: { ...NO_LISTS, failed: [skip] } } } });
  const need = { is: 'milestone', step: 'up', decisions: ['skip'] } as const;

  const answered = answerFor(need, { handle, answers, auto: false, actors: ACTORS }, () => 0);

  expect(answered).toEqual({ by: ACTORS.answers, decisions: [{ ...skip, step: 'up' }] });
});

test('without answers and without --auto everything is left', async () => {
  const { handle, pilot } = await piloted([aStep('a')], null);

  await vi.waitFor(() => expect(handle.needs()).toHaveLength(3));

  expect(pilot.open()).toEqual(handle.needs());
  expect(pilot.isBusy()).toBe(false);
});
