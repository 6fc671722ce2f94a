import { COPY_FIELDS, podOrThrow, toRunInPods } from '../../jenkins/backup.ts';
import type { ActionDef } from '../../model/catalogue.ts';
import { aCause } from '../../model/verdict.ts';

type With = {
  readonly namespace: string;
  readonly service: string;
  readonly container?: string;
  readonly path: string;
  readonly bytes: number;
  readonly sha256: string;
};

/** Undoes `jenkins/copy-backup`. */
export const removeBackup: ActionDef<With> = {
  id: 'jenkins/remove-backup',
  doc: {
    en: 'Removes a backup that was copied into the pod of Jenkins, while it still is what was copied.',
    zh: '删除拷贝到 Jenkins Pod 中的备份（仅当它仍是当初拷贝的内容）。',
  },
  with: {
    namespace: COPY_FIELDS.namespace,
    service: COPY_FIELDS.service,
    container: COPY_FIELDS.container,
    path: { type: 'string', doc: { en: 'The file in the pod.', zh: 'Pod 中的文件。' } },
    bytes: { type: 'int', doc: { en: 'Its size.', zh: '大小（字节）。' } },
    sha256: { type: 'string', doc: { en: 'Its checksum.', zh: '校验值。' } },
  },
  needsTarget: true,
  startsProcess: false,
  plan({ namespace, service, container, path }) {
    const exec = ['kubectl', `--namespace=${namespace}`, 'exec', `service/${service}`];
    const inside = container === undefined ? ['--'] : [`--container=${container}`, '--'];
    return {
      will: [aCause('will-remove-backup', { path, namespace, name: service })],
      byHand: [
        [...exec, ...inside, 'sha256sum', path],
        [...exec, ...inside, 'rm', '-f', '--', path],
      ],
    };
  },
  wants: async ({ namespace }) => toRunInPods(namespace),
  async act(input, ports, signal) {
    const pod = await podOrThrow(input, ports.cluster, signal);
    const { path, bytes, sha256 } = input;
    const changed = await ports.pods.remove(pod, path, { bytes, sha256 }, signal);
    const row = { pod: `${pod.namespace}/${pod.pod}`, path, removed: changed };
    return { changed, created: [], evidence: [{ name: 'removed', text: JSON.stringify(row) }] };
  },
};
