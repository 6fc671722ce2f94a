import { expect, test, vi } from 'vitest';
import { autopilot } from '../../src/frontend/decider.ts';
import { askCleanUp } from '../../src/frontend/plain/ask-clean-up.ts';
import { LeftOff } from '../../src/frontend/plain/desk.ts';
import type { Decision } from '../../src/model/event.ts';
import { ACTORS, anAnswers } from '../support/a-run.ts';
import { aStep } from '../support/a-runbook.ts';
import { aRun } from '../support/a-world.ts';
import { DRILL_SCENES } from '../support/demo-drill.ts';
import { demoRun } from '../support/demo-run.ts';
import { aPlainDesk } from '../support/plain-desk.ts';
import { aWorldOfThings, entry, HAND } from '../support/things.ts';

const STEP = aStep('a', { drill: 'execute' });
const NEED = { is: 'clean-up', step: null, left: 2, round: 1 } as const;

function sat(...answers: readonly string[]) {
  const { desk, said } = aPlainDesk(
    DRILL_SCENES['clean-up-said']?.run() ?? demoRun(),
    'en',
    ...answers,
  );
  const decided: Decision[] = [];
  const decide = async (decision: Decision) => {
    decided.push(decision);
    return true;
  };
  return { desk: { ...desk, decide }, said, decided };
}

test('what is still there is read out with its command, and each thing may be said to be gone, with a reason', async () => {
  const { desk, said, decided } = sat('3', 'logged in and deleted it');
  await askCleanUp(desk, NEED);

  expect(said.join('\n')).toContain('kubectl delete ConfigMap held');
  expect(said.join('\n')).toContain('Log in to jump.example.com and remove it.');
  expect(said.join('\n')).toContain('I removed Folder jump.example.com:/root/recovery');
  const gone = { kind: 'Folder', name: 'jump.example.com:/root/recovery' };
  const reason = 'logged in and deleted it';
  expect(decided).toEqual([{ do: 'clean-up', step: null, value: { gone }, reason }]);
});

test('it may be tried again, or left there with a reason, or be decided later', async () => {
  const again = sat('1');
  await askCleanUp(again.desk, NEED);
  const kept = sat('4', 'the next drill needs it');
  await askCleanUp(kept.desk, NEED);
  const later = sat('5');

  await expect(askCleanUp(later.desk, NEED)).rejects.toBeInstanceOf(LeftOff);
  expect([...again.decided, ...kept.decided].map(({ value }) => value)).toEqual(['remove', 'keep']);
});

async function piloted(removed?: { readonly [what: string]: string }) {
  const world = aWorldOfThings({ a: [entry('one'), HAND] });
  const { handle } = await aRun([STEP], world, { mode: 'drill' });
  const answers = anAnswers(removed === undefined ? {} : { removed });
  const pilot = autopilot({ handle, answers, auto: true, actors: ACTORS });
  return { handle, pilot };
}

test('a file of answers says what somebody removed by hand: then nothing is left, and the drill ends with 0', async () => {
  const { handle, pilot } = await piloted({ 'Host jump': 'it was reinstalled' });

  expect(await handle.ended).toBe(0);
  expect(handle.state().decisions.at(-1)).toMatchObject({
    value: { gone: { name: 'jump' } },
    reason: 'it was reinstalled',
    by: ACTORS.answers,
  });
  pilot.stop();
});

test('nobody’s word is made up: --auto leaves to a person what no machine can remove', async () => {
  const { handle, pilot } = await piloted();
  await vi.waitFor(() => expect(pilot.open()).toMatchObject([{ is: 'clean-up', round: 1 }]));

  expect(handle.state()).toMatchObject({ phase: 'open', cleanUp: { is: 'left' } });
  pilot.stop();
  await handle.stop('interrupted');
});
