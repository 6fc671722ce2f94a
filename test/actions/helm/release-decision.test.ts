import { expect, test } from 'vitest';
import { decided } from '../../../src/actions/helm/release-decision.ts';
import { newestRelease } from '../../../src/readiness/helm-release.ts';
import { aReleaseSecret, withPayload, type ReleaseOptions } from '../../support/helm/release.ts';

const ABOUT = { release: 'web', namespace: 'prod' };
const CHART = { name: 'small', version: '1.2.3' };
const VALUES = { a: { b: [1, { c: null }] }, d: 'x' };

async function decisionOf(of: ReleaseOptions | null, values: typeof VALUES | object = VALUES) {
  const seen = await newestRelease(of === null ? [] : [aReleaseSecret(of)]);
  return decided(seen, CHART, { ...values }, ABOUT);
}

test.each([
  ['there is none', null, 'install'],
  ['it was uninstalled', { status: 'uninstalled' }, 'replace'],
  ['it has failed', { status: 'failed', config: VALUES }, 'upgrade'],
  ['it was superseded by what is gone', { status: 'superseded', config: VALUES }, 'upgrade'],
  ['it has an older chart', { version: '1.2.2', config: VALUES }, 'upgrade'],
  ['it has no values', {}, 'upgrade'],
  ['it has other values', { config: { ...VALUES, d: 'y' } }, 'upgrade'],
  [
    'it has a list in another order',
    { config: { ...VALUES, a: { b: [{ c: null }, 1] } } },
    'upgrade',
  ],
  ['it has more values', { config: { ...VALUES, e: null } }, 'upgrade'],
  [
    'all is the same in another order',
    { config: { d: 'x', a: { b: [1, { c: null }] } } },
    'already-so',
  ],
])('%s', async (_, release, expected) => {
  expect(await decisionOf(release)).toBe(expected);
});

test.each([
  ['pending-install', 'helm-pending-install'],
  ['pending-upgrade', 'helm-pending-upgrade'],
  ['pending-rollback', 'helm-pending-rollback'],
  ['uninstalling', 'helm-uninstalling'],
  ['pending-something-new', 'helm-release-unreadable'],
  ['unknown', 'helm-release-unreadable'],
])('what is %s waits for a person', async (status, code) => {
  await expect(decisionOf({ status })).rejects.toMatchObject({
    kind: 'not-proven',
    code,
    params: { ...ABOUT, revision: 1, status },
  });
});

test.each([
  ['of another chart', { chart: 'large' }, 'helm-release-other-chart'],
  ['newer', { version: '1.3.0' }, 'helm-release-newer'],
  ['newer, and has failed', { version: '1.3.0', status: 'failed' }, 'helm-release-newer'],
])('what is %s stays', async (_, release, code) => {
  await expect(decisionOf(release)).rejects.toMatchObject({ code });
});

test('what can not be read stays', async () => {
  const seen = await newestRelease([withPayload({ status: '' }, '***')]);

  expect(() => decided(seen, CHART, {}, ABOUT)).toThrow('helm-release-unreadable');
});
