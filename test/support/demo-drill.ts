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
