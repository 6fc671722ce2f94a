import { aCause } from '../../src/model/verdict.ts';
import type { RunState } from '../../src/model/state.ts';
import { demoRun } from './demo-run.ts';
import type { DemoScene } from './demo-scenes.ts';
import { aRecord, MINUTE, NOW, type FakeRun } from './fake-run.ts';

const find = (ref: string) => ['/', `"${ref}`, 'enter', 'enter'];

const PLAN = {
  will: [
    aCause('will-exec', { program: 'aliyun vpc AllocateEipAddress' }),
    aCause('will-exec', { program: 'aliyun vpc AssociateEipAddress' }),
  ],
  byHand: [
    ['aliyun', 'vpc', 'AllocateEipAddress', '--RegionId', 'us-east-1', '--Bandwidth', '5'],
    ['aliyun', 'vpc', 'AssociateEipAddress', '--InstanceId', 'i-0xi8k2mz41nq7d3c5b2a'],
  ],
  atRisk: 'eip-1',
};

const REMOVAL = {
  kind: 'Secret',
  name: 'prod/regcred',
  uid: '11111111-2222-3333-4444-555555555555',
};

const UNDO = {
  object: 'pull-secret',
  will: [
    aCause('will-remove', REMOVAL),
    aCause('will-remove-namespace', { name: 'prod', uid: '66666666-7777-8888-9999-000000000000' }),
  ],
  commands: [
    ['kubectl', 'get', 'Secret', 'regcred', '--namespace=prod'],
    ['kubectl', 'delete', 'Secret', 'regcred', '--namespace=prod'],
  ],
  byHand: [
    {
      what: { kind: 'Host', name: 'jump-1' },
      text: { en: 'Log in and remove the key ops@dr.', zh: '登录并删除密钥 ops@dr。' },
    },
  ],
};

const LACKING = {
  missing: [
    aCause('access-missing', {
      verbs: 'create, patch',
      resource: 'services',
      namespace: 'kube-system',
      command:
        'kubectl create role dr-wizard-services --verb=create,patch --resource=services --namespace=kube-system && kubectl create rolebinding dr-wizard-services --role=dr-wizard-services --user=NAME --namespace=kube-system',
    }),
  ],
  unknown: null,
};

const CONFLICT = aCause('api-conflict', {
  kind: 'Secret',
  name: 'prod/regcred',
  managers: 'helm',
  fields: '.data.token, .metadata.labels.app',
  conflict: '0123456789abcdef',
});

const PASSED = aRecord({ state: { is: 'passed', how: 'acted' }, attempts: 1 });

/** What the machine does in a person's place, takes back, takes over, and may not do. */
export const MACHINE_SCENES: { readonly [name: string]: DemoScene } = {
  'assist-offered': {
    run: () => demoRun({}, { offers: { 'bind-eip': { is: 'offered', plan: PLAN } } }),
    keys: find('2.4'),
  },
  assist: {
    run: () => demoRun({}, { offers: { 'bind-eip': { is: 'offered', plan: PLAN } } }),
    keys: [...find('2.4'), 'a'],
  },
  'assist-hindered': {
    run: () =>
      demoRun(
        {},
        {
          offers: {
            'bind-eip': { is: 'hindered', cause: aCause('assist-lacks', { names: 'master.zone' }) },
          },
        },
      ),
    keys: [...find('2.4'), 'pagedown'],
  },
  'assist-asking': {
    run: () => demoRun({}, { offers: { 'bind-eip': { is: 'asking' } } }),
    keys: [...find('2.4'), 'pagedown'],
  },
  'undo-offered': {
    run: () => left({ 'pull-secret': PASSED }),
    keys: find('2.5.2'),
  },
  undo: {
    run: () => left({ 'pull-secret': PASSED }),
    keys: [...find('2.5.2'), 'u', '"pull-secret', 'enter'],
  },
  undoing: {
    run: () =>
      left({
        'pull-secret': aRecord({
          state: { is: 'acting', attempt: 2, key: 'run/pull-secret/undo-2', undo: true },
          attempts: 2,
          startedAt: NOW - MINUTE,
        }),
      }),
    keys: [],
  },
  undone: {
    run: () => left({ 'pull-secret': aRecord({ undo: 'done', attempts: 2 }) }),
    keys: find('2.5.2'),
  },
  'undo-in-doubt': {
    run: () =>
      left({
        'pull-secret': aRecord({
          state: { is: 'in-doubt', attempt: 2, answer: 'partly', undo: true },
          attempts: 2,
        }),
      }),
    keys: find('2.5.2'),
  },
  'take-over': {
    run: () =>
      left({
        'pull-secret': aRecord({
          state: { is: 'failed', since: NOW, until: NOW, found: [] },
          failure: CONFLICT,
          attempts: 1,
        }),
      }),
    keys: [...find('2.5.2'), 'T', '"helm is gone', 'enter'],
  },
  'go-rights': {
    run: () => demoRun({}, { rights: { 'second-ingress': LACKING } }),
    keys: ['n', 'n'],
  },
  rights: {
    run: () => demoRun({}, { rights: { 'second-ingress': LACKING } }),
    keys: ['/', '"2.10', 'enter', 'down', 'enter'],
  },
  'outline-rights': {
    run: () => demoRun({}, { rights: { 'second-ingress': LACKING } }),
    keys: [],
  },
};

/** The pull secret left something in this run. */
function left(steps: RunState['steps']): FakeRun {
  const run = demoRun({}, { undos: { 'pull-secret': UNDO } });
  const state = run.handle.state();
  const entry = {
    step: 'pull-secret',
    what: { kind: 'Secret', name: 'regcred', namespace: 'prod', uid: REMOVAL.uid },
    undo: { uses: 'kubernetes/remove', with: {} },
  };
  run.become({ ...state, ledger: [entry], steps: { ...state.steps, ...steps } });
  return run;
}
