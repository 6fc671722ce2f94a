import type { RunState, StepRecord } from '../model/state.ts';

/** A run before its first event. */
export const EMPTY_RUN: RunState = {
  phase: 'empty',
  run: '',
  mode: 'incident',
  practice: false,
  standIns: [],
  tool: null,
  runbook: null,
  site: null,
  startedAt: 0,
  finishedAt: null,
  exitCode: null,
  at: 0,
  seq: 0,
  steps: {},
  values: {},
  choices: {},
  goes: [],
  target: null,
  kubeconfig: null,
  proposed: null,
  folder: null,
  cwd: '',
  lost: undefined,
  outageStartedAt: null,
  milestones: {},
  decisions: [],
  ledger: [],
  lease: [],
};

/** A step that nothing has happened to. */
export const UNTOUCHED: StepRecord = {
  state: { is: 'ready' },
  attempts: 0,
  startedAt: null,
  finishedAt: null,
  by: [],
  seen: [],
  ticked: [],
  confirmed: false,
  startAnyway: false,
  failure: null,
  evidence: [],
  manualDone: false,
};
