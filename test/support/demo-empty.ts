import { aCause } from '../../src/model/verdict.ts';
import { DEMO_OVERVIEW, fakeCluster } from './demo-cluster.ts';
import { demoRun } from './demo-run.ts';
import type { DemoScene } from './demo-scenes.ts';
import { aRecord, NOW, MINUTE } from './fake-run.ts';

const AT_POD = ['p', '/', '"gateway', 'enter', 'enter'];
const STEP = ['/', '"2.6.2', 'enter', 'enter'];
const FIND = ['/', '"2.2', 'enter', 'enter'];
const UNPINNED = { target: null, steps: { pin: aRecord() } };
const LOST = aCause('api-timeout', { server: 'https://203.0.113.8:6443', seconds: 10 });
const NO_FILE = aCause('kubeconfig-missing', { file: '/home/ops/.kube/config' });

const watching = (more: Parameters<typeof fakeCluster>[1]) =>
  demoRun({}, { cluster: fakeCluster(DEMO_OVERVIEW, more).watch });

const OUTPUT = Array.from({ length: 60 }, (_, n) => `deployed service ${n} of 60`);
const timed = () =>
  demoRun(
    {},
    {
      live: {
        'deploy-script': {
          output: OUTPUT,
          times: OUTPUT.map((_, n) => NOW - MINUTE + n * 1000),
          total: 60,
        },
      },
    },
  );

/** Pages that have nothing to show, or not yet; and reading in what scrolls. */
export const EMPTY_SCENES: { readonly [name: string]: DemoScene } = {
  'pod-log-empty': { run: () => watching({ logs: [] }), keys: [...AT_POD, 'l'] },
  'pod-log-reading': { run: () => watching({ unread: 'never' }), keys: [...AT_POD, 'l'] },
  'pod-log-unread': { run: () => watching({ unread: LOST }), keys: [...AT_POD, 'l'] },
  'pod-log-search': { run: () => demoRun(), keys: [...AT_POD, 'l', '/', '"fatal', 'enter'] },
  'object-events-empty': { run: () => watching({ events: [] }), keys: [...AT_POD, 't'] },
  'object-events-unread': { run: () => watching({ unread: LOST }), keys: [...AT_POD, 't'] },
  'object-events-search': {
    run: () => demoRun(),
    keys: [...AT_POD, 't', '/', '"pulling image', 'enter'],
  },
  'pin-none': { run: () => demoRun(UNPINNED, { targets: [] }), keys: FIND },
  'pin-no-kubeconfig': { run: () => demoRun(UNPINNED, { noContexts: NO_FILE }), keys: FIND },
  'log-times': { run: timed, keys: [...STEP, 'l', 'T', 'pageup'] },
};
