import { aCause, found } from '../../src/model/verdict.ts';
import { DEMO_OVERVIEW, fakeCluster } from './demo-cluster.ts';
import type { DemoScene } from './demo-scenes.ts';
import { anEvent, DEMO_EVENTS, demoRun } from './demo-run.ts';
import { aValue, NOW, valuesOf } from './fake-run.ts';

const STEP = ['/', '"2.6.2', 'enter', 'enter'];

/** What a program writes for a terminal of its own: colours, a line over itself, one that is too long, two languages. */
const OUTPUT = Array.from({ length: 60 }, (_, n) =>
  n % 20 === 19
    ? `\u001B[31merror:\u001B[0m helm upgrade --install shop-${n} ./charts/shop --namespace prod --set image.tag=1.${n} was refused: another operation is in progress`
    : n % 7 === 6
      ? `正在部署服务 ${n}/60：等待 Pod 就绪`
      : `10%\r50%\rdeployed service ${n} of 60`,
);

const writing = (output: readonly string[], total: number) =>
  demoRun({}, { live: { 'deploy-script': { output, total } } });

/** With a decision, a failure, and what was seen last. */
export const SEEN_EVENTS = [
  ...DEMO_EVENTS.slice(0, 2),
  anEvent(
    {
      type: 'operator-decided',
      decision: { do: 'skip', step: 'allow-list', reason: 'tomorrow, with netops' },
    },
    2,
  ),
  anEvent(
    {
      type: 'verdict-changed',
      step: 'deploy-script',
      seen: {
        proof: 0,
        found: found('fail', aCause('run-not-open')),
        evidence: [
          { file: 'evidence/41-pods.txt', sha256: 'ab'.repeat(32), bytes: 4312, cut: true },
        ],
        at: NOW,
        durationMs: 40,
      },
    },
    3,
  ),
];

const withLongValue = () =>
  demoRun({
    values: valuesOf(
      aValue('master.eip', '203.0.113.7', { step: 'bind-eip', revision: 2 }),
      aValue(
        'dns.before',
        ['shop', 'pay', 'api', 'login', 'static'].map((name) => ({
          name: `${name}.example.com`,
          type: 'A',
          values: ['198.51.100.9'],
          ttl: 600,
        })),
        { source: 'dns/recorded', step: 'dns' },
      ),
    ),
  });

const manyEvents = () =>
  Array.from({ length: 60 }, (_, at) => ({
    ...(SEEN_EVENTS[at % SEEN_EVENTS.length] ??
      anEvent({ type: 'go-given', section: 'deploy' }, at)),
    seq: at + 1201,
  }));

/** Pages on which something is looked up, and the menu. */
export const LOOK_SCENES: { readonly [name: string]: DemoScene } = {
  menu: { run: () => demoRun(), keys: ['left'] },
  'menu-step': { run: () => demoRun(), keys: [...STEP, 'left'] },
  'menu-log': { run: () => writing(OUTPUT, 60), keys: [...STEP, 'l', 'left'] },
  'help-step': { run: () => demoRun(), keys: [...STEP, '?'] },
  'help-search': { run: () => demoRun(), keys: ['?', '/', '"clust'] },
  'help-none': { run: () => demoRun(), keys: ['?', '/', '"xyzzy'] },
  'dead-key': { run: () => demoRun(), keys: ['g'] },
  'log-long': { run: () => writing(OUTPUT, 132_460), keys: [...STEP, 'l'] },
  'log-paused': { run: () => writing(OUTPUT, 60), keys: [...STEP, 'l', 'pageup', 'up'] },
  'log-search': { run: () => writing(OUTPUT, 60), keys: [...STEP, 'l', '/', '"error', 'enter'] },
  'values-long': { run: () => withLongValue(), keys: ['v'] },
  'values-search': { run: () => withLongValue(), keys: ['v', '/', '"eip'] },
  'cluster-empty': {
    run: () =>
      demoRun(
        {},
        {
          cluster: fakeCluster({ ...DEMO_OVERVIEW, namespaces: [], causes: [], blind: [] }).watch,
        },
      ),
    keys: ['p'],
  },
  'cluster-none-found': { run: () => demoRun(), keys: ['p', '/', '"xyzzy'] },
  'values-none': { run: () => demoRun({ values: {} }), keys: ['v'] },
  journal: { run: () => demoRun({}, { events: manyEvents() }), keys: ['t'] },
  'journal-paused': { run: () => demoRun({}, { events: manyEvents() }), keys: ['t', 'up', 'up'] },
  'journal-decisions': { run: () => demoRun({}, { events: manyEvents() }), keys: ['t', 'f'] },
  'journal-search': {
    run: () => demoRun({}, { events: manyEvents() }),
    keys: ['t', '/', '"netops'],
  },
  'journal-none': { run: () => demoRun({}, { events: [] }), keys: ['t'] },
  event: { run: () => demoRun({}, { events: SEEN_EVENTS }), keys: ['t', 'up', 'enter'] },
  'log-unwrapped': { run: () => writing(OUTPUT, 60), keys: [...STEP, 'l', 'w'] },
};
