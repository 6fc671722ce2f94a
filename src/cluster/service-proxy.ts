import { isObject } from '../model/json.ts';
import type { ServiceProxy } from '../model/services.ts';
import { answerError } from './errors.ts';
import type { Transport } from './transport.ts';

/** Asks a Service by the API server's own proxy. What it answers says nothing of the API server. */
export function createServiceProxy(transport: Transport): ServiceProxy {
  return async ({ namespace, service, path, headers, longestBody }, signal) => {
    const place = `/api/v1/namespaces/${encodeURIComponent(namespace)}/services/${encodeURIComponent(service)}/proxy`;
    const call = { verb: 'get', resource: 'services/proxy', kind: 'Service', namespace } as const;
    const startedAt = performance.now();
    const request = { ...call, name: service, path: place + path, method: 'GET' } as const;
    const { status, body, cut, ...answer } = await transport.pass(
      { ...request, headers, longestBody },
      signal,
    );
    const ms = performance.now() - startedAt;
    if (status >= 400 && isStatus(body)) {
      const { server } = transport.keyring().access;
      return { is: 'refused', error: answerError(status, body, { ...request, server }) };
    }
    const address = `${namespace}/${service}`;
    const version = '1.1';
    const seen = { ...answer, is: 'answer', address, version, status, body, cut } as const;
    return { is: 'seen', way: place, seen: { ...seen, firstByteMs: ms, ms } };
  };
}

/** The API server's own way to answer. */
function isStatus(body: string): boolean {
  try {
    const value: unknown = JSON.parse(body);
    return isObject(value) && value['kind'] === 'Status' && value['apiVersion'] === 'v1';
  } catch {
    return false;
  }
}
