import type { Past } from '../../src/model/past.ts';
import { aPast, aPastRun, DAY, MINUTE, proved } from './a-past.ts';
import { DEMO_BOOK } from './demo-book.ts';
import { demoRun } from './demo-run.ts';
import type { DemoScene } from './demo-scenes.ts';
import { aRecord, aState, NOW } from './fake-run.ts';

const ago = (days: number) => NOW - days * DAY;

/** Some steps were proved lately, some long ago or with another text, one only in the practice range, some never. */
export const DEMO_PAST: Past = {
  ...aPast(
    [...DEMO_BOOK.steps.keys()],
    [
      aPastRun('0c4e12ab9d3f', 'drill', {
        pin: proved(ago(12), 11 * MINUTE),
        'bind-eip': proved(ago(12), 6 * MINUTE),
        'pull-secret': proved(ago(12), 20_000),
        'deploy-script': proved(ago(12), 14 * MINUTE),
        dns: { ...proved(ago(12), 9 * MINUTE, 'v0'), attested: true },
      }),
      aPastRun('51f0aa27c6e8', 'drill', {
        'bind-eip': proved(ago(40), 11 * MINUTE),
        'deploy-script': proved(ago(40), 22 * MINUTE),
      }),
      aPastRun('b8d3309e71aa', 'incident', {
        'deploy-script': proved(ago(200), 31 * MINUTE),
        'front-door': proved(ago(200), 4 * MINUTE),
        'second-ingress': proved(ago(200), 7 * MINUTE),
      }),
      aPastRun('e92b66015d74', 'practice', {
        'bind-eip': proved(ago(3), 4000),
        dns: proved(ago(3), 5000),
        'front-door': proved(ago(3), 3000),
      }),
    ],
  ),
  runbook: 'test',
};

const BEGUN = { steps: {}, goes: [], choices: {}, target: null } as const;

export const PAST_SCENES: { readonly [name: string]: DemoScene } = {
  proved: { run: () => demoRun(), keys: ['f'], past: DEMO_PAST },
  'proved-step': {
    run: () => demoRun({ ...BEGUN, steps: { pin: aRecord() } }),
    keys: ['/', '"2.8', 'enter', 'enter'],
    past: DEMO_PAST,
  },
  'forecast-over': {
    run: () => demoRun({ outageStartedAt: NOW - 118 * MINUTE }),
    keys: [],
    past: DEMO_PAST,
  },
  practice: {
    run: () => demoRun({ mode: 'drill', practice: true }),
    keys: [],
    past: DEMO_PAST,
  },
  'practice-leave': { run: () => demoRun({ mode: 'drill', practice: true }), keys: ['q'] },
  'practice-end': {
    run: () =>
      demoRun({
        ...aState(),
        mode: 'drill',
        practice: true,
        phase: 'finished',
        finishedAt: NOW,
        exitCode: 0,
      }),
    keys: [],
  },
};
