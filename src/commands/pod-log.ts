import { WizardError } from '../model/error.ts';
import { isObject, type JsonObject } from '../model/json.ts';
import type { LogTail } from '../model/overview.ts';
import type { ClusterReader, KubeObject } from '../model/ports.ts';
import type { ObjectRef } from '../model/verdict.ts';

const LINES = 200;

/**
 * The last lines of each container of a pod, in the order in which they start; before those of one that was restarted,
 * those of the one that ended, which mostly say why.
 */
export async function podLog(
  reader: Pick<ClusterReader, 'get' | 'log'>,
  { name, namespace = 'default' }: ObjectRef,
  signal: AbortSignal,
): Promise<readonly LogTail[]> {
  const pod = await reader.get({ apiVersion: 'v1', kind: 'Pod', name, namespace }, signal);
  if (pod === undefined)
    throw new WizardError('not-proven', 'object-absent', {
      kind: 'Pod',
      name: `${namespace}/${name}`,
    });
  const asked = ['init', '', 'ephemeral'].flatMap((sort) => containersOf(pod, sort));
  return Promise.all(
    asked.map(async ({ container, previous }) => {
      const query = { namespace, pod: name, container, previous, tailLines: LINES };
      return { container, previous, text: (await reader.log(query, signal)) ?? '' };
    }),
  );
}

type Asked = { readonly container: string; readonly previous: boolean };

/** One that never ran has no log: asking for it would be an error. */
function containersOf(pod: KubeObject, sort: string): readonly Asked[] {
  const list = sort === '' ? 'containerStatuses' : `${sort}ContainerStatuses`;
  return objectsIn(pod['status'], list).flatMap((status) => {
    const { name, state, lastState, restartCount } = status;
    if (typeof name !== 'string') return [];
    const has = (at: unknown, key: string) => isObject(at) && isObject(at[key]);
    const ended = has(lastState, 'terminated');
    const restarted = ended || (typeof restartCount === 'number' && restartCount > 0);
    const runs = has(state, 'running') || has(state, 'terminated');
    return [
      ...(restarted ? [{ container: name, previous: true }] : []),
      ...(runs ? [{ container: name, previous: false }] : []),
    ];
  });
}

function objectsIn(value: unknown, key: string): readonly JsonObject[] {
  const list = isObject(value) ? value[key] : undefined;
  return Array.isArray(list) ? list.filter((one) => isObject(one)) : [];
}
