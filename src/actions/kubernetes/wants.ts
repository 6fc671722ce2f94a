import type { AccessQuestion } from '../../model/access.ts';
import type { ClusterReader, KubeObject, ObjectName } from '../../model/ports.ts';
import { ifReadable } from './if-readable.ts';

type Named = KubeObject | ObjectName;
type Asked = Pick<ClusterReader, 'resource' | 'may' | 'get'>;

/**
 * What server-side apply of these objects needs: to create only where something is not there yet. Of a kind that is not
 * served yet nobody can be asked.
 */
export async function wantsToApply(
  objects: readonly Named[],
  cluster: Asked,
  signal: AbortSignal,
): Promise<readonly AccessQuestion[]> {
  const wants: AccessQuestion[] = [];
  const mayCreate = new Map<string, boolean>();
  for (const object of objects) {
    const place = await placeOf(object, cluster, signal);
    if (place === undefined) continue;
    const { about, name, lookedUp } = place;
    wants.push({ verb: 'get', ...about, name }, { verb: 'patch', ...about, name });
    const creation = { verb: 'create', ...about };
    const key = JSON.stringify(creation);
    const may = mayCreate.get(key) ?? (await cluster.may(creation, signal)).allowed;
    mayCreate.set(key, may);
    // What is to be made has no name yet, so no rule can name it.
    if (may) continue;
    const there = await ifReadable(cluster.get(lookedUp, signal));
    // Whether it is there nobody can tell who may not look: then it may have to be created.
    if (there.is === 'forbidden' || there.value === undefined) wants.push(creation);
  }
  return wants;
}

/** What removing these objects needs. */
export async function wantsToRemove(
  objects: readonly Named[],
  cluster: Asked,
  signal: AbortSignal,
): Promise<readonly AccessQuestion[]> {
  const wants: AccessQuestion[] = [];
  for (const object of objects) {
    const place = await placeOf(object, cluster, signal);
    if (place === undefined) continue;
    const { about, name } = place;
    wants.push({ verb: 'get', ...about, name }, { verb: 'delete', ...about, name });
  }
  return wants;
}

async function placeOf(object: Named, cluster: Asked, signal: AbortSignal) {
  const { apiVersion, kind } = object;
  const served = await cluster.resource({ apiVersion, kind }, signal);
  if (served === undefined) return undefined;
  const { group, resource, namespaced } = served;
  const { name, namespace = 'default' } = 'metadata' in object ? object.metadata : object;
  const place = namespaced ? { namespace } : {};
  return {
    about: { group, resource, ...place },
    name,
    lookedUp: { apiVersion, kind, name, ...place },
  };
}
