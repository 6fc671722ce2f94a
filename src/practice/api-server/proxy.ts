import http from 'node:http';
import { buffer } from 'node:stream/consumers';
import type { JsonObject } from '../../model/json.ts';
import type { PodHost } from '../pod-host.ts';
import { ApiFault, badRequest, notFound } from '../store/faults.ts';
import { at, objectAt, objectsAt, labelsAreEqual, textAt, textOf } from '../store/json.ts';
import { kindNamed } from '../store/kinds.ts';
import { labelsOf, nameOf } from '../store/metadata.ts';
import type { Store } from '../store/store.ts';
import type { Answer, Asked, Target } from './asked.ts';
import { whyNot } from './pod-sockets.ts';
import { portOf } from './pod-target.ts';

const POD = kindNamed('Pod');
const SERVICE = kindNamed('Service');
/** Of one connection only. */
const OWN_HEADERS = ['connection', 'transfer-encoding', 'keep-alive', 'content-length'];

/** Hands a request on to a Service or a pod, and gives what it answered. Throws `ApiFault` where nobody answers. */
export async function proxied(
  store: Store,
  host: PodHost,
  target: Target,
  asked: Asked,
): Promise<Answer> {
  const { namespace = '', name = '' } = target;
  const { plain, port } = partsOf(name);
  const { pod, number } =
    target.kind === SERVICE
      ? behind(store, namespace, plain, port)
      : podAt(store, namespace, plain, port);
  const stream = await host.forward({ namespace, name: pod }, number).catch((why: unknown) => {
    throw unreached(`dial tcp ${pod}:${number}: ${whyNot(why)}`);
  });
  const body = await asked.body();
  const search = asked.query.toString();
  const { promise, resolve, reject } = Promise.withResolvers<http.IncomingMessage>();
  const request = http.request(
    {
      method: asked.method,
      path: `${target.rest === '' ? '/' : target.rest}${search === '' ? '' : `?${search}`}`,
      headers: handedOn(asked.headers),
      createConnection: () => stream,
    },
    resolve,
  );
  request.once('error', reject);
  request.end(body);
  try {
    const answer = await promise;
    const headers = Object.entries(answer.headers).flatMap(([key, value]) =>
      value === undefined || OWN_HEADERS.includes(key) ? [] : [[key, [value].flat().join(', ')]],
    );
    return {
      status: answer.statusCode ?? 502,
      body: await buffer(answer),
      headers: Object.fromEntries(headers),
    };
  } catch (error) {
    throw unreached(error instanceof Error ? error.message : 'unknown');
  } finally {
    stream.destroy();
  }
}

/** `https:name:port`: what stands beside the name may be left out. */
function partsOf(name: string): { readonly plain: string; readonly port: string } {
  const parts = name.split(':');
  const isSchemed = parts.length === 3 || ['http', 'https'].includes(parts[0] ?? '');
  const [plain = '', port = ''] = isSchemed && parts.length > 1 ? parts.slice(1) : parts;
  return { plain, port };
}

function podAt(store: Store, namespace: string, name: string, port: string) {
  const pod = store.get(POD, { namespace, name });
  if (pod === undefined) throw notFound(POD, name);
  const first = textOf(at(objectsAt(pod, 'spec', 'containers')[0] ?? {}, 'ports', '0'));
  return { pod: name, number: portOf(pod, port === '' ? first : port) ?? 80 };
}

function behind(store: Store, namespace: string, name: string, port: string) {
  const service = store.get(SERVICE, { namespace, name });
  if (service === undefined) throw notFound(SERVICE, name);
  const ports = objectsAt(service, 'spec', 'ports');
  const found = ports.find((one) => textAt(one, 'name') === port || textOf(one['port']) === port);
  const chosen = port === '' && ports.length === 1 ? ports[0] : found;
  if (chosen === undefined)
    throw badRequest(`no service port "${port}" found for service "${name}"`);
  const wanted = objectAt(service, 'spec', 'selector');
  const isBehind = (one: JsonObject): boolean =>
    labelsAreEqual(wanted, labelsOf(one)) && isReady(one);
  const hasSelector = Object.keys(wanted).length > 0;
  const pod = hasSelector ? store.list(POD, namespace).find(isBehind) : undefined;
  if (pod === undefined)
    throw new ApiFault(503, 'ServiceUnavailable', `no endpoints available for service "${name}"`);
  const number = portOf(pod, textOf(chosen['targetPort']));
  return { pod: nameOf(pod), number: number ?? 0 };
}

export function isReady(pod: JsonObject): boolean {
  return objectsAt(pod, 'status', 'conditions').some(
    (one) => one['type'] === 'Ready' && one['status'] === 'True',
  );
}

function handedOn(headers: http.IncomingHttpHeaders): http.OutgoingHttpHeaders {
  const kept = Object.entries(headers).filter(
    ([key]) => !key.startsWith(':') && key !== 'authorization' && !OWN_HEADERS.includes(key),
  );
  return { host: 'range', ...Object.fromEntries(kept) };
}

function unreached(why: string): ApiFault {
  const message = `error trying to reach service: ${why}`;
  return new ApiFault(503, 'ServiceUnavailable', message, {});
}
