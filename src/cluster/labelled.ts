import { WizardError } from '../model/error.ts';
import { isObject } from '../model/json.ts';
import type { ClusterReader, KubeObject } from '../model/ports.ts';
import { isUnavailable } from './api-group.ts';
import { answerError } from './errors.ts';
import { parseJson } from './kube-object.ts';

type Kind = { readonly apiVersion: string; readonly kind: string; readonly resource: string };
type Asking = Pick<ClusterReader, 'raw' | 'list'>;

/** So many lists at once: there are about sixty kinds, and others ask this server as well. */
const AT_ONCE = 8;

/** They tell of what happened, and nobody keeps them. */
const ONLY_TOLD: readonly string[] = ['events'];

/** What has a label, whatever its kind: the API has no question for that, so each kind is asked for. */
export function labelledIn(
  reader: () => Asking,
  server: () => string,
): NonNullable<ClusterReader['labelled']> {
  return async (selector, signal) => {
    const objects: KubeObject[] = [];
    const unseen: string[] = [];
    await each(await kindsOf(reader(), server(), signal), async (one) => {
      try {
        const { apiVersion, kind } = one;
        objects.push(
          ...(await reader().list({ apiVersion, kind, labelSelector: selector }, signal)),
        );
      } catch (error) {
        if (!(error instanceof WizardError)) throw error;
        if (error.kind === 'cluster-unreachable' && !isUnavailable(error)) throw error;
        unseen.push(one.resource);
      }
    });
    return { objects, unseen: unseen.toSorted() };
  };
}

/** Every kind once, in the first version that serves it. */
async function kindsOf(
  reader: Asking,
  server: string,
  signal: AbortSignal,
): Promise<readonly Kind[]> {
  const groups = await answerOf(reader, '/apis', server, signal);
  const versions = listOf(groups, 'groups').flatMap((group) => listOf(group, 'versions'));
  const named = versions.flatMap((one) => textOf(one, 'groupVersion'));
  const told = new Map<string, Kind>();
  const lists = new Map<string, readonly Kind[]>();
  await each(['v1', ...named], async (apiVersion) => {
    lists.set(apiVersion, await kindsIn(reader, apiVersion, server, signal));
  });
  for (const apiVersion of ['v1', ...named])
    for (const one of lists.get(apiVersion) ?? [])
      if (!told.has(one.resource)) told.set(one.resource, one);
  return [...told.values()];
}

async function kindsIn(
  reader: Asking,
  apiVersion: string,
  server: string,
  signal: AbortSignal,
): Promise<readonly Kind[]> {
  const isCore = apiVersion === 'v1';
  const root = isCore ? '/api/v1' : `/apis/${apiVersion}`;
  const { status, body } = await reader.raw(root, signal);
  // An aggregated API that is down has nothing that could be asked for.
  if (status >= 300) return [];
  const group = isCore ? '' : `.${apiVersion.split('/')[0] ?? ''}`;
  return listOf(parseJson(body, server), 'resources').flatMap((one) => {
    const [name = ''] = textOf(one, 'name');
    const [kind = ''] = textOf(one, 'kind');
    const verbs = isObject(one) && Array.isArray(one['verbs']) ? one['verbs'] : [];
    const isMeant = ['list', 'delete'].every((verb) => verbs.includes(verb));
    return isMeant && !name.includes('/') && !ONLY_TOLD.includes(name)
      ? [{ apiVersion, kind, resource: `${name}${group}` }]
      : [];
  });
}

async function answerOf(
  reader: Asking,
  path: string,
  server: string,
  signal: AbortSignal,
): Promise<unknown> {
  const { status, body } = await reader.raw(path, signal);
  if (status >= 300)
    throw answerError(status, body, { verb: 'get', resource: path, kind: '', server });
  return parseJson(body, server);
}

function listOf(value: unknown, key: string): readonly unknown[] {
  const list = isObject(value) ? value[key] : undefined;
  return Array.isArray(list) ? list : [];
}

function textOf(value: unknown, key: string): readonly string[] {
  const text = isObject(value) ? value[key] : undefined;
  return typeof text === 'string' ? [text] : [];
}

async function each<T>(all: readonly T[], work: (one: T) => Promise<void>): Promise<void> {
  const left = [...all];
  const lane = async () => {
    for (let one = left.shift(); one !== undefined; one = left.shift()) await work(one);
  };
  await Promise.all(Array.from({ length: AT_ONCE }, lane));
}
