import { isKubeObject } from '../model/kube-object.ts';
import type { KubeObject } from '../model/ports.ts';
import { WizardError } from '../model/error.ts';

/** An answer of the API as an object; whatever answers something else is no API server. */
export function parseObject(body: string, server: string): KubeObject {
  const value = parseJson(body, server);
  if (!isKubeObject(value)) throw garbage(server);
  return value;
}

export function parseJson(body: string, server: string): unknown {
  try {
    return JSON.parse(body);
  } catch {
    throw garbage(server);
  }
}

export function garbage(server: string): WizardError {
  return new WizardError('cluster-unreachable', 'api-garbage', { server, code: 'JSON' });
}
