import type { ActionDef, ActionResult } from '../../model/catalogue.ts';
import { WizardError } from '../../model/error.ts';
import type { Writers } from '../../model/ports.ts';
import { aCause } from '../../model/verdict.ts';
import { newestRelease, releaseSecrets, type ReleaseSeen } from '../../readiness/helm-release.ts';
import { DEFAULT_TIMEOUT, RELEASE_FIELDS, TIMEOUT_FIELD } from './release-fields.ts';
import { runHelm, type About } from './run-helm.ts';

type With = {
  readonly release: string;
  readonly namespace: string;
  readonly firstDeployed?: string;
  readonly timeout?: string;
};

export const uninstallRelease: ActionDef<With> = {
  id: 'helm/uninstall-release',
  doc: {
    en: 'Removes a release with all that helm made for it, and its history.',
    zh: '卸载发布，删除 helm 为它创建的全部资源及历史记录。',
  },
  with: {
    ...RELEASE_FIELDS,
    firstDeployed: {
      type: 'string',
      optional: true,
      doc: {
        en: 'When it was first installed: another release of the same name stays.',
        zh: '首次安装时间：同名的其他发布不会被卸载。',
      },
    },
    ...TIMEOUT_FIELD,
  },
  needsTarget: true,
  startsProcess: true,
  plan: ({ release, namespace, timeout = DEFAULT_TIMEOUT }) => ({
    will: [aCause('will-uninstall-release', { release, namespace })],
    byHand: [['helm', 'uninstall', release, `--namespace=${namespace}`, `--timeout=${timeout}`]],
    atRisk: release,
  }),
  wants: async ({ namespace }) =>
    ['list', 'get', 'update', 'delete'].map((verb) => ({
      verb,
      group: '',
      resource: 'secrets',
      namespace,
    })),
  act,
};

async function act(input: With, ports: Writers, signal: AbortSignal): Promise<ActionResult> {
  const { release, namespace, firstDeployed, timeout = DEFAULT_TIMEOUT } = input;
  const { shell, attempt, cluster } = ports;
  const look = async () =>
    newestRelease(await cluster.list(releaseSecrets(namespace, release), signal));
  const isOurs = (await shell.known(attempt.key)) !== 'never-started';
  if (!isOurs) {
    const seen = await look();
    if (seen.is === 'none') return gone(release, namespace);
    if (firstDeployed !== undefined) mustBe(seen, firstDeployed, { release, namespace });
  }
  const words = ['uninstall', `--namespace=${namespace}`, `--timeout=${timeout}`, release];
  const evidence = await runHelm(words, undefined, { release, namespace }, ports, signal);
  const after = await look();
  if (after.is !== 'none')
    throw new WizardError(
      'not-proven',
      'helm-release-still-there',
      { release, namespace },
      { evidence },
    );
  return { changed: true, created: [], evidence };
}

/** What can't be told to be this release is not removed in its name. */
function mustBe(seen: Exclude<ReleaseSeen, { is: 'none' }>, wanted: string, about: About): void {
  if (seen.is === 'unreadable') {
    const { revision, status } = seen;
    const params = { ...about, revision, status: status || '-' };
    throw new WizardError('not-proven', 'helm-release-unreadable', params);
  }
  const since = seen.release.firstDeployed;
  if (since === wanted && since !== '') return;
  const params = { ...about, since: since || '-', wanted: wanted || '-' };
  throw new WizardError('not-proven', 'helm-release-other', params);
}

function gone(release: string, namespace: string): ActionResult {
  const text = `already so: no release ${release} in ${namespace}`;
  return { changed: false, created: [], evidence: [{ name: 'helm', text }] };
}
