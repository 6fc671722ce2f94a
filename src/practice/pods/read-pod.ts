import type { JsonObject } from '../../model/json.ts';
import { numberAt, objectAt, objectsAt, textAt, textsAt } from '../store/json.ts';
import { kindNamed } from '../store/kinds.ts';
import { isGoing, namespaceOf } from '../store/metadata.ts';
import type { Store } from '../store/store.ts';

export const POD = kindNamed('Pod');

/** What the range plays behind a port of a pod. Everything that it knows nothing of is a plain web server. */
export type App = 'jenkins' | 'nacos' | 'name-server' | 'broker' | 'web';

/** By what its first container runs, as a node knows it. */
export function appOf(pod: JsonObject): App {
  const [container] = objectsAt(pod, 'spec', 'containers');
  const image = textAt(container, 'image') ?? '';
  const words = [...textsAt(container, 'command'), ...textsAt(container, 'args')];
  if (image.includes('jenkins/jenkins')) return 'jenkins';
  if (image.includes('nacos/nacos-server')) return 'nacos';
  if (!image.includes('apache/rocketmq')) return 'web';
  return words.includes('mqbroker') ? 'broker' : 'name-server';
}

/** Pods that run an app and were not told to end, in one namespace or all. */
export function podsThat(store: Store, app: App, namespace?: string): readonly JsonObject[] {
  return store.list(POD, namespace).filter((pod) => appOf(pod) === app && isLiving(pod));
}

export function isReady(pod: JsonObject): boolean {
  const ready = objectsAt(pod, 'status', 'conditions').find((one) => one['type'] === 'Ready');
  return ready?.['status'] === 'True' && !isGoing(pod);
}

function isLiving(pod: JsonObject): boolean {
  return textAt(pod, 'status', 'phase') === 'Running' && !isGoing(pod);
}

/** When a container began that runs now; undefined where it does not. */
export function runningSince(pod: JsonObject, container: string): string | undefined {
  const own = ['containerStatuses', 'initContainerStatuses']
    .flatMap((list) => objectsAt(pod, 'status', list))
    .find((one) => textAt(one, 'name') === container);
  return textAt(objectAt(own, 'state', 'running'), 'startedAt');
}

export function listensAt(pod: JsonObject, port: number): boolean {
  return objectsAt(pod, 'spec', 'containers')
    .flatMap((one) => objectsAt(one, 'ports'))
    .some((one) => numberAt(one, 'containerPort') === port);
}

export function addressOf(pod: JsonObject): string {
  return textAt(pod, 'status', 'podIP') ?? '';
}

/** As the cluster's DNS has it where a Service gives it one, else its address. */
export function hostOf(pod: JsonObject): string {
  const name = textAt(pod, 'spec', 'hostname');
  const subdomain = textAt(pod, 'spec', 'subdomain');
  if (name === undefined || subdomain === undefined) return addressOf(pod);
  return `${name}.${subdomain}.${namespaceOf(pod) ?? ''}.svc.cluster.local`;
}
