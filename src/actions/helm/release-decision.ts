import type { Chart } from '../../model/chart.ts';
import { WizardError } from '../../model/error.ts';
import type { JsonObject } from '../../model/json.ts';
import { isAtLeast } from '../../model/version.ts';
import type { HelmRelease, ReleaseSeen } from '../../readiness/helm-release.ts';
import { shortText } from '../../readiness/read-object.ts';
import type { About } from './run-helm.ts';
import { isSameJson } from './set-values.ts';

export type Decision = 'install' | 'replace' | 'upgrade' | 'already-so';

/**
 * What there is to do about a release as it is. Throws where somebody has to decide first: what another helm is at, or
 * has left half done, is nobody's to clear away unasked.
 */
export function decided(
  seen: ReleaseSeen,
  chart: Pick<Chart, 'name' | 'version'>,
  values: JsonObject,
  about: About,
): Decision {
  if (seen.is === 'none') return 'install';
  if (seen.is === 'unreadable') {
    const { revision, status } = seen;
    throw refused('helm-release-unreadable', about, { revision, status: status || '-' });
  }
  const { release } = seen;
  const { status } = release;
  if (status.startsWith('pending-') || status === 'uninstalling') throw unfinished(release, about);
  if (status === 'uninstalled') return 'replace';
  if (status !== 'deployed' && status !== 'failed' && status !== 'superseded')
    throw refused('helm-release-unreadable', about, { revision: release.revision, status });
  if (release.chart !== chart.name)
    throw refused('helm-release-other-chart', about, { has: release.chart, chart: chart.name });
  const isNewer = isAtLeast(release.chartVersion, chart.version);
  const isSame = release.chartVersion === chart.version;
  if (!isSame && isNewer === true)
    throw refused('helm-release-newer', about, {
      has: release.chartVersion,
      version: chart.version,
    });
  if (status !== 'deployed') return 'upgrade';
  return isSame && isSameJson(release.values, values) ? 'already-so' : 'upgrade';
}

const UNFINISHED: { readonly [status: string]: string } = {
  'pending-install': 'helm-pending-install',
  'pending-upgrade': 'helm-pending-upgrade',
  'pending-rollback': 'helm-pending-rollback',
  uninstalling: 'helm-uninstalling',
};

function unfinished({ status, revision, lastDeployed }: HelmRelease, about: About): WizardError {
  const code = UNFINISHED[status] ?? 'helm-release-unreadable';
  return refused(code, about, { status, revision, since: shortText(lastDeployed) || '-' });
}

function refused(
  code: string,
  { release, namespace }: About,
  params: { readonly [name: string]: string | number },
): WizardError {
  return new WizardError('not-proven', code, { release, namespace, ...params });
}
