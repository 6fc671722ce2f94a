import type { JsonObject } from '../../model/json.ts';
import { badRequest, notFound } from '../store/faults.ts';
import { numberAt, objectsAt, textAt } from '../store/json.ts';
import { kindNamed } from '../store/kinds.ts';
import type { Store } from '../store/store.ts';
import type { Target } from './asked.ts';

const POD = kindNamed('Pod');

export function podOf(store: Store, { namespace, name = '' }: Target): JsonObject {
  const pod = store.get(POD, { namespace, name });
  if (pod === undefined) throw notFound(POD, name);
  return pod;
}

/** Which container is meant: the only one, or the first, where nothing is said. Throws `ApiFault` 400. */
export function containerOf(pod: JsonObject, asked: string | null): string {
  const name = textAt(pod, 'metadata', 'name') ?? '';
  const names = ['containers', 'initContainers'].flatMap((list) =>
    objectsAt(pod, 'spec', list).map((one) => textAt(one, 'name') ?? ''),
  );
  const [first = ''] = names;
  if (asked === null || asked === '') return first;
  if (names.includes(asked)) return asked;
  throw badRequest(`container ${asked} is not valid for pod ${name}`);
}

export function containerStatus(pod: JsonObject, container: string): JsonObject | undefined {
  return ['containerStatuses', 'initContainerStatuses']
    .flatMap((list) => objectsAt(pod, 'status', list))
    .find((one) => textAt(one, 'name') === container);
}

/** The number of a port that is named by number or by the name it has in a pod; undefined where no container has it. */
export function portOf(pod: JsonObject, port: string): number | undefined {
  if (/^\d+$/.test(port)) return Number(port);
  const found = objectsAt(pod, 'spec', 'containers')
    .flatMap((one) => objectsAt(one, 'ports'))
    .find((one) => textAt(one, 'name') === port);
  return numberAt(found, 'containerPort');
}
