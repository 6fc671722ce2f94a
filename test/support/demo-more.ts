import type { RunState } from '../../src/model/state.ts';
import { aCause, found } from '../../src/model/verdict.ts';
import { DEMO_PAST } from './demo-past.ts';
import { demoRun, demoState } from './demo-run.ts';
import type { DemoScene } from './demo-scenes.ts';
import { aRecord, aValue, MINUTE, NOW } from './fake-run.ts';

const { steps: STEPS, values: VALUES } = demoState();

const passed = (ms: number) =>
  aRecord({
    state: { is: 'passed', how: 'by-hand' },
    startedAt: NOW - 20 * MINUTE,
    finishedAt: NOW - 20 * MINUTE + ms,
  });

/** Nobody is needed: all that is open is at work, blocked, or with somebody else. */
const IDLE: Partial<RunState> = {
  goes: ['*'],
  steps: {
    ...STEPS,
    'bind-eip': passed(4 * MINUTE),
    'second-ingress': aRecord({
      confirmed: true,
      state: { is: 'acting', attempt: 1, key: 'run/second-ingress/1' },
      attempts: 1,
      startedAt: NOW - MINUTE,
    }),
  },
};

const HELD = aCause('namespace-terminating', { name: 'prod', held: '2 PersistentVolumeClaims' });
const BLIND = aCause('version-unreadable', { program: 'helm', version: 'dev', atLeast: '3.17' });

/** A section that was looked at: one failed, of one nobody could tell. */
const LOOKED: Partial<RunState> = {
  values: { ...VALUES, ['ns']: aValue('ns', 'sandbox prod infra', { step: 'key-file' }) },
  steps: {
    ...STEPS,
    namespaces: aRecord({
      state: { is: 'failed', since: NOW, until: NOW, found: [] },
      failure: HELD,
      attempts: 1,
      startedAt: NOW - MINUTE,
    }),
    'pull-secret': aRecord({
      state: { is: 'proving', since: NOW - MINUTE, until: NOW + MINUTE, found: [] },
      startedAt: NOW - MINUTE,
      seen: [{ proof: 0, found: found('unknown', BLIND), at: NOW, durationMs: 4, evidence: [] }],
    }),
  },
};

const ENDED = { finishedAt: NOW, exitCode: 1 } as const;

/** What needs somebody, the clock, a section as a table. */
export const MORE_SCENES: { readonly [name: string]: DemoScene } = {
  queue: {
    run: () => demoRun({ outageStartedAt: null }, { secrets: ['registry.password'] }),
    keys: ['i'],
  },
  'queue-chain': { run: () => demoRun(LOOKED), keys: ['i'], past: DEMO_PAST },
  'queue-empty': { run: () => demoRun(IDLE), keys: ['i'], past: DEMO_PAST },
  clock: { run: () => demoRun(), keys: ['C'], past: DEMO_PAST },
  'clock-over': {
    run: () => demoRun({ ...IDLE, outageStartedAt: NOW - 125 * MINUTE }),
    keys: ['C'],
    past: DEMO_PAST,
  },
  'clock-unknown': { run: () => demoRun(), keys: ['C', 'pagedown'] },
  'end-failed': { run: () => demoRun({ ...LOOKED, ...ENDED, phase: 'finished' }), keys: [] },
  'end-aborted': {
    run: () => demoRun({ ...ENDED, phase: 'aborted' }),
    keys: [],
  },
  report: {
    run: () => demoRun({ ...ENDED, phase: 'finished' }),
    keys: ['up', 'up', 'enter'],
  },
  section: { run: () => demoRun(LOOKED), keys: ['/', '"2.5', 'enter', 'up', 'enter', 'down'] },
  'section-failed': { run: () => demoRun(LOOKED), keys: ['/', '"2.5', 'enter', 'up', 'enter'] },
};
