import { expect, test, vi } from 'vitest';
import { autopilot } from '../../src/frontend/decider.ts';
import { runPlain } from '../../src/frontend/plain.ts';
import type { Answers } from '../../src/model/answers.ts';
import type { StepDef } from '../../src/model/runbook.ts';
import { texts, type Lang } from '../../src/text/index.ts';
import { ACTORS, anAnswers, aRun, aWorld } from '../support/a-run.ts';
import { aMilestone, aProof, aStep, aText } from '../support/a-runbook.ts';
import { anAsker, CTRL_C } from '../support/an-asker.ts';
import { OPERATOR } from '../support/events.ts';

type More = Parameters<typeof aRun>[1] & {
  readonly answers?: Answers;
  readonly auto?: boolean;
  readonly lang?: Lang;
};

async function shown(
  steps: readonly StepDef[],
  asker: ReturnType<typeof anAsker> | null,
  more: More = {},
) {
  const { handle, ports } = await aRun(steps, more);
  let output = '';
  let interrupt = () => {};
  const pilot = autopilot({
    handle,
    answers: more.answers ?? null,
    auto: more.auto ?? false,
    actors: ACTORS,
  });
  const ended = runPlain({
    handle,
    autopilot: pilot,
    texts: texts(more.lang ?? 'en'),
    operator: OPERATOR,
    clock: ports.clock,
    write: (text) => (output += text),
    asker,
    onInterrupt: (listener) => {
      interrupt = listener;
      return () => {};
    },
  });
  return { handle, ended, output: () => output, interrupt: () => interrupt() };
}

const USUAL: { readonly [words: string]: string } = {
  'Start of the outage:': '40m',
  'Lost cluster:': '2',
  'Which?': '2',
  'Which cluster is the new one?': '1',
  'Type new to use this cluster, or nothing to leave it:': 'new',
  'What did you see? It is recorded as your word (may stay empty):': 'the console says so',
  'EIP:': '192.0.2.7',
  'What now?': '1',
  'Type risky to let it happen, or nothing to leave it:': 'risky',
};

test('an operator is led through every kind of question, and the end says what is proven', async () => {
  const asked = { id: 'master.eip', type: 'ip', title: aText('EIP'), optional: false } as const;
  const world = aWorld(['']);
  const { handle, ended, output } = await shown(
    [
      aStep('pin', { kind: 'pin', ref: '1.1', proofs: [aProof()] }),
      aStep('how', { kind: 'choice', ref: '1.2', choice: ['script', 'backup'], proofs: [] }),
      aStep('hand', {
        kind: 'manual',
        ref: '1.3',
        why: aText('It has to be reached.'),
        manual: { checklist: [aText('Choose 5 Mbps'), aText('Bind it')], ask: [asked] },
      }),
      aStep('word', { kind: 'manual', ref: '1.4', proofs: [], attest: aText('JDK is there') }),
      aStep('risky', { ref: '1.5', risk: 'destructive' }),
    ],
    anAsker((words) => USUAL[words]),
    { world, milestones: [aMilestone('restored', { needs: ['risky'], proofs: [aProof()] })] },
  );
  handle.subscribe(() => {
    if (handle.state().values['master.eip'] !== undefined) world.done.add('hand');
  });

  expect(await ended).toBe(0);

  const lines = output().split('\n');
  expect(lines).toContain('Why: It has to be reached.');
  expect(lines).toContain('  2. Bind it');
  expect(lines).toContain('  identity: kube-system uid-1');
  expect(lines).toContain('EIP: 192.0.2.7');
  expect(lines).toContain('Careful: it destroys something.');
  expect(lines.filter((line) => /^\d\d:\d\d:\d\d 1\.\d .*: passed/.test(line))).toHaveLength(4);
  expect(
    lines.some((line) =>
      line.includes('word: gave their word, because: the console says so (by ops)'),
    ),
  ).toBe(true);
  expect(lines.slice(-5)).toEqual([
    'Run aaaaaaaaaaaa, INCIDENT',
    '  4 passed, 1 attested',
    expect.stringMatching(
      /^ {2}restored: reached 1970-01-01 .* Recovered in .+, objective not set\.$/,
    ),
    'Its record: dr-wizard report aaaaaaaaaaaa --format markdown > incident-aaaaaaaaaaaa.md',
    '',
  ]);
});

test('nothing is shown that moves the cursor, and no colour', async () => {
  const hostile = 'red \u001B[31m\u001B]0;owned\u0007 \u202Eback';
  const { ended, output } = await shown([aStep('a', { title: aText(hostile) })], null, {
    answers: anAnswers(),
    auto: true,
  });

  expect(await ended).toBe(0);
  // oxlint-disable-next-line no-control-regex -- these are what must not be there
  expect(output()).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u202e]/);
  expect(output()).toContain('1 red ⟨1B⟩]0;owned⟨07⟩ ⟨202E⟩back: passed');
});

test('without a terminal a run stops at the first thing that needs a person, once nothing else moves', async () => {
  const { handle, ended, output } = await shown(
    [aStep('goes'), aStep('hand', { kind: 'manual' }), aStep('after', { needs: ['hand'] })],
    null,
    { answers: anAnswers({ go: 'all' }) },
  );

  expect(await ended).toBe(1);
  expect(handle.steps().get('goes')).toMatchObject({ is: 'passed' });
  expect(output()).toContain(
    [
      'Nobody can be asked here, and this needs a person:',
      '  1 hand: a checklist (steps.hand.done)',
      'Give the answers in a file (--answers FILE), or go on in a terminal with: dr-wizard resume',
    ].join('\n'),
  );
  expect(output()).toContain('The run is open. Go on with: dr-wizard resume aaaaaaaaaaaa');
});

test('a run that can never go on says which steps are blocked, and by what', async () => {
  const { ended, output } = await shown(
    [
      aStep('finds', { kind: 'manual', proofs: [], attest: aText('x') }),
      aStep('reads', {
        proofs: [
          aProof('fake/ready', {}, { source: '', reads: ['values.ip'], evaluate: () => ({}) }),
        ],
      }),
    ],
    null,
    {
      answers: anAnswers({
        go: 'all',
        steps: { finds: { attest: 'y', on: { failed: [], late: [], 'in-doubt': [] } } },
      }),
    },
  );

  expect(await ended).toBe(1);
  expect(output()).toContain('  1 reads cannot start');
});

test('an answer that names another cluster ends with the exit code of a wrong target', async () => {
  const { ended, output } = await shown([aStep('pin', { kind: 'pin' })], null, {
    answers: anAnswers({ target: { kubeconfig: null, context: 'new', uid: 'another' } }),
  });

  expect(await ended).toBe(7);
  expect(output()).toContain(
    'The cluster behind context new is uid-1, and the answers mean another. Correct target.context or target.uid',
  );
});

test('Ctrl-C asks once, and a second one stops with 130', async () => {
  const asker = anAsker(() => CTRL_C);
  const { ended, output } = await shown([aStep('a')], asker);

  expect(await ended).toBe(130);
  expect(asker.asked.slice(-2)).toEqual(['Start of the outage:', 'What now?']);
  expect(output()).toContain('Stop here? Nothing new will start');
});

test('Ctrl-C while nothing is asked asks as well, and the run may go on', async () => {
  const asker = anAsker((words, times) => {
    if (words.startsWith('Nothing needs you')) return undefined;
    return times === 1 ? 'go on' : 'stop';
  });
  const questions = () => asker.asked.filter((words) => !words.startsWith('Nothing needs you'));
  const { handle, ended, interrupt } = await shown(
    [aStep('slow', { timeoutMs: 100_000_000 })],
    asker,
    { world: aWorld([], ['slow']), answers: anAnswers({ go: 'all' }) },
  );
  await vi.waitFor(() => expect(handle.steps().get('slow')).toMatchObject({ is: 'proving' }));

  interrupt();
  await vi.waitFor(() => expect(questions()).toEqual(['What now?']));
  interrupt();

  expect(await ended).toBe(130);
  expect(questions()).toEqual(['What now?', 'What now?']);
});

test('a question whose answer turns up by itself is withdrawn', async () => {
  const world = aWorld();
  const { handle, ended, output } = await shown(
    [aStep('hand', { kind: 'manual' })],
    anAsker(() => undefined),
    { world, answers: anAnswers() },
  );
  await vi.waitFor(() => expect(handle.needs()).toHaveLength(1));

  await handle.decide({ do: 'skip', step: 'hand', reason: 'somebody else decided' }, OPERATOR);

  expect(await ended).toBe(1);
  expect(output()).toContain('hand: skipped it, because: somebody else decided (by ops)');
});

test('a failed step offers its decisions, and a skip says first what it costs', async () => {
  const finds = {
    is: 'probe',
    probe: 'fake/ready',
    with: { source: '', reads: [], evaluate: () => ({ step: 'never' }) },
    finds: { ip: 'ip' },
  } as const;
  const { ended, output } = await shown(
    [
      aStep('never', { proofs: [finds], timeoutMs: 20 }),
      aStep('reader', {
        proofs: [
          aProof('fake/ready', {}, { source: '', reads: ['values.ip'], evaluate: () => ({}) }),
        ],
      }),
    ],
    anAsker((words, times) => {
      if (words === 'What now?') return times === 1 ? 'skip' : 'count it as done';
      return 'the vendor is asleep';
    }),
    { world: aWorld([], ['never']), answers: anAnswers({ go: 'all' }) },
  );

  expect(await ended).toBe(1);
  const text = output();
  expect(text).toContain('1 never is late; probing goes on');
  expect(text).toContain('If it is skipped, these can no longer be proven: 1 reader');
  expect(text).toContain(
    '1 reader cannot start, and nothing still to come will change that:\n  lacks the value values.ip',
  );
  expect(text).toContain('never: skipped it, because: the vendor is asleep (by ops)');
  expect(text).toContain('  1 skipped, 1 overridden');
});

test('what is at work is said again every 30 seconds, with its numbers', async () => {
  const { ended, output } = await shown([aStep('slow', { timeoutMs: 200_000 })], null, {
    world: aWorld([], ['slow']),
    answers: anAnswers({
      go: 'all',
      steps: { slow: { on: { failed: [], late: [{ do: 'skip', reason: 'x' }], 'in-doubt': [] } } },
    }),
  });

  expect(await ended).toBe(1);
  expect(output()).toMatch(/\d still at work: 1 slow: proving ?for \d+/);
});

test('the same in Chinese', async () => {
  const { ended, output } = await shown([aStep('hand', { kind: 'manual' })], null, {
    lang: 'zh-CN',
    answers: anAnswers(),
  });

  expect(await ended).toBe(1);
  expect(output()).toContain('  1 hand：一份清单（steps.hand.done）');
});
