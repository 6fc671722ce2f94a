import { expect, test } from 'vitest';
import type { Item } from '../../src/frontend/items.ts';
import { askAbout } from '../../src/frontend/plain/ask.ts';
import { LeftOff } from '../../src/frontend/plain/desk.ts';
import { DECISION_KINDS, type Decision, type DecisionKind } from '../../src/model/event.ts';
import { aHolder } from '../support/fake-lease.ts';
import { wantsOf } from '../support/decision-wants.ts';
import { aPlainDesk } from '../support/plain-desk.ts';
import { SCENES } from '../support/scenes.ts';

type Case = {
  readonly scene?: string;
  readonly item: Item;
  readonly answers: readonly string[];
  /** It is asked about nothing else there: the question is the page. */
  readonly isOwn?: true;
};

const STEP = 'pull-secret';
const CHECKLIST: Item = { is: 'checklist', step: 'bind-eip', ask: [] };

function trouble(kind: DecisionKind, ...answers: readonly string[]): Case {
  const item: Item = { is: 'failed', step: STEP, decisions: [kind] };
  return { scene: kind, item, answers: ['1', ...answers] };
}

/** How each decision is come to line by line. What is ticked there is told by saying that all of it is done. */
const CASES: { readonly [kind in Exclude<DecisionKind, 'tick' | 'answer'>]: Case } = {
  done: { item: CHECKLIST, answers: ['1'] },
  'check-again': trouble('check-again'),
  'waiting-on': { item: { is: 'waiting', step: STEP, whom: 'eve' }, answers: ['1'] },
  go: { scene: 'go', item: { is: 'go', step: null, section: '2.10' }, answers: ['1'], isOwn: true },
  choose: {
    item: { is: 'choose', step: STEP, options: ['script', 'jenkins'] },
    answers: ['1'],
    isOwn: true,
  },
  attest: { item: { is: 'attest', step: 'dns', ask: [] }, answers: ['1', ''] },
  'by-hand': trouble('by-hand', '1'),
  'do-again': trouble('do-again', '2'),
  'start-anyway': trouble('start-anyway', '2'),
  assist: { scene: 'assist', item: CHECKLIST, answers: ['1', '2'] },
  lease: { item: { is: 'lease', step: null, holder: aHolder() }, answers: ['1'], isOwn: true },
  'clean-up': {
    scene: 'clean-up-asked',
    item: { is: 'clean-up', step: null, left: 1, round: 0 },
    answers: ['1'],
    isOwn: true,
  },
  skip: trouble('skip', 'why'),
  override: trouble('override', 'why'),
  'more-time': trouble('more-time', '10m'),
  correct: trouble('correct', '1', '192.0.2.7', 'why'),
  'take-over': trouble('take-over', 'why'),
  confirm: {
    scene: 'confirm',
    item: { is: 'confirm', step: STEP, object: 'prod/regcred' },
    answers: ['prod/regcred'],
  },
  pin: {
    scene: 'pin',
    item: { is: 'pin', step: 'pin' },
    answers: ['1', 'us-east-1/ack-new'],
  },
  undo: trouble('undo', 'pull-secret'),
  abort: trouble('abort', 'why', 'example'),
};

const NAME_LEFT = 'nothing at all leaves it, any other name is wrong';

/** What a person had to give until the decision was made. */
async function demanded({ scene = 'outline', item, answers, isOwn }: Case) {
  const run = (SCENES[scene] ?? SCENES['outline'])?.run();
  if (run === undefined) throw new Error(`no scene ${scene}`);
  const { desk, said } = aPlainDesk(run, 'en', ...answers);
  const decided: Decision[] = [];
  const asked: string[] = [];
  const work = askAbout(
    {
      ...desk,
      async ask(question) {
        const isWrong = (text: string) => question.check?.(text) !== undefined;
        const isName = isWrong('no such name') && !isWrong('');
        const isText = isWrong('') && question.again === undefined;
        asked.push(isName ? NAME_LEFT : isText ? 'words' : 'an answer');
        return desk.ask(question);
      },
      decide: async (decision) => decided.push(decision) > 0,
    },
    item,
  );
  await work.catch((error: unknown) => {
    if (!(error instanceof LeftOff)) throw error;
    throw new Error(said.join('\n'));
  });
  const wants =
    asked.at(-1) === NAME_LEFT
      ? 'name'
      : asked.includes('words')
        ? 'words'
        : asked.length > 1 || isOwn === true
          ? 'page'
          : 'nothing';
  return { decided, wants };
}

test.each(Object.entries(CASES))(
  '%s wants in lines what it wants on the screens',
  async (kind, one) => {
    const { decided, wants } = await demanded(one);

    expect(decided.map((decision) => decision.do)).toEqual([kind]);
    expect(decided.map(wantsOf)).toEqual([wants]);
  },
);

test('what wants more than its kind does so in lines too', async () => {
  const keep = await demanded({ ...CASES['clean-up'], answers: ['leave it there', 'why'] });
  const holder = aHolder();
  const taken = await demanded({ ...CASES.lease, answers: ['2', holder.run] });

  expect([keep.wants, taken.wants]).toEqual(['words', 'name']);
  expect([...keep.decided, ...taken.decided].map(wantsOf)).toEqual(['words', 'name']);
});

test('each kind is compared', () => {
  const missing = DECISION_KINDS.filter((kind) => !(kind in CASES));

  expect(missing).toEqual(['answer', 'tick']);
});
