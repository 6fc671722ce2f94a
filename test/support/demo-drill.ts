import type { Actor } from '../../src/model/event.ts';
import { APP_FAULTS } from '../../src/model/faults/app-faults.ts';
import type { CleanUpItem } from '../../src/model/run.ts';
import type { LedgerRow, RunState } from '../../src/model/state.ts';
import { aCause, type ObjectRef } from '../../src/model/verdict.ts';
import { DEMO_BOOK } from './demo-book.ts';
import { demoRun } from './demo-run.ts';
import type { DemoScene } from './demo-scenes.ts';
import { aRecord, MINUTE, NOW } from './fake-run.ts';

const object = (kind: string, name: string, namespace?: string): ObjectRef => ({
  kind,
  name,
  apiVersion: 'v1',
  uid: `uid-${name}`,
  ...(namespace === undefined ? {} : { namespace }),
});
const PROD = object('Namespace', 'prod');
const SECRET = object('Secret', 'regcred', 'prod');
const CLAIM = object('ConfigMap', 'held', 'prod');

const HOST: ObjectRef = { kind: 'Folder', name: 'jump.example.com:/root/recovery' };
const BY_HAND = aCause('clean-up-by-hand', { what: HOST.name });
const HOW = {
  en: 'Log in to jump.example.com and remove it.',
  zh: '登录 jump.example.com 并删除。',
};

const row = (what: ObjectRef, more: Partial<LedgerRow> = {}): LedgerRow => ({
  what,
  undo: { uses: 'kubernetes/remove', with: {} },
  ...more,
});
const HELD = aCause('remove-held', { kind: 'ConfigMap', name: 'prod/held', held: 'example.com/x' });
const COMMANDS = [['kubectl', 'delete', 'ConfigMap', 'held', '--namespace=prod']];

const item = (what: ObjectRef, kept?: CleanUpItem['kept']): CleanUpItem => ({
  what,
  will: [],
  commands: [['kubectl', 'delete', what.kind, what.name]],
  ...(kept === undefined ? {} : { kept }),
});

/** All its steps are settled; the milestones rest on what was only rehearsed. */
function through(more: Partial<RunState>, cleanUp: readonly CleanUpItem[]) {
  const steps = [...DEMO_BOOK.steps.keys()].map((id) => [
    id,
    aRecord({ state: { is: 'rehearsed' }, attempts: 0, finishedAt: NOW - MINUTE }),
  ]);
  const state = { mode: 'drill', steps: Object.fromEntries(steps), ...more } as const;
  return demoRun(state, { cleanUp });
}

const UNREGISTERED = aCause('rocketmq-brokers-missing', {
  server: 'rocketmq-name-server',
  has: 1,
  wanted: 2,
  known: 'rocketmq-broker-0',
});
const BY: Actor = { kind: 'operator', name: 'ops', host: 'ops-1' };

/** What went wrong in a drill in the range: one was seen, one was missed, one never came. */
const DEBRIEFED: Partial<RunState> = {
  scenario: {
    id: 'bad-night',
    title: { en: 'A bad night', zh: '糟糕的一夜' },
    notice: { en: 'Three things at once.', zh: '同时出现三个问题。' },
    faults: 3,
  },
  faults: [
    {
      index: 2,
      fault: 'broker-unregistered',
      ...APP_FAULTS['broker-unregistered'],
      injectedAt: NOW - 9 * MINUTE,
      endedAt: NOW - 6 * MINUTE,
      seen: { at: NOW - 8 * MINUTE, step: 'deploy-script', proof: 0, cause: UNREGISTERED },
      did: { at: NOW - 7 * MINUTE, do: 'check-again', by: BY },
      over: { at: NOW - 5 * MINUTE, is: 'passed' },
    },
    {
      index: 0,
      fault: 'jenkins-not-back',
      ...APP_FAULTS['jenkins-not-back'],
      injectedAt: NOW - 4 * MINUTE,
      endedAt: NOW - 3 * MINUTE,
      seen: null,
      did: null,
      over: null,
    },
  ],
};

/** The end of a drill: what it created is asked about, removed, left. */
export const DRILL_SCENES: { readonly [name: string]: DemoScene } = {
  'clean-up-asked': {
    run: () => through({ ledger: [row(PROD), row(SECRET)] }, [item(SECRET), item(PROD)]),
    keys: ['n'],
  },
  'clean-up': {
    run: () =>
      through(
        {
          cleanUp: { is: 'begun', round: 1, ends: 'done' },
          ledger: [
            row(PROD),
            row(SECRET, { undoneAt: NOW }),
            row(CLAIM, { kept: { cause: HELD, round: 1, commands: COMMANDS } }),
          ],
        },
        [item(CLAIM, HELD), item(PROD)],
      ),
    keys: [],
  },
  'clean-up-said': {
    run: () =>
      through(
        {
          cleanUp: { is: 'left', round: 1, ends: 'done' },
          ledger: [
            row(PROD, { undoneAt: NOW }),
            row(CLAIM, { kept: { cause: HELD, round: 1, commands: COMMANDS } }),
            row(HOST),
          ],
        },
        [item(CLAIM, HELD), { ...item(HOST, BY_HAND), commands: [], text: HOW }],
      ),
    keys: ['n'],
  },
  debrief: {
    run: () =>
      through(
        { practice: true, phase: 'finished', exitCode: 0, finishedAt: NOW, ...DEBRIEFED },
        [],
      ),
    keys: [],
  },
  'clean-up-left': {
    run: () =>
      through(
        {
          phase: 'finished',
          exitCode: 1,
          finishedAt: NOW,
          cleanUp: { is: 'begun', round: 1, ends: 'done' },
          ledger: [row(CLAIM, { kept: { cause: HELD, round: 1, commands: COMMANDS } })],
        },
        [item(CLAIM, HELD)],
      ),
    keys: [],
  },
};
