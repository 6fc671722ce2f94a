import type { AccessQuestion } from '../model/access.ts';
import type { Fields } from '../model/catalogue.ts';
import { WizardError } from '../model/error.ts';
import type { PodPlace } from '../model/pod-files.ts';
import type { ClusterReader } from '../model/ports.ts';
import { runningOf, selectorOf } from '../model/service-pods.ts';
import { aCause, found, type Found } from '../model/verdict.ts';

/** A file of this machine, and where in the pod of Jenkins it belongs. */
export type CopyInput = {
  readonly namespace: string;
  readonly service: string;
  readonly container?: string | null;
  readonly file: string;
  readonly folder?: string | null;
};

/** Of the official image. */
const FOLDER = '/var/jenkins_home/backup';

export const COPY_FIELDS = {
  namespace: { type: 'name', doc: { en: 'Its namespace.', zh: '所在命名空间。' } },
  service: { type: 'name', doc: { en: 'Its Service.', zh: 'Jenkins 的 Service 名称。' } },
  container: {
    type: 'name',
    optional: true,
    doc: {
      en: 'The container, where its pod has several.',
      zh: '容器名称（Pod 有多个容器时填写）。',
    },
  },
  file: { type: 'path', doc: { en: 'The backup, on this machine.', zh: '本机上的备份文件。' } },
  folder: {
    type: 'string',
    optional: true,
    doc: {
      en: `Where it belongs in the pod (${FOLDER}).`,
      zh: `在 Pod 中的目录（默认 ${FOLDER}）。`,
    },
  },
} as const satisfies Fields;

export function backupPath({ file, folder }: CopyInput): string {
  const name = file.split(/[/\\]/).at(-1) ?? file;
  return `${(folder ?? FOLDER).replace(/\/+$/, '')}/${name}`;
}

/** The pod behind the Service that runs. */
export async function jenkinsPod(
  { namespace, service: name, container }: Pick<CopyInput, 'namespace' | 'service' | 'container'>,
  cluster: ClusterReader,
  signal: AbortSignal,
): Promise<PodPlace | Found> {
  const object = { kind: 'Service', name, namespace };
  const service = await cluster.get({ apiVersion: 'v1', ...object }, signal);
  if (service === undefined)
    return found('fail', aCause('service-missing', { namespace, name }, { object }));
  const labelSelector = selectorOf(service);
  const pods =
    labelSelector === undefined
      ? []
      : await cluster.list({ apiVersion: 'v1', kind: 'Pod', namespace, labelSelector }, signal);
  const [pod] = runningOf(pods);
  if (pod === undefined) {
    const about = { object, healsByItself: true };
    return found('wait', aCause('service-without-pods', { namespace, name }, about));
  }
  return {
    namespace,
    pod: pod.metadata.name,
    ...(container === undefined || container === null ? {} : { container }),
  };
}

/** The same where somebody has to act first. */
export async function podOrThrow(
  place: Pick<CopyInput, 'namespace' | 'service' | 'container'>,
  cluster: ClusterReader,
  signal: AbortSignal,
): Promise<PodPlace> {
  const pod = await jenkinsPod(place, cluster, signal);
  if (!('verdict' in pod)) return pod;
  const { code, params } = pod.cause ?? aCause('service-without-pods');
  throw new WizardError('not-proven', code, params);
}

/** A WebSocket is a GET; newer API servers want the right to create as well. */
export function toRunInPods(namespace: string): readonly AccessQuestion[] {
  return ['get', 'create'].map((verb) => ({ verb, group: '', resource: 'pods/exec', namespace }));
}
