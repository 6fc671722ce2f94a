import { backupPath, COPY_FIELDS, jenkinsPod, type CopyInput } from '../../jenkins/backup.ts';
import type { ActionDef, ActionResult } from '../../model/catalogue.ts';
import { WizardError } from '../../model/error.ts';
import type { Writers } from '../../model/ports.ts';
import { aCause } from '../../model/verdict.ts';

export const copyBackup: ActionDef<CopyInput> = {
  id: 'jenkins/copy-backup',
  doc: {
    en: 'Copies a backup from this machine into the pod of Jenkins. What is there already is not sent again.',
    zh: '把本机上的备份拷贝到 Jenkins 的 Pod 中；已经存在的不会重复传输。',
  },
  with: COPY_FIELDS,
  needsTarget: true,
  startsProcess: false,
  plan(input) {
    const { namespace, service, file, folder, container } = input;
    const path = backupPath(input);
    const exec = ['kubectl', `--namespace=${namespace}`, 'exec'];
    const inside = [`service/${service}`, ...(container ? [`--container=${container}`] : []), '--'];
    const pods = ['kubectl', `--namespace=${namespace}`, 'get', 'pods'];
    const copy = ['kubectl', `--namespace=${namespace}`, 'cp', file, `POD:${path}`];
    return {
      will: [aCause('will-copy-backup', { file, path, namespace, name: service })],
      byHand: [
        [...exec, ...inside, 'mkdir', '-p', folder ?? path.slice(0, path.lastIndexOf('/'))],
        pods,
        container ? [...copy, `--container=${container}`] : copy,
        ['sha256sum', file],
        [...exec, ...inside, 'sha256sum', path],
      ],
    };
  },
  // A WebSocket is a GET; newer API servers want the right to create as well.
  wants: async ({ namespace }) =>
    ['get', 'create'].map((verb) => ({ verb, group: '', resource: 'pods/exec', namespace })),
  act,
};

async function act(input: CopyInput, ports: Writers, signal: AbortSignal): Promise<ActionResult> {
  const pod = await jenkinsPod(input, ports.cluster, signal);
  if ('verdict' in pod) {
    const { code, params } = pod.cause ?? aCause('service-without-pods');
    throw new WizardError('not-proven', code, params);
  }
  const path = backupPath(input);
  const { attempt, pods } = ports;
  const onProgress = (done: number, of: number) => attempt.progress({ done, of, unit: 'bytes' });
  const { changed, ...copied } = await pods.copyIn(pod, input.file, path, onProgress, signal);
  const row = { pod: `${pod.namespace}/${pod.pod}`, path, ...copied, changed };
  return {
    changed,
    created: changed
      ? [
          {
            what: { kind: 'File', name: path, namespace: pod.namespace },
            undo: {
              byHand: {
                en: `kubectl --namespace=${pod.namespace} exec ${pod.pod} -- rm -f -- '${path}'`,
                zh: `kubectl --namespace=${pod.namespace} exec ${pod.pod} -- rm -f -- '${path}'`,
              },
            },
          },
        ]
      : [],
    evidence: [{ name: 'copied', text: JSON.stringify(row) }],
  };
}
