import { WizardError } from '../model/error.ts';
import { isObject } from '../model/json.ts';
import { abortable } from './abortable.ts';
import { rootOf } from './api-group.ts';
import { garbage, parseJson } from './kube-object.ts';
import type { Transport } from './transport.ts';

export type Resource = {
  /** Plural, as in the path. */
  readonly resource: string;
  readonly kind: string;
  readonly namespaced: boolean;
  /** `/api/v1` or `/apis/<group>/<version>`. */
  readonly root: string;
};

export type Discovery = {
  find(apiVersion: string, kind: string, signal: AbortSignal): Promise<Resource>;
  /** It may lie elsewhere by now, or nowhere. */
  forget(apiVersion: string): void;
};

/** Where objects of a kind live in the API, as the server itself says; asked once for each group and version. */
export function createDiscovery(transport: Transport): Discovery {
  const known = new Map<string, readonly Resource[]>();
  const asking = new Map<string, Promise<readonly Resource[]>>();

  /** Many kinds of one group are looked for at once. Where that failed for another, each asks for itself. */
  async function resources(apiVersion: string, signal: AbortSignal): Promise<readonly Resource[]> {
    const others = asking.get(apiVersion);
    if (others !== undefined) {
      const [settled] = await Promise.allSettled([abortable(others, signal)]);
      if (settled.status === 'fulfilled') return settled.value;
      signal.throwIfAborted();
    }
    const own = ask(transport, apiVersion, signal);
    asking.set(apiVersion, own);
    try {
      return await own;
    } finally {
      if (asking.get(apiVersion) === own) asking.delete(apiVersion);
    }
  }

  return {
    async find(apiVersion, kind, signal) {
      const cached = known.get(apiVersion)?.find((one) => one.kind === kind);
      if (cached !== undefined) return cached;
      // A kind that was not there a moment ago may have been defined since.
      const now = await resources(apiVersion, signal);
      known.set(apiVersion, now);
      const resource = now.find((one) => one.kind === kind);
      if (resource === undefined)
        throw new WizardError('not-proven', 'api-kind-unknown', { apiVersion, kind });
      return resource;
    },
    forget: (apiVersion) => void known.delete(apiVersion),
  };
}

async function ask(
  transport: Transport,
  apiVersion: string,
  signal: AbortSignal,
): Promise<readonly Resource[]> {
  const root = rootOf(apiVersion);
  const body = await transport.read(
    { path: root, method: 'GET', verb: 'get', resource: root },
    signal,
  );
  if (body === undefined) return [];
  const { server } = transport.keyring().access;
  const answer = parseJson(body, server);
  // Something between us and the API may answer in its place: that says nothing of what is served.
  if (!isObject(answer) || !('resources' in answer)) throw garbage(server);
  const list: readonly unknown[] = Array.isArray(answer['resources']) ? answer['resources'] : [];
  return list.flatMap((one) => {
    if (!isObject(one)) return [];
    const { name, kind, namespaced } = one;
    // `deployments/scale` and the like are parts of another resource.
    if (typeof name !== 'string' || typeof kind !== 'string' || name.includes('/')) return [];
    return [{ resource: name, kind, namespaced: namespaced === true, root }];
  });
}

export function pathOf(
  { root, resource, namespaced }: Resource,
  namespace: string | undefined,
  name?: string,
): string {
  const where =
    namespaced && namespace !== undefined ? `/namespaces/${encodeURIComponent(namespace)}` : '';
  return `${root}${where}/${resource}${name === undefined ? '' : `/${encodeURIComponent(name)}`}`;
}
