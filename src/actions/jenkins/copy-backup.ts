import {
  backupPath,
  COPY_FIELDS,
  podOrThrow,
  toRunInPods,
  type CopyInput,
} from '../../jenkins/backup.ts';
import type { ActionDef, ActionResult, LedgerEntry } from '../../model/catalogue.ts';
import type { FileInPod } from '../../model/pod-files.ts';
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
  wants: async ({ namespace }) => toRunInPods(namespace),
  act,
};

async function act(input: CopyInput, ports: Writers, signal: AbortSignal): Promise<ActionResult> {
  const pod = await podOrThrow(input, ports.cluster, signal);
  const path = backupPath(input);
  const { attempt, pods } = ports;
  const onProgress = (done: number, of: number) => attempt.progress({ done, of, unit: 'bytes' });
  const { changed, ...copied } = await pods.copyIn(pod, input.file, path, onProgress, signal);
  const row = { pod: `${pod.namespace}/${pod.pod}`, path, ...copied, changed };
  return {
    changed,
    created: changed ? [removedBy(input, path, copied)] : [],
    evidence: [{ name: 'copied', text: JSON.stringify(row) }],
  };
}

function removedBy(
  { namespace, service, container }: CopyInput,
  path: string,
  { bytes, sha256 }: FileInPod,
): LedgerEntry {
  const inside = container === undefined || container === null ? {} : { container };
  return {
    what: { kind: 'File', name: path, namespace },
    undo: {
      uses: 'jenkins/remove-backup',
      with: { namespace, service, ...inside, path, bytes, sha256 },
    },
  };
}
