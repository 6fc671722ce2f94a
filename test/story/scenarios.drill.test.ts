import { readdirSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { FAULTS } from '../../src/model/faults/index.ts';
import type { DebriefReport } from '../../src/model/report.ts';
import { drilled } from './scenario-run.ts';

const SCENARIOS = path.resolve(import.meta.dirname, '../../runbook/scenarios');

const FILES = ['charts', 'archives'];
const CLUSTER = ['key-pair', 'cluster'];
const READY = [...CLUSTER, 'namespaces', 'pull-secrets'];
const DEPLOYED = [
  ...FILES,
  ...CLUSTER,
  'ingress',
  'master-eip',
  'namespaces',
  'helm',
  'pull-secrets',
  'deploy',
];
const MOVED = [
  'before',
  'dns-before',
  ...DEPLOYED,
  'certificates',
  'dns-back-end',
  'dns-front-end',
];

/** Which sections of the shipped runbook a scenario is about, with those that they need; and where it is seen. */
const ALL: readonly (readonly [name: string, sections: readonly string[], seenAt: string])[] = [
  ['backup-without-keys', FILES, 'jenkins-archive'],
  ['bare-certificate', ['before'], 'pem-files'],
  ['colleague-by-hand', READY, 'pull-secret[sandbox]'],
  ['damaged-archive', FILES, 'nacos-production-archive'],
  ['data-store-gone', [...CLUSTER, 'namespaces', 'data-stores'], 'data-stores-answer'],
  ['flapping-api', READY, 'create-namespaces'],
  ['git-gone', ['charts'], 'charts-checkout'],
  ['images-refused', DEPLOYED, 'run-recovery-script'],
  ['jenkins-away', [...FILES, ...READY, 'jenkins', 'jenkins-restore'], 'jenkins-back'],
  ['lagging-name-server', MOVED, 'move-back-end-names'],
  ['lost-nodes', CLUSTER, 'nodes-ready'],
  ['mute-broker', [...FILES, ...READY, 'rocketmq'], 'brokers-registered'],
  ['nacos-member', [...FILES, ...READY, 'nacos'], 'nacos-members-login'],
  ['no-address', [...CLUSTER, 'ingress'], 'internal-address'],
  ['record-set-back', [...MOVED, 'front-door'], 'names-answer'],
  ['registry-gone', READY, 'registry-login'],
  ['silent-name-server', MOVED, 'move-back-end-names'],
  ['small-nodes', CLUSTER, 'nodes-ready'],
  ['stale-resolver', MOVED, 'move-back-end-names'],
  ['stuck-namespace', [...CLUSTER, 'namespaces'], 'create-namespaces'],
  ['wrong-key', ['before'], 'pem-files'],
];
/** Several at once on a busy machine: alone each takes a few seconds. */
const LONG_MS = 300_000;

/** The one with several faults goes through the whole runbook. */
const WHOLE = 'bad-night';

test('every scenario that ships is tried here', () => {
  const names = readdirSync(SCENARIOS).map((file) => path.basename(file, '.yaml'));

  expect([...ALL.map(([name]) => name), WHOLE].toSorted()).toEqual(names.toSorted());
  expect(names.length).toBeGreaterThanOrEqual(12);
});

test.concurrent.each(ALL)(
  'scenario %s goes through unattended, and its debrief says where it was seen',
  async (name, sections, seenAt) => {
    const { faults, notInjected } = await debriefed(sections, '--scenario', name);

    expect(notInjected).toBe(0);
    expect(faults).toMatchObject([{ was: 'seen', seen: { step: seenAt }, over: { is: 'passed' } }]);
  },
  LONG_MS,
);

test.concurrent(
  'a night with three faults goes through to the end of the runbook',
  async () => {
    const { scenario, faults, notInjected } = await debriefed([], '--scenario', WHOLE);

    expect([scenario?.id, scenario?.faults, notInjected]).toEqual([WHOLE, 3, 0]);
    expect(faults.map(({ fault, was }) => `${fault} ${was}`).toSorted()).toEqual([
      'broker-unregistered seen',
      'git-gone seen',
      'name-server-lags seen',
    ]);
  },
  LONG_MS,
);

/** Runs it, and gives what its report tells. Whatever was seen was seen by a cause of that very fault. */
async function debriefed(
  sections: readonly string[],
  ...more: readonly string[]
): Promise<DebriefReport> {
  const { exitCode, stderr, again } = await drilled(sections, ...more);
  expect([exitCode, exitCode === 0 ? '' : stderr]).toEqual([0, '']);
  const lines = stderr.split('\n');
  const first = lines.findIndex((line) => line.includes('put into the range'));
  const last = lines.findIndex((line) => line.includes('The run is finished'));
  // Nothing of it before the run is over; then all of it.
  expect(first).toBeGreaterThan(0);
  expect(lines.slice(first, last).filter((line) => !/ in(to)? the range: /.test(line))).toEqual([]);
  expect(lines.indexOf('Debrief')).toBeGreaterThan(last);
  const report: { readonly debrief: DebriefReport } = JSON.parse(
    (await again('report', 'last', '--format', 'json')).stdout,
  );
  const others = report.debrief.faults.filter(
    ({ fault, seen }) => seen !== null && FAULTS[fault]?.causes.includes(seen.cause.code) !== true,
  );
  expect(others).toEqual([]);
  return report.debrief;
}
