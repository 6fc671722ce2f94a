import { expect, test, vi } from 'vitest';
import { autopilot } from '../../src/frontend/decider.ts';
import { lookAround } from '../../src/frontend/plain/look/look-around.ts';
import { wishOf } from '../../src/frontend/plain/look/wish.ts';
import { quarterNews } from '../../src/frontend/plain/at-work.ts';
import { LeftOff } from '../../src/frontend/plain/desk.ts';
import { runPlain } from '../../src/frontend/plain.ts';
import { texts } from '../../src/text/index.ts';
import { voiceOf } from '../../src/text/voice.ts';
import { ACTORS, anAnswers, aRun, aWorld } from '../support/a-run.ts';
import { aStep } from '../support/a-runbook.ts';
import { anAsker, CTRL_C } from '../support/an-asker.ts';
import { demoRun } from '../support/demo-run.ts';
import { OPERATOR } from '../support/events.ts';
import { aLookDesk } from '../support/plain-desk.ts';

test.for([
  ['?', { at: null }],
  ['？', { at: null }],
  ['? queue', { at: 'queue' }],
  ['?clo', { at: 'clock' }],
  ['？待办', { at: 'queue' }],
  ['look at: front door', { at: 'door' }],
  ['查看：集群', { at: 'cluster' }],
  ['Language', { at: 'language' }],
  ['语言', { at: 'language' }],
  ['? nothing', { at: null, unknown: 'nothing' }],
  ['? s', { at: null, unknown: 's' }],
] as const)('%s is a wish to look', ([text, wish]) => {
  expect(wishOf(text)).toEqual(wish);
});

test.for(['', '1', 'queue', 'look at the console', 'why? nobody knows', 'lang', '查看控制台'])(
  '“%s” is an answer',
  (text) => {
    expect(wishOf(text)).toBeUndefined();
  },
);

test('who looks at the queue can turn to any of it', async () => {
  const { desk, said, turned } = aLookDesk(demoRun(), 'en', '2');

  await expect(lookAround(desk, { at: 'queue' })).rejects.toThrow(LeftOff);

  expect(said[0]).toMatch(/^\d things need you/);
  expect(turned).toHaveLength(1);
});

test('the menu names all that can be looked at, and a name alone answers it', async () => {
  const { desk, said } = aLookDesk(demoRun(), 'en', 'clock');

  await lookAround(desk, { at: null });

  expect(said).toContain('  2  run: the run, section by section');
  expect(said).toContain('  23  language: 中文, Chinese');
  expect(said.join('\n')).toContain('The outage began');
});

type Steps = Parameters<typeof aRun>[0];

async function plainRun(steps: Steps, asker: ReturnType<typeof anAsker>, world = aWorld()) {
  const { handle, ports } = await aRun(steps, { world });
  let output = '';
  const pilot = autopilot({ handle, answers: anAnswers(), auto: false, actors: ACTORS });
  const ended = runPlain({
    handle,
    autopilot: pilot,
    texts: texts('en'),
    operator: OPERATOR,
    clock: ports.clock,
    write: (text) => (output += text),
    asker,
    onInterrupt: () => () => {},
  });
  return { handle, ended, output: () => output };
}

test('a question is asked again after a look, with its list', async () => {
  const asker = anAsker((words, times) => {
    if (words !== 'What now?') return undefined;
    return times === 1 ? '? clock' : CTRL_C;
  });
  const { ended, output } = await plainRun([aStep('hand', { kind: 'manual' })], asker);

  expect(await ended).toBe(130);
  expect(output()).toMatch(/The outage began[^]*\n\n {2}1 {2}done\n/);
});

test('a language is changed at a question: it is asked anew in the other one', async () => {
  const asker = anAsker((words) => {
    if (words === 'What now?') return 'language';
    return words === '现在怎么办？' ? CTRL_C : undefined;
  });
  const { ended, output } = await plainRun([aStep('hand', { kind: 'manual' })], asker);

  expect(await ended).toBe(130);
  expect(output()).toMatch(/以下使用中文。[^]* {2}1 {2}\p{Script=Han}/u);
});

test('what came while somebody was typing stands before the last words, not after them', async () => {
  let isAsked = false;
  const typing: ReturnType<typeof anAsker> = {
    asked: [],
    ask({ words }, _signal, onTyping) {
      isAsked ||= words === 'What now?';
      onTyping();
      // A prompt takes its time to go.
      return new Promise(() => {});
    },
  };
  const { handle, ended, output } = await plainRun([aStep('hand', { kind: 'manual' })], typing);
  await vi.waitFor(() => expect(isAsked).toBe(true));

  await handle.decide({ do: 'skip', step: 'hand', reason: 'nobody is here' }, OPERATOR);

  expect(await ended).toBe(1);
  expect(output()).toMatch(/The run is finished[^]*Its record: /);
});

test('for ears a quarter is said once, in words', () => {
  let done = 100;
  const run = demoRun();
  const handle = {
    steps: () => new Map([['deploy-script', { is: 'acting', attempt: 1, key: '' } as const]]),
    live: () => ({ progress: { done, of: 400, unit: 'pods' }, output: [], total: 0 }),
  };
  const words = texts('en');
  const voice = voiceOf(run.handle.book, () => run.handle.scope(), words);
  const news = quarterNews(handle, { voice, texts: words });

  expect(news()).toEqual(['2.6.2 Deploy by script: a quarter is done: Ready 100/400']);
  done = 150;
  expect(news()).toEqual([]);
  done = 300;
  expect(news()).toEqual(['2.6.2 Deploy by script: three quarters are done: Ready 300/400']);
  expect(news()).toEqual([]);
});
