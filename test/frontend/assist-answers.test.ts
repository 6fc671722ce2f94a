import { expect, test, vi } from 'vitest';
import { untilStuck } from '../../src/frontend/alone.ts';
import { checkAnswers } from '../../src/frontend/check-answers.ts';
import { autopilot } from '../../src/frontend/decider.ts';
import type { ActionDef, Catalogue } from '../../src/model/catalogue.ts';
import type { StepDef } from '../../src/model/runbook.ts';
import { aCause, type Cause } from '../../src/model/verdict.ts';
import { ACTORS, anAnswers, aRun } from '../support/a-run.ts';
import { anAction, anExpr, aProbe, aRunbook, aStep, aText, passing } from '../support/a-runbook.ts';
import { aClock } from '../support/fake-ports.ts';
import { found } from '../../src/model/verdict.ts';

const NO_LISTS = { failed: [], late: [], 'in-doubt': [] } as const;
const ask = (id: string) => ({
  id,
  type: 'string' as const,
  title: aText(id),
  optional: false,
});

function aManual(more: Partial<StepDef> = {}): StepDef {
  return aStep('bind', {
    kind: 'manual',
    manual: {
      checklist: [aText('Click.')],
      ask: [ask('master.zone'), ask('master.eip')],
      assist: { uses: 'fake/bind', with: anExpr({}), finds: { address: 'master.eip' } },
    },
    ...more,
  });
}

function aCloud(hindered: ActionDef['hindered'] = async () => null) {
  let isBound = false;
  const act: ActionDef['act'] = async () => {
    isBound = true;
    return { changed: true, created: [], evidence: [], finds: { address: '192.0.2.7' } };
  };
  const look = async () =>
    isBound
      ? passing()
      : ({ ...found('wait', aCause('not-yet')), finds: {}, evidence: [] } as const);
  const catalogue: Catalogue = {
    probes: { 'fake/ready': aProbe(look) },
    actions: { 'fake/bind': { ...anAction(act), hindered } },
  };
  return catalogue;
}

function answers(step: object) {
  return anAnswers({
    values: { 'master.zone': 'z', 'master.eip': '192.0.2.9' },
    steps: { bind: { ...step, on: NO_LISTS } },
  });
}

async function piloted(catalogue: Catalogue, step: object, more: Partial<StepDef> = {}) {
  const { handle } = await aRun([aManual(more)], { catalogue });
  const pilot = autopilot({ handle, answers: answers(step), auto: true, actors: ACTORS });
  return { handle, pilot };
}

test('the file lets the machine do a step, and tells it first what it has to be told', async () => {
  const { handle } = await piloted(aCloud(), { assist: true });

  expect(await handle.ended).toBe(0);
  expect(handle.state().decisions.map((one) => `${one.by.kind} ${one.do}`)).toEqual(
    expect.arrayContaining(['answers answer', 'answers assist']),
  );
  expect(handle.state().values['master.eip']).toMatchObject({
    value: '192.0.2.7',
    source: 'fake/bind',
  });
});

test('what is at risk wants its name in the file, whatever --auto says', async () => {
  const { handle, pilot } = await piloted(aCloud(), { assist: true }, { risk: 'cost' });
  const stuck = await untilStuck(handle, pilot, aClock(), new AbortController().signal);

  expect(stuck).toEqual([{ is: 'confirm', step: 'bind', object: 'bind' }]);
  pilot.stop();
  await handle.stop('interrupted');
});

test('with the name it goes through', async () => {
  const { handle } = await piloted(aCloud(), { assist: true, confirm: 'bind' }, { risk: 'cost' });

  expect(await handle.ended).toBe(0);
});

const RUN = 'a'.repeat(12);

test('a name that has the id of the run in it stands in the file with its place', async () => {
  const action: ActionDef = {
    ...anAction(),
    plan: () => ({ will: [], byHand: [], atRisk: `site-${RUN}-master` }),
  };
  const { handle } = await piloted(
    { ...aCloud(), actions: { 'fake/bind': action } },
    { assist: true, confirm: 'site-${{ run.id }}-master' },
    { risk: 'cost' },
  );
  const typed = () => handle.state().decisions.find((one) => one.do === 'confirm');

  await vi.waitFor(() => expect(typed()).toMatchObject({ by: { kind: 'answers' } }));
  await handle.stop('interrupted');
});

const NO_CREDENTIALS: Cause = aCause('look-timed-out', { seconds: 1 });

test('where the machine cannot, what the file says of the work by hand counts', async () => {
  const catalogue = aCloud(async () => NO_CREDENTIALS);
  const probes = { 'fake/ready': aProbe(async () => passing()) };
  const { handle } = await piloted({ ...catalogue, probes }, { assist: true, done: true });

  expect(await handle.ended).toBe(0);
});

test('where it cannot and the file says nothing else, a person is named', async () => {
  const { handle, pilot } = await piloted(
    aCloud(async () => NO_CREDENTIALS),
    { assist: true },
  );

  const stuck = await untilStuck(handle, pilot, aClock(), new AbortController().signal);

  expect(stuck).toMatchObject([{ is: 'checklist', step: 'bind' }]);
  pilot.stop();
  await handle.stop('interrupted');
});

test('nothing is answered while it is still being asked', async () => {
  const { promise: told, resolve: tell } = Promise.withResolvers<Cause | null>();
  const { handle } = await piloted(
    aCloud(() => told),
    { assist: true, done: true },
  );
  await vi.waitFor(() => expect(handle.state().values['master.zone']).toBeDefined());
  expect(handle.assist('bind')).toEqual({ is: 'asking' });
  expect(handle.isWorking()).toBe(true);

  tell(null);

  expect(await handle.ended).toBe(0);
  expect(handle.state().decisions.some((one) => one.do === 'done')).toBe(false);
});

test('an assist for a step that has none is a fault of the file', () => {
  const runbook = aRunbook([aStep('bind', { kind: 'manual' })]);

  expect(checkAnswers(runbook, answers({ assist: true }))).toContainEqual(
    aCause('answers-no-use', { key: 'steps.bind.assist', step: 'bind' }),
  );
});
