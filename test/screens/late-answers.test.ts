import { expect, test } from 'vitest';
import { stageOf } from '../../screens/stage.ts';
import { topSpot } from '../../screens/ui.ts';
import { WizardError } from '../../src/model/error.ts';
import type { AssistOffer, RunHandle } from '../../src/model/run.ts';
import { aCause } from '../../src/model/verdict.ts';
import { MACHINE_SCENES } from '../support/demo-machine.ts';
import { demoRun } from '../support/demo-run.ts';
import { demoSession, settled, type DemoSession } from '../support/demo-session.ts';
import type { FakeRun } from '../support/fake-run.ts';
import { SCENES } from '../support/scenes.ts';

const SIZE = { columns: 80, rows: 24 };

/** All that is the operator's: where they are, where the cursor stands, what was typed. */
function own(demo: DemoSession) {
  const { view, ui, words } = demo.picture();
  const { focus } = stageOf(view, ui, words, SIZE).active.port;
  const { place, fields, picked } = topSpot(ui);
  return { places: ui.spots.map((spot) => spot.place), place, focus, fields, picked };
}

/** The same run, whose answers come when the test lets them. */
function slow(run: FakeRun) {
  const contexts = Promise.withResolvers<Awaited<ReturnType<RunHandle['contexts']>>>();
  const target = Promise.withResolvers<Awaited<ReturnType<RunHandle['inspectTarget']>>>();
  const handle: RunHandle = {
    ...run.handle,
    contexts: () => contexts.promise,
    inspectTarget: () => target.promise,
  };
  return { run: { ...run, handle }, contexts, target };
}

test.each(Object.entries(SCENES))(
  'on the screen %s contexts that are read late move nothing and take nothing that was typed',
  async (_, scene) => {
    const { run, contexts } = slow(scene.run());
    const demo = demoSession(run);
    await demo.press(...scene.keys, 'down', '"x');
    const before = own(demo);

    contexts.resolve([{ name: 'new', server: 'https://203.0.113.8:6443', current: true }]);
    await settled();

    // Where a list was waited for and nothing could have the cursor, it begins at the list.
    const after = own(demo);
    expect({ ...after, focus: before.focus === null ? null : after.focus }).toEqual(before);
    demo.session.close();
  },
);

const UNPINNED = SCENES['pin'];

/** Enter on a context: it is asked who it is, and does not answer yet. */
async function asking() {
  const run = UNPINNED?.run() ?? demoRun();
  const { target, run: slowRun } = slow(run);
  const demo = demoSession({
    ...slowRun,
    handle: { ...slowRun.handle, contexts: () => run.handle.contexts() },
  });
  await settled();
  await demo.press('/', '"2.2', 'enter', 'enter', 'enter');
  return { demo, target, run };
}

test('the name can be typed while the cluster is asked who it is; the answer takes nothing of it, and Enter waits for it', async () => {
  const { demo, target, run } = await asking();
  await demo.press('"us-east', 'left', 'enter');
  const before = own(demo);
  expect(before.fields['context-name']).toMatchObject({ text: 'us-east', at: 6 });

  target.resolve(await demoRun().handle.inspectTarget('us-east-1/ack-new'));
  await settled();

  expect(own(demo)).toEqual(before);
  expect(run.decided).toEqual([]);
});

test('a cluster that does not answer after all takes nothing either, and Enter asks it once more', async () => {
  const { demo, target } = await asking();
  await demo.press('"us-east');
  const before = own(demo);

  target.reject(new WizardError('cluster-unreachable', 'api-reset', { server: 'x' }));
  await settled();

  expect(own(demo)).toEqual(before);
});

test('who goes on to another row while a cluster is asked stays there', async () => {
  const { demo, target } = await asking();
  await demo.press('up');
  const before = own(demo);

  target.resolve(await demoRun().handle.inspectTarget('us-east-1/ack-new'));
  await settled();

  expect(own(demo)).toEqual(before);
});

test('whether the machine can do it moves the cursor by no answer, from the one row that shows it', async () => {
  const offers: { [step: string]: AssistOffer } = {
    'bind-eip': { is: 'hindered', cause: aCause('run-not-open') },
  };
  const run = demoRun({}, { offers });
  const demo = demoSession(run);
  await demo.press('n', 'down', 'down', 'down', 'down');
  const seen = [own(demo).focus];

  const answers: readonly AssistOffer[] = [
    { is: 'asking' },
    MACHINE_SCENES['assist-offered']?.run().handle.assist('bind-eip') ?? { is: 'asking' },
  ];
  for (const answer of answers) {
    offers['bind-eip'] = answer;
    demo.ticker.fire();
    seen.push(own(demo).focus);
  }

  expect(seen).toEqual(['ask-assist', 'ask-assist', 'ask-assist']);
});

test('Enter does nothing on a row that came under the cursor after the screen was drawn', async () => {
  const run = demoRun();
  const demo = demoSession(run);
  await demo.press('n', 'down', 'down', 'down');
  const there = own(demo).focus;
  const state = run.handle.state();

  // The step is done meanwhile, and nothing of that is drawn yet.
  const record = state.steps['bind-eip'];
  run.become({
    ...state,
    steps:
      record === undefined
        ? {}
        : { ...state.steps, 'bind-eip': { ...record, state: { is: 'passed', how: 'adopted' } } },
  });
  demo.session.press([{ name: 'enter', text: '' }], SIZE);

  expect(there).not.toBe(own(demo).focus);
  expect(run.decided).toEqual([]);
});
