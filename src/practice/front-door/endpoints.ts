import type { JsonObject } from '../../model/json.ts';
import { at, numberAt, objectsAt, textAt, textsAt } from '../store/json.ts';
import type { ReadObjects } from './objects.ts';

/** A pod's port behind a Service. */
export type Endpoint = {
  readonly namespace: string;
  readonly service: string;
  /** Empty where the endpoint is no pod. */
  readonly pod: string;
  readonly address: string;
  readonly port: number;
};

const OF_SERVICE = 'kubernetes.io/service-name';

/** Where a Service leads at this moment. `port` is a number or a name of the Service's; any port where it is left out. */
export function readyEndpoints(
  read: ReadObjects,
  namespace: string,
  service: string,
  port?: string,
): readonly Endpoint[] {
  const object = read('Service').find((one) => isNamed(one, namespace, service));
  const own = objectsAt(object, 'spec', 'ports').find(
    (one) =>
      port === undefined || textAt(one, 'name') === port || String(numberAt(one, 'port')) === port,
  );
  if (own === undefined) return [];
  return read('EndpointSlice')
    .filter(
      (slice) =>
        textAt(slice, 'metadata', 'namespace') === namespace &&
        textAt(slice, 'metadata', 'labels', OF_SERVICE) === service,
    )
    .flatMap((slice) => endpointsOf(slice, textAt(own, 'name') ?? '', { namespace, service }));
}

function endpointsOf(
  slice: JsonObject,
  portName: string,
  of: Pick<Endpoint, 'namespace' | 'service'>,
): readonly Endpoint[] {
  const port = objectsAt(slice, 'ports').find((one) => (textAt(one, 'name') ?? '') === portName);
  const number = numberAt(port, 'port');
  if (number === undefined) return [];
  return (
    objectsAt(slice, 'endpoints')
      // What does not say so is ready (the API's own rule).
      .filter((one) => at(one, 'conditions', 'ready') !== false)
      .flatMap((one) => {
        const pod = textAt(one, 'targetRef', 'name') ?? '';
        const [address] = textsAt(one, 'addresses');
        return address === undefined ? [] : [{ ...of, pod, address, port: number }];
      })
  );
}

export function isNamed(object: JsonObject, namespace: string, name: string): boolean {
  return (
    textAt(object, 'metadata', 'namespace') === namespace &&
    textAt(object, 'metadata', 'name') === name
  );
}
