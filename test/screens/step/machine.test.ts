import { expect, test } from 'vitest';
import { MACHINE_SCENES } from '../../support/demo-machine.ts';
import { demoSession } from '../../support/demo-session.ts';
import { demoRun } from '../../support/demo-run.ts';

const find = (ref: string) => ['/', `"${ref}`, 'enter', 'enter'];

/** A scene, and what these keys decide after those that lead there. */
async function decidedIn(name: string, ...keys: readonly string[]) {
  const scene = MACHINE_SCENES[name];
  const run = scene?.run();
  if (scene === undefined || run === undefined) throw new Error(`no scene ${name}`);
  const demo = demoSession(run);
  await demo.press(...scene.keys, ...keys);
  demo.session.close();
  return run.decided;
}

test('the key of the assist only opens its page, where leaving it comes first', async () => {
  expect(await decidedIn('assist')).toEqual([]);
  expect(await decidedIn('assist', 'enter')).toEqual([]);
});

test('below that it is let to the machine', async () => {
  expect(await decidedIn('assist', 'down', 'enter')).toEqual([{ do: 'assist', step: 'bind-eip' }]);
});

test('where it cannot be offered its key does nothing, and Enter asks again', async () => {
  const scene = MACHINE_SCENES['assist-hindered'];
  const asked: string[] = [];
  const offers = scene?.run().handle.assist('bind-eip');
  if (scene === undefined || offers === undefined) throw new Error('no offer');
  const run = demoRun(
    {},
    { offers: { 'bind-eip': offers }, onAskAssist: (step) => asked.push(step) },
  );
  const demo = demoSession(run);

  await demo.press(...find('2.4'), 'a', 'down', 'down', 'down', 'down', 'enter');

  expect(run.decided).toEqual([]);
  expect(asked).toEqual(['bind-eip']);
  demo.session.close();
});

test('undoing wants the exact name, and then one more step', async () => {
  expect(await decidedIn('undo')).toEqual([]);
  expect(await decidedIn('undo', 'enter')).toEqual([
    { do: 'undo', step: 'pull-secret', value: 'pull-secret' },
  ]);
  expect(await decidedIn('undo-offered', 'u', '"pull', 'enter', 'enter')).toEqual([]);
});

test('taking over is decided with its reason and exactly what was shown', async () => {
  expect(await decidedIn('take-over', 'enter')).toEqual([
    {
      do: 'take-over',
      step: 'pull-secret',
      value: {
        kind: 'Secret',
        name: 'prod/regcred',
        managers: 'helm',
        fields: '.data.token, .metadata.labels.app',
        conflict: '0123456789abcdef',
      },
      reason: 'helm is gone',
    },
  ]);
  expect(await decidedIn('take-over')).toEqual([]);
});
