import { expect, test } from 'vitest';
import { WizardError } from '../../../src/model/error.ts';
import type { KubeObject } from '../../../src/model/ports.ts';
import { releaseDeployed } from '../../../src/probes/helm/release-deployed.ts';
import { aReleaseSecret, withPayload } from '../../support/helm/release.ts';
import { failingReaders, NEVER, readersOf } from '../../support/probes/readers.ts';

const INPUT = { release: 'web', namespace: 'prod', chart: 'small', version: '1.2.3' };
const look = (objects: readonly KubeObject[]) =>
  releaseDeployed.look(INPUT, readersOf(objects), NEVER);

test('a deployed one passes, and its values are recorded nowhere', async () => {
  const seen = await look([aReleaseSecret({ config: { password: 'open sesame' }, revision: 3 })]);

  expect(seen).toMatchObject({
    verdict: 'pass',
    finds: { revision: 3, chart: 'small 1.2.3', appVersion: '9.9' },
  });
  expect(JSON.stringify(seen)).not.toContain('sesame');
});

test.each([
  ['none', [], 'fail', 'helm-release-missing'],
  ['another name', [aReleaseSecret({ name: 'other' })], 'fail', 'helm-release-missing'],
  ['another namespace', [aReleaseSecret({ namespace: 'pre' })], 'fail', 'helm-release-missing'],
  ['failed', [aReleaseSecret({ status: 'failed' })], 'fail', 'helm-release-failed'],
  ['uninstalled', [aReleaseSecret({ status: 'uninstalled' })], 'fail', 'helm-release-missing'],
  ['uninstalling', [aReleaseSecret({ status: 'uninstalling' })], 'wait', 'helm-uninstalling'],
  [
    'pending',
    [aReleaseSecret(), aReleaseSecret({ status: 'pending-upgrade', revision: 2 })],
    'wait',
    'helm-pending-upgrade',
  ],
  [
    'rolling back',
    [aReleaseSecret({ status: 'pending-rollback' })],
    'wait',
    'helm-pending-rollback',
  ],
  ['superseded', [aReleaseSecret({ status: 'superseded' })], 'unknown', 'helm-release-unreadable'],
  ['unknown', [aReleaseSecret({ status: 'unknown' })], 'unknown', 'helm-release-unreadable'],
  ['nonsense', [withPayload({}, '***')], 'unknown', 'helm-release-unreadable'],
  ['another chart', [aReleaseSecret({ chart: 'large' })], 'fail', 'helm-release-other-chart'],
  ['another version', [aReleaseSecret({ version: '1.2.4' })], 'fail', 'helm-release-other-version'],
])('%s is never a pass', async (_, objects, verdict, code) => {
  expect(await look(objects)).toMatchObject({ verdict, cause: { code, object: { name: 'web' } } });
});

test('what may not be read is unknown', async () => {
  const readers = failingReaders(new WizardError('forbidden', 'api-forbidden'));

  expect(await releaseDeployed.look(INPUT, readers, NEVER)).toMatchObject({
    verdict: 'unknown',
    cause: { code: 'api-forbidden' },
  });
});
