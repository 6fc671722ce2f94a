import { expect, test } from 'vitest';
import { WizardError } from '../../../src/model/error.ts';
import type { Readers } from '../../../src/model/ports.ts';
import { apiVersionsServed } from '../../../src/probes/manifests/api-versions-served.ts';
import { aFolderWith, type Given } from '../../support/archives/a-folder.ts';
import { archiveDesk } from '../../support/archives/archive-desk.ts';
import { FAKE_READERS } from '../../support/fake-ports.ts';
import { NEVER } from '../../support/probes/readers.ts';

const object = (apiVersion: string, kind: string) =>
  `apiVersion: ${apiVersion}\nkind: ${kind}\nmetadata: { name: a }\n`;

type Served = { readonly [version: string]: string };
type Raw = Readers['cluster']['raw'];

/** A cluster that serves these; each value is `Kind Kind`, or a status. */
function serving(served: Served): Raw {
  return async (path) => {
    const version = path.replace(/^\/apis?\//, '');
    const kinds = served[version];
    if (kinds === undefined) return { status: 404, body: '{"kind":"Status"}' };
    if (/^\d+$/.test(kinds)) return { status: Number(kinds), body: 'service unavailable' };
    const resources = kinds.split(' ').map((kind) => ({ name: kind.toLowerCase(), kind }));
    const part = { name: 'x/status', kind: 'Part' };
    return { status: 200, body: JSON.stringify({ resources: [...resources, part] }) };
  };
}

type More = { readonly version?: string; readonly raw?: Raw; readonly paths?: readonly string[] };

async function look(given: Given, { raw, paths = ['m'], version }: More = {}) {
  const cwd = aFolderWith(
    Object.fromEntries(Object.entries(given).map(([name, text]) => [`m/${name}`, text])),
  );
  const cluster = raw === undefined ? FAKE_READERS.cluster : { ...FAKE_READERS.cluster, raw };
  const ports = archiveDesk(cwd, { cluster });
  const input = { paths, ...(version === undefined ? {} : { version }) };
  const seen = await apiVersionsServed.look(input, ports, NEVER);
  return { ...seen, codes: [seen.cause, ...seen.others].flatMap((one) => one?.code ?? []) };
}

test('before a cluster is pinned the version of the site decides, with file, line and replacement', async () => {
  const given = {
    'a.yaml': object('v1', 'Service'),
    'pdb.yaml': `# old\n${object('policy/v1beta1', 'PodDisruptionBudget')}`,
  };

  expect(await look(given, { version: '1.24.6-aliyun.1' })).toMatchObject({
    verdict: 'pass',
    finds: { objects: 2, by: '1.24' },
  });
  expect(await look(given, { version: '1.32.1' })).toMatchObject({
    verdict: 'fail',
    cause: {
      code: 'api-removed',
      params: {
        file: 'm/pdb.yaml',
        line: 2,
        apiVersion: 'policy/v1beta1',
        kind: 'PodDisruptionBudget',
        removed: '1.25',
        instead: 'policy/v1',
      },
    },
  });
});

test('a pinned cluster is asked itself, and the version of the site does not count any more', async () => {
  const given = { 'pdb.yaml': object('policy/v1beta1', 'PodDisruptionBudget') };
  const old = serving({ v1: 'Service', 'policy/v1beta1': 'PodDisruptionBudget' });
  const young = serving({ v1: 'Service', 'policy/v1': 'PodDisruptionBudget' });

  expect(await look(given, { version: '1.32', raw: old })).toMatchObject({
    verdict: 'pass',
    finds: { by: 'cluster' },
  });
  expect(await look(given, { version: '1.20', raw: young })).toMatchObject({
    verdict: 'fail',
    cause: { code: 'api-removed', params: { instead: 'policy/v1' } },
  });
});

test.each([
  ['v1', 'Service', 'pass', []],
  ['policy/v1beta1', 'PodSecurityPolicy', 'fail', ['api-removed-for-good']],
  ['apps/v1', 'Deploymnet', 'fail', ['api-not-served']],
  ['apps/v2', 'Deployment', 'fail', ['api-not-served']],
  ['v1', 'Part', 'fail', ['api-not-served']],
  ['rocketmq.apache.org/v1alpha1', 'Broker', 'wait', ['api-custom-missing']],
  ['metrics.k8s.io/v1beta1', 'NodeMetrics', 'unknown', ['api-silent']],
  ['../../evil', 'X', 'fail', ['api-not-served']],
])('of a cluster: %s %s is %s', async (apiVersion, kind, verdict, codes) => {
  const raw = serving({ v1: 'Service', 'apps/v1': 'Deployment', 'metrics.k8s.io/v1beta1': '503' });

  const seen = await look({ 'a.yaml': object(apiVersion, kind) }, { raw });

  expect([seen.verdict, seen.codes]).toEqual([verdict, codes]);
});

test.each([
  ['batch/v1', 'CronJob', '1.20', 'fail', ['api-too-new']],
  ['v1', 'Deployment', '1.30', 'fail', ['api-no-such-kind']],
  ['rocketmq.apache.org/v1alpha1', 'Broker', '1.30', 'unknown', ['api-not-in-table']],
  ['v1', 'Service', 'newest', 'unknown', ['api-no-version']],
])('by the table: %s %s in %s is %s', async (apiVersion, kind, version, verdict, codes) => {
  const seen = await look({ 'a.yaml': object(apiVersion, kind) }, { version });

  expect([seen.verdict, seen.codes]).toEqual([verdict, codes]);
});

test('what the manifests define comes with them', async () => {
  const crd = `${object('apiextensions.k8s.io/v1', 'CustomResourceDefinition')}spec:
  group: a.test
  names: { kind: B }
  versions: [{ name: v1, served: true }]
`;
  const given = { 'crd.yaml': crd, 'b.yaml': object('a.test/v1', 'B') };

  expect(await look(given, { version: '1.30' })).toMatchObject({ verdict: 'pass' });
});

const SERVICE = object('v1', 'Service');
const ELSEWHERE =
  'apiVersion: kustomize.config.k8s.io/v1beta1\nkind: Kustomization\nresources: [../base, a.yaml]\n';

test.each<readonly [string, Given, string, string]>([
  [
    'a chart',
    { 'c/Chart.yaml': 'name: c\n', 'c/templates/a.yaml': '{{ x }}', 'a.yaml': SERVICE },
    'unknown',
    'api-template',
  ],
  [
    'a base elsewhere',
    { 'kustomization.yaml': ELSEWHERE, 'a.yaml': SERVICE },
    'unknown',
    'api-elsewhere',
  ],
  ['no manifest', { note: 'x' }, 'unknown', 'manifest-empty'],
  ['half a manifest', { 'a.yaml': `${SERVICE}---\na: [` }, 'fail', 'manifest-broken'],
])('%s is never a pass', async (_, given, verdict, code) => {
  expect(await look(given, { version: '1.30' })).toMatchObject({ verdict, cause: { code } });
});

test('paths that are not there, and none at all, prove nothing', async () => {
  expect(await look({}, { version: '1.30', paths: ['none'] })).toMatchObject({
    verdict: 'unknown',
    cause: { code: 'file-missing' },
  });
  expect(await look({}, { version: '1.30', paths: [] })).toMatchObject({
    verdict: 'unknown',
    cause: { code: 'nothing-expected' },
  });
});

test('of a script what stands in it counts, and that it was not run is said', async () => {
  const script = '#!/bin/sh\ncat <<X\napiVersion: batch/v1beta1\nkind: CronJob\nX\n';
  const more = { version: '1.30', paths: ['m/d.sh'] };

  expect(await look({ 'd.sh': script }, more)).toMatchObject({
    verdict: 'fail',
    cause: { code: 'api-removed', params: { file: 'm/d.sh', line: 3 } },
    notes: [{ code: 'api-script-not-run' }],
  });
  expect(await look({ 'd.sh': '#!/bin/sh\nhelm install\n' }, more)).toMatchObject({
    verdict: 'pass',
  });
});

test('a cluster that can’t be reached is not this probe’s matter', async () => {
  const lost = new WizardError('cluster-unreachable', 'cluster-unreachable');
  const raw: Raw = () => Promise.reject(lost);

  await expect(look({ 'a.yaml': SERVICE }, { raw })).rejects.toBe(lost);
});
