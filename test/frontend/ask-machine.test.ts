import { expect, test } from 'vitest';
import { askHandWork } from '../../src/frontend/plain/ask-step.ts';
import { askTrouble } from '../../src/frontend/plain/ask-trouble.ts';
import { askGo } from '../../src/frontend/plain/ask-run.ts';
import { LeftOff } from '../../src/frontend/plain/desk.ts';
import type { Decision } from '../../src/model/event.ts';
import { MACHINE_SCENES } from '../support/demo-machine.ts';
import { aPlainDesk } from '../support/plain-desk.ts';
import type { FakeRun } from '../support/fake-run.ts';

function scene(name: string): FakeRun {
  const run = MACHINE_SCENES[name]?.run();
  if (run === undefined) throw new Error(`no scene ${name}`);
  return run;
}

/** A person at this scene, and what they decide. */
function sat(name: string, ...answers: readonly string[]) {
  const { desk, said } = aPlainDesk(scene(name), 'en', ...answers);
  const decided: Decision[] = [];
  const decide = async (decision: Decision) => {
    decided.push(decision);
    return true;
  };
  return { desk: { ...desk, decide }, said, decided };
}

const CHECKLIST = { is: 'checklist', step: 'bind-eip', ask: [] } as const;

test('what the machine would do is told line by line, and once more before it does it', async () => {
  const { desk, said, decided } = sat('assist', '1', 'let the wizard do it');

  await askHandWork(desk, CHECKLIST);

  expect(said).toContain('The wizard can do this in your place. It would:');
  expect(said.filter((line) => line.startsWith('    $ aliyun vpc AllocateEip'))).toHaveLength(2);
  expect(decided).toEqual([{ do: 'assist', step: 'bind-eip' }]);
});

test('it can still be left', async () => {
  const { desk, decided } = sat('assist', '1', 'later');

  await expect(askHandWork(desk, CHECKLIST)).rejects.toBeInstanceOf(LeftOff);
  expect(decided).toEqual([]);
});

test('why the machine cannot is told, and it can be asked again', async () => {
  const { desk, said } = sat('assist-hindered', '1');

  await expect(askHandWork(desk, CHECKLIST)).rejects.toBeInstanceOf(LeftOff);

  expect(said).toContain(
    'The wizard cannot do this in your place. master.zone is not known yet. Tell that first, or do it by hand.',
  );
  expect(said).toContain('  1  ask again whether the wizard can do it');
});

const IN_DOUBT = {
  is: 'in-doubt',
  step: 'pull-secret',
  decisions: ['check-again', 'undo', 'skip'],
} as const;

test('all that undoing removes is told before its name is typed', async () => {
  const { desk, said, decided } = sat('undo-in-doubt', '2', 'pull-secret');

  await askTrouble(desk, IN_DOUBT);

  expect(said).toEqual(
    expect.arrayContaining([
      'Undoing it would:',
      '    Secret prod/regcred: deleted, if it is still the one with UID 11111111-2222-3333-4444-555555555555',
      '    $ kubectl delete Secret regcred --namespace=prod',
      'No machine can do this part; do it first:',
      '    Host jump-1: Log in and remove the key ops@dr.',
    ]),
  );
  expect(decided).toEqual([{ do: 'undo', step: 'pull-secret', value: 'pull-secret' }]);
});

test('nothing typed undoes nothing', async () => {
  const { desk, decided } = sat('undo-in-doubt', '2', '');

  await expect(askTrouble(desk, IN_DOUBT)).rejects.toBeInstanceOf(LeftOff);
  expect(decided).toEqual([]);
});

test('whose fields are taken over is told, and why is asked', async () => {
  const { desk, said, decided } = sat('take-over', '1', 'helm is gone');

  await askTrouble(desk, { is: 'failed', step: 'pull-secret', decisions: ['take-over', 'skip'] });

  expect(said).toContain(
    'These fields of Secret prod/regcred belong to helm: .data.token, .metadata.labels.app',
  );
  expect(decided).toMatchObject([
    {
      do: 'take-over',
      step: 'pull-secret',
      value: { managers: 'helm', conflict: '0123456789abcdef' },
      reason: 'helm is gone',
    },
  ]);
});

test('a step that was undone asks what is to become of it', async () => {
  const { desk, said, decided } = sat('undone', 'do it again', 'do it again');

  await askTrouble(desk, {
    is: 'undone',
    step: 'pull-secret',
    decisions: ['do-again', 'skip', 'override', 'abort'],
  });

  expect(said[0]).toBe(
    '2.5.2 Pull secret in 6 namespaces was undone; it waits for what is to become of it',
  );
  expect(decided).toEqual([{ do: 'do-again', step: 'pull-secret' }]);
});

test('the go names the rights that are missing', async () => {
  const { desk, said } = sat('go-rights', 'later');

  await expect(askGo(desk, { is: 'go', step: null, section: 'second' })).rejects.toBeInstanceOf(
    LeftOff,
  );

  expect(said.find((line) => line.includes('missing right'))).toMatch(
    /^ {4}missing right: You may not create, patch services in namespace kube-system\. Let an administrator run .*kubectl create role dr-wizard-services --verb=create,patch/,
  );
});

test('before a go each object can be read as it would be sent, and the go is asked again', async () => {
  const { desk, said, decided } = sat('go-rights', '2', '1');

  await askGo(desk, { is: 'go', step: null, section: 'second' });

  expect(said.join('\n')).toMatch(/would send:\n {2}\$ kubectl apply[^]*\nkind: ConfigMap\n/);
  expect(decided).toEqual([{ do: 'go', step: null, value: 'second' }]);
});
