import type { DoorRow } from '../../src/model/front-door.ts';
import type { ClusterOverview } from '../../src/model/overview.ts';
import type { Past } from '../../src/model/past.ts';
import type { RunState } from '../../src/model/state.ts';
import { aCause, found } from '../../src/model/verdict.ts';
import { DEMO_OVERVIEW, fakeCluster, LOST_OVERVIEW } from './demo-cluster.ts';
import { aCell, aRightRow, DEMO_DOOR, LARGE_DOOR, withCells } from './demo-door.ts';
import { demoRun } from './demo-run.ts';
import { aRecord, aValue, MINUTE, NOW, type FakeRun } from './fake-run.ts';

export type DemoScene = {
  readonly run: () => FakeRun;
  readonly keys: readonly string[];
  readonly past?: Past;
};

const PULL = aCause(
  'image-pull',
  {
    name: 'prod/pay-7c9d-x2x1v',
    pod: 'pay-7c9d-x2x1v',
    namespace: 'prod',
    image: 'registry.example.com/pay:1',
    reason: 'ErrImagePull',
    message: 'unauthorized',
  },
  { count: 41, healsByItself: true, object: { kind: 'Pod', name: 'pay-7c9d-x2x1v' } },
);

const LATE: RunState['steps'] = {
  'deploy-script': aRecord({
    state: {
      is: 'late',
      since: NOW - 12 * MINUTE,
      until: NOW - 2 * MINUTE,
      found: [found('wait', PULL)],
    },
    attempts: 1,
    startedAt: NOW - 13 * MINUTE,
    seen: [
      {
        proof: 0,
        found: found('wait', PULL),
        at: NOW - 3000,
        durationMs: 2,
        evidence: [
          { file: 'evidence/41-pods.txt', sha256: 'abcdef0123456789', bytes: 1, cut: false },
        ],
      },
    ],
  }),
};

const FAILED: RunState['steps'] = {
  namespaces: aRecord({
    state: { is: 'failed', since: NOW, until: NOW, found: [] },
    failure: aCause('namespace-terminating', { name: 'prod', held: '2 PersistentVolumeClaims' }),
    attempts: 1,
    startedAt: NOW - MINUTE,
  }),
};

const IN_DOUBT: RunState['steps'] = {
  'deploy-script': aRecord({ state: { is: 'in-doubt', attempt: 1, answer: 'done' } }),
};

const DNS: RunState['steps'] = {
  'deploy-script': aRecord({ state: { is: 'passed', how: 'acted' } }),
  dns: aRecord({ confirmed: true }),
};

const find = (ref: string) => ['/', `"${ref}`, 'enter', 'enter'];
const AT_POD = ['p', 'down', 'down', 'down', 'enter', 'enter'];
const UNPINNED = { target: null, steps: { pin: aRecord() } };

/** Every screen of a run, with the keys that lead there. */
export const DEMO_SCENES: { readonly [name: string]: DemoScene } = {
  outline: { run: () => demoRun(), keys: [] },
  'outline-new': {
    run: () => demoRun({ ...UNPINNED, outageStartedAt: null, lost: undefined, goes: [] }),
    keys: [],
  },
  checklist: { run: () => demoRun(), keys: ['n', 'down', 'down', '"47.91.20', 'enter'] },
  records: { run: () => withSteps(DNS), keys: find('2.7') },
  'records-old': { run: () => withRecords('your-turn'), keys: find('2.7') },
  'records-was': { run: () => withRecords('passed'), keys: [...find('2.7'), 'pagedown'] },
  attest: { run: () => withSteps(DNS), keys: [...find('2.7'), 'down', 'down', 'down', 'enter'] },
  choose: {
    run: () => withSteps({ 'deploy-how': aRecord() }, { choices: {} }),
    keys: find('2.6.1'),
  },
  pin: { run: () => demoRun(UNPINNED), keys: [...find('2.2'), 'enter', '"us-east-1/ack'] },
  go: { run: () => demoRun(), keys: ['n', 'n', 'h'] },
  confirm: { run: () => demoRun({ goes: ['second'] }), keys: ['n', 'n', '"nginx', 'enter'] },
  proving: { run: () => demoRun(), keys: find('2.6.2') },
  late: { run: () => withSteps(LATE), keys: find('2.6.2') },
  failed: { run: () => withSteps(FAILED), keys: find('2.5.1') },
  'in-doubt': { run: () => withSteps(IN_DOUBT), keys: find('2.6.2') },
  blocked: { run: () => demoRun(), keys: find('2.8') },
  waiting: { run: () => demoRun(), keys: find('2.11') },
  skip: { run: () => demoRun(), keys: [...find('2.6.2'), 's', '"no time', 'enter'] },
  'by-hand': {
    run: () => demoRun({ goes: [] }),
    keys: ['/', '"2.10', 'enter', 'down', 'enter', 'h'],
  },
  'more-time': { run: () => withSteps(LATE), keys: [...find('2.6.2'), 'm', '"soon', 'enter'] },
  'outage-start': {
    run: () => demoRun({ outageStartedAt: null }),
    keys: ['enter', '"01:32'],
  },
  'lost-cluster': { run: () => demoRun({ lost: undefined }), keys: ['enter'] },
  secret: {
    run: () => demoRun({}, { secrets: ['registry.password'] }),
    keys: ['enter', '"hunter2'],
  },
  values: { run: () => demoRun(), keys: ['v'] },
  correct: { run: () => demoRun(), keys: ['v', 'enter'] },
  milestone: { run: () => demoRun(), keys: ['/', '"service', 'down', 'enter'] },
  events: { run: () => demoRun(), keys: ['t'] },
  output: { run: () => demoRun(), keys: [...find('2.6.2'), 'l'] },
  cluster: { run: () => demoRun(), keys: ['p'] },
  'cluster-end': { run: () => demoRun(), keys: ['p', 'f', 'pagedown', 'pagedown'] },
  'cluster-found': { run: () => demoRun(), keys: ['p', '/', '"gateway', 'enter'] },
  'cluster-reading': {
    run: () => withCluster({ ...DEMO_OVERVIEW, isWhole: false, causes: [], blind: [] }),
    keys: ['p'],
  },
  'cluster-lost': { run: () => withCluster(LOST_OVERVIEW), keys: ['p'] },
  'cluster-cause': { run: () => demoRun(), keys: ['p', 'down', 'down', 'down', 'enter'] },
  'cluster-namespace': { run: () => demoRun(), keys: ['p', 'down', 'down', 'enter'] },
  'cluster-object': { run: () => demoRun(), keys: AT_POD },
  'pod-log': { run: () => demoRun(), keys: [...AT_POD, 'l'] },
  'object-events': { run: () => demoRun(), keys: [...AT_POD, 'down', 'enter'] },
  door: { run: () => withDoor(DEMO_DOOR), keys: ['d'] },
  'door-cell': {
    run: () => withDoor(DEMO_DOOR),
    keys: ['d', '/', '"pay', 'enter', 'right', 'right'],
  },
  'door-not-right': { run: () => withDoor(DEMO_DOOR), keys: ['d', 'f', 'down', 'down'] },
  'door-name': { run: () => withDoor(DEMO_DOOR), keys: ['d', '/', '"pay', 'enter', 'enter'] },
  'door-large': { run: () => withDoor(LARGE_DOOR), keys: ['d', 'pagedown', 'pagedown'] },
  help: { run: () => demoRun(), keys: ['?'] },
  leave: { run: () => demoRun(), keys: ['ctrl-c'] },
  abort: {
    run: () => demoRun(),
    keys: ['x', '"drill is over', 'enter', '"exam', 'enter', 'enter'],
  },
  end: {
    run: () =>
      withSteps(
        {
          ...DNS,
          dns: aRecord({ state: { is: 'attested', reason: 'seen in the console' } }),
          'front-door': aRecord({ state: { is: 'skipped', reason: 'tomorrow, with netops' } }),
        },
        {
          phase: 'finished',
          finishedAt: NOW,
          exitCode: 1,
          milestones: {
            restored: { heldSince: NOW - 5 * MINUTE, rtaMs: 91 * MINUTE, skipped: null, seen: [] },
          },
          decisions: [
            {
              do: 'go',
              step: null,
              value: 'deploy',
              at: NOW,
              by: { kind: 'operator', name: 'ops', host: 'ops-1' },
            },
          ],
        },
      ),
    keys: [],
  },
  refused: {
    run: () => demoRun({}, { decide: () => ({ ok: false, cause: aCause('run-not-open') }) }),
    keys: ['n', 'space'],
  },
  told: {
    run: () => {
      const value = aValue('master.eip', '192.0.2.7', { step: 'bind-eip' });
      const { values } = demoRun().handle.state();
      return demoRun({ values: { ...values, [value.name]: value } });
    },
    keys: ['n'],
  },
};

function withCluster(overview: ClusterOverview): FakeRun {
  return demoRun({}, { cluster: fakeCluster(overview).watch });
}

function withDoor(rows: readonly DoorRow[]): FakeRun {
  return demoRun({}, { door: { 'front-door': rows } });
}

/** In the middle of a move, or after it: what was there before is recorded. */
function withRecords(is: 'your-turn' | 'passed'): FakeRun {
  const state =
    is === 'passed' ? aRecord({ state: { is, how: 'acted' }, confirmed: true }) : undefined;
  const base = withSteps({ ...DNS, ...(state === undefined ? {} : { dns: state }) });
  const { values } = base.handle.state();
  const before = [
    { name: 'shop.example.com', type: 'A', values: ['198.51.100.9'], ttl: 600 },
    {
      name: 'pay.example.com',
      type: 'CNAME',
      values: ['lb-0xi8k2mz41.us-east-1.example.net'],
      ttl: 300,
    },
  ];
  const value = aValue('dns.before', before, { source: 'dns/recorded' });
  const run = demoRun({ ...base.handle.state(), values: { ...values, [value.name]: value } });
  run.see({
    dns: [
      aRightRow('shop.example.com', []),
      withCells(
        aRightRow('pay.example.com', []),
        aCell({ is: 'authority' }, 'wait', 'mixed', { at: NOW - 3 * MINUTE }),
      ),
    ],
  });
  return run;
}

function withSteps(steps: RunState['steps'], more: Partial<RunState> = {}): FakeRun {
  const run = demoRun(more);
  const state = run.handle.state();
  run.become({ ...state, steps: { ...state.steps, ...steps } });
  return run;
}
