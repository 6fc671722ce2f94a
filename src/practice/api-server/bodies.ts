import { parseDocument } from 'yaml';
import { isObject, type Json, type JsonObject } from '../../model/json.ts';
import { ApiFault, badRequest } from '../store/faults.ts';
import type { Asked } from './asked.ts';
import { fromProtobuf } from './protobuf.ts';

const PROTOBUF = 'application/vnd.kubernetes.protobuf';
const PATCH = 'patch';
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
export async function objectIn(asked: Asked, kind = 'Status'): Promise<JsonObject> {
  const type = contentType(asked);
  if (type === PROTOBUF) {
    const object = fromProtobuf(await asked.body());
    if (object !== undefined) return object;
  }
  if (type !== '' && type !== 'application/json' && type !== 'application/yaml')
    throw unknownFormat([
      'application/json',
      'application/yaml',
      'application/vnd.kubernetes.protobuf',
    ]);
  const value = read(await asked.body(), type === 'application/yaml', kind);
  if (!isObject(value)) throw unrecognized(kind, 'cannot unmarshal', '');
  return value;
}

/** What a patch says. Throws `ApiFault` 400 or 415. */
export async function patchIn(
  asked: Asked,
): Promise<{ readonly type: string; readonly value: Json }> {
  const type = contentType(asked);
  if (!PATCHES.includes(type))
    throw new ApiFault(415, 'UnsupportedMediaType', '415: Unsupported Media Type', {});
  const isYaml = type === 'application/apply-patch+yaml';
  return { type, value: read(await asked.body(), isYaml, PATCH) };
}

export function unknownFormat(accepted: readonly string[]): ApiFault {
  const message = `the body of the request was in an unknown format - accepted media types include: ${accepted.join(', ')}`;
  return new ApiFault(415, 'UnsupportedMediaType', message);
}

function unrecognized(kind: string, why: string, text: string): ApiFault {
  return badRequest(
    `the object provided is unrecognized (must be of type ${kind}): couldn't get version/kind; json parse error: ${why} (${text.slice(0, 200)})`,
  );
}

function read(bytes: Buffer, isYaml: boolean, kind: string): Json {
  const text = bytes.toString('utf8');
  try {
    return asJson(isYaml ? readYaml(text) : JSON.parse(text));
  } catch (error) {
    const why = error instanceof Error ? (error.message.split('\n')[0] ?? '') : '';
    if (kind === PATCH)
      throw badRequest(`error decoding patch: error converting YAML to JSON: ${why}`);
    throw unrecognized(kind, why, text);
  }
}

function readYaml(text: string): unknown {
  const document = parseDocument(text);
  const [error] = document.errors;
  if (error !== undefined) throw error;
  return document.toJS();
}

/** As JSON has it: a YAML document may hold more. */
function asJson(value: unknown): Json {
  const copy: Json = JSON.parse(JSON.stringify(value ?? null));
  return copy;
}
