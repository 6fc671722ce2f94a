import { isObject, type JsonObject } from '../../../model/json.ts';
import { wordOf } from '../../word-of.ts';
import { pathOf, type ApiClient, type ApiResource } from './client.ts';
import { SaidNo } from './said-no.ts';

const APPLY = 'application/apply-patch+yaml';

/** An object as a manifest has it, and where it belongs. */
export type Placed = {
  readonly object: JsonObject;
  readonly resource: ApiResource;
  readonly namespace: string;
  readonly path: string;
};

/** Where an object belongs: in its own namespace, else in that one. Throws `SaidNo`. */
export async function placed(
  client: ApiClient,
  object: JsonObject,
  otherwise: string,
): Promise<Placed> {
  const resource = await client.resource(wordOf(object, 'kind'), wordOf(object, 'apiVersion'));
  const { metadata } = object;
  const namespace = wordOf(metadata, 'namespace') || otherwise;
  const path = pathOf(resource, namespace, wordOf(metadata, 'name'));
  const within = { ...(isObject(metadata) ? metadata : {}), namespace };
  const whole = resource.namespaced ? { ...object, metadata: within } : object;
  return { object: whole, resource, namespace, path };
}

/** Applies it, whatever others say of it. Throws `SaidNo`. */
export function applyPlaced(
  client: ApiClient,
  { path, object }: Placed,
  manager: string,
): Promise<JsonObject> {
  return client.ask('PATCH', `${path}?fieldManager=${manager}&force=true`, object, APPLY);
}

/** null where there is none. Throws `SaidNo`. */
export async function readAt(client: ApiClient, path: string): Promise<JsonObject | null> {
  return unlessMissing(client.ask('GET', path));
}

/** Whether it was there. Throws `SaidNo`. */
export async function removeAt(client: ApiClient, path: string): Promise<boolean> {
  return (await unlessMissing(client.ask('DELETE', path))) !== null;
}

async function unlessMissing(asked: Promise<JsonObject>): Promise<JsonObject | null> {
  try {
    return await asked;
  } catch (error) {
    if (error instanceof SaidNo && error.reason === 'NotFound') return null;
    throw error;
  }
}
