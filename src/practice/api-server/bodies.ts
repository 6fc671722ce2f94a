import { parse } from 'yaml';
import { isObject, type Json, type JsonObject } from '../../model/json.ts';
import { ApiFault, badRequest } from '../store/faults.ts';
import type { Asked } from './asked.ts';

const PATCHES = [
  'application/json-patch+json',
  'application/merge-patch+json',
  'application/strategic-merge-patch+json',
  'application/apply-patch+yaml',
];

export function contentType({ headers }: Pick<Asked, 'headers'>): string {
  return (headers['content-type'] ?? '').split(';')[0]?.trim() ?? '';
}

/** The object that a request brings. Throws `ApiFault` 400 or 415. */
export async function objectIn(asked: Asked): Promise<JsonObject> {
  const type = contentType(asked);
  if (type !== '' && type !== 'application/json' && type !== 'application/yaml')
    throw unknownFormat([
      'application/json',
      'application/yaml',
      'application/vnd.kubernetes.protobuf',
    ]);
  const value = read(await asked.body(), type === 'application/yaml');
  if (!isObject(value)) throw badRequest('the object provided is unrecognized');
  return value;
}

/** What a patch says. Throws `ApiFault` 400 or 415. */
export async function patchIn(
  asked: Asked,
): Promise<{ readonly type: string; readonly value: Json }> {
  const type = contentType(asked);
  if (!PATCHES.includes(type)) throw unknownFormat(PATCHES);
  return { type, value: read(await asked.body(), type === 'application/apply-patch+yaml') };
}

export function unknownFormat(accepted: readonly string[]): ApiFault {
  const message = `the body of the request was in an unknown format - accepted media types include: ${accepted.join(', ')}`;
  return new ApiFault(415, 'UnsupportedMediaType', message, {});
}

function read(bytes: Buffer, isYaml: boolean): Json {
  const text = bytes.toString('utf8');
  try {
    return asJson(isYaml ? parse(text, { logLevel: 'silent' }) : JSON.parse(text));
  } catch (error) {
    const why = error instanceof Error ? error.message.split('\n')[0] : '';
    throw badRequest(`error decoding the body of the request: ${why}`);
  }
}

/** As JSON has it: a YAML document may hold more. */
function asJson(value: unknown): Json {
  const copy: Json = JSON.parse(JSON.stringify(value ?? null));
  return copy;
}
