import { isObject, type JsonObject } from '../model/json.ts';
import { parseJson } from './kube-object.ts';
import type { Transport } from './transport.ts';

/** Enough to find one with a shell among; a cluster may have thousands. */
const LISTED = 200;
const TRIED = 8;

/** The first container of a pod that is ready. */
export type LivingPod = {
  readonly namespace: string;
  readonly name: string;
  readonly container: string;
  readonly image: string;
  readonly onHostNetwork: boolean;
};

export type ListPods = (signal: AbortSignal) => Promise<readonly JsonObject[]>;

/** The first ones of the pods that run, in all namespaces. */
export function runningPods(transport: Transport): ListPods {
  const search = new URLSearchParams({
    fieldSelector: 'status.phase=Running',
    limit: String(LISTED),
  });
  const request = {
    path: `/api/v1/pods?${search.toString()}`,
    method: 'GET',
    verb: 'list',
    resource: 'pods',
    kind: 'Pod',
  } as const;
  return async (signal) => {
    const body = await transport.read(request, signal);
    const list = parseJson(body ?? '', transport.keyring().access.server);
    return isObject(list) && Array.isArray(list['items']) ? list['items'].filter(isObject) : [];
  };
}

/** Without those that share their node's network: where a node comes its pods need not come. */
export function onPodNetwork(pods: ListPods): ListPods {
  return async (signal) =>
    (await pods(signal)).filter(({ spec }) => !(isObject(spec) && spec['hostNetwork'] === true));
}

/** Where to try something: the one where it went well before, then one of each image. */
export function placesToTry(
  pods: readonly JsonObject[],
  known: LivingPod | undefined,
): readonly LivingPod[] {
  const places = pods.filter(isReady).flatMap(placeOf);
  const first = places.filter((one) => isSame(one, known));
  // What shares its node's network sees names and addresses as the node does.
  const rest = places
    .filter((one) => !isSame(one, known))
    .toSorted((a, b) => Number(a.onHostNetwork) - Number(b.onHostNetwork));
  return [...first, ...oneAnImage(rest)].slice(0, TRIED);
}

function isReady({ status }: JsonObject): boolean {
  const conditions =
    isObject(status) && Array.isArray(status['conditions']) ? status['conditions'] : [];
  return conditions.some(
    (one) => isObject(one) && one['type'] === 'Ready' && one['status'] === 'True',
  );
}

function placeOf({ metadata, spec }: JsonObject): readonly LivingPod[] {
  if (!isObject(metadata) || !isObject(spec) || 'deletionTimestamp' in metadata) return [];
  const [container] = Array.isArray(spec['containers']) ? spec['containers'] : [];
  const { namespace, name } = metadata;
  if (!isObject(container) || typeof namespace !== 'string' || typeof name !== 'string') return [];
  const { name: own, image } = container;
  return typeof own === 'string'
    ? [
        {
          namespace,
          name,
          container: own,
          image: typeof image === 'string' ? image : '',
          onHostNetwork: spec['hostNetwork'] === true,
        },
      ]
    : [];
}

/** What is not in one container of an image is in none. */
function oneAnImage(places: readonly LivingPod[]): readonly LivingPod[] {
  return [...new Map(places.toReversed().map((one) => [one.image, one])).values()].toReversed();
}

function isSame(one: LivingPod, other: LivingPod | undefined): boolean {
  return one.namespace === other?.namespace && one.name === other.name;
}
