import type { ProbeDef, ProbeResult } from '../../model/catalogue.ts';
import type { Readers } from '../../model/ports.ts';
import { aCause, found, type Found, type Params } from '../../model/verdict.ts';
import { newestRelease, releaseSecrets, type HelmRelease } from '../../readiness/helm-release.ts';
import { shortText } from '../../readiness/read-object.ts';
import { answered, jsonEvidence, result } from '../result.ts';

type With = {
  readonly release: string;
  readonly namespace: string;
  readonly chart?: string;
  readonly version?: string;
};

export const releaseDeployed: ProbeDef<With> = {
  id: 'helm/release-deployed',
  group: 'apps',
  doc: {
    en: 'A helm release is deployed, of this chart and version where they are named.',
    zh: 'helm 发布处于 deployed 状态；写明 Chart 和版本时也须一致。',
  },
  with: {
    release: { type: 'name', doc: { en: 'Its name.', zh: '发布名称。' } },
    namespace: { type: 'name', doc: { en: 'Its namespace.', zh: '所在命名空间。' } },
    chart: {
      type: 'string',
      optional: true,
      doc: { en: 'The chart’s own name.', zh: 'Chart 自身的名称。' },
    },
    version: {
      type: 'string',
      optional: true,
      doc: { en: 'The chart’s version.', zh: 'Chart 版本。' },
    },
  },
  finds: {
    revision: { type: 'int', doc: { en: 'Its revision.', zh: '修订号。' } },
    chart: { type: 'string', doc: { en: 'Chart and version.', zh: 'Chart 及版本。' } },
    appVersion: {
      type: 'string',
      doc: { en: 'The version of what the chart installs.', zh: 'Chart 所安装软件的版本。' },
    },
  },
  needsTarget: true,
  everyMs: 3000,
  look: (input, ports, signal) => answered(look(input, ports, signal)),
};

async function look(input: With, { cluster }: Readers, signal: AbortSignal): Promise<ProbeResult> {
  const { release: name, namespace } = input;
  const about = { release: name, namespace };
  const object = { kind: 'HelmRelease', name, namespace };
  const is = (verdict: Found['verdict'], code: string, params: Params = {}): Found =>
    found(
      verdict,
      aCause(code, { ...about, ...params }, { object, healsByItself: verdict === 'wait' }),
    );
  const seen = await newestRelease(await cluster.list(releaseSecrets(namespace, name), signal));
  if (seen.is === 'none') return result(is('fail', 'helm-release-missing'));
  if (seen.is === 'unreadable') {
    const { revision, status } = seen;
    return result(is('unknown', 'helm-release-unreadable', { revision, status: status || '-' }));
  }
  const { release } = seen;
  const judged = judge(release, input, is);
  const { values: _values, ...said } = release;
  const { revision, chart, chartVersion, appVersion } = release;
  return result(
    { ...judged, object },
    {
      finds: { revision, chart: `${chart} ${chartVersion}`, appVersion },
      evidence: [jsonEvidence('release', [said])],
    },
  );
}

function judge(
  release: HelmRelease,
  { chart, version }: With,
  is: (verdict: Found['verdict'], code: string, params?: Params) => Found,
): Found {
  const { status, revision, lastDeployed, description } = release;
  const since = shortText(lastDeployed) || '-';
  switch (status) {
    case 'deployed':
      break;
    case 'failed':
      return is('fail', 'helm-release-failed', { revision, said: shortText(description) || '-' });
    case 'pending-install':
      return is('wait', 'helm-pending-install', { status, revision, since });
    case 'pending-upgrade':
      return is('wait', 'helm-pending-upgrade', { status, revision, since });
    case 'pending-rollback':
      return is('wait', 'helm-pending-rollback', { status, revision, since });
    case 'uninstalling':
      return is('wait', 'helm-uninstalling', { status, revision, since });
    case 'uninstalled':
      return is('fail', 'helm-release-missing');
    default:
      return is('unknown', 'helm-release-unreadable', { revision, status });
  }
  if (chart !== undefined && release.chart !== chart)
    return is('fail', 'helm-release-other-chart', { has: release.chart, chart });
  if (version !== undefined && release.chartVersion !== version)
    return is('fail', 'helm-release-other-version', { has: release.chartVersion, version });
  return found('pass', null);
}
