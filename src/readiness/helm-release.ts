import { bytesOfBase64, fromBase64 } from '../model/base64.ts';
import { isObject, type JsonObject } from '../model/json.ts';
import { parseJson } from '../model/parse-json.ts';
import type { KubeObject, ListQuery } from '../model/ports.ts';
import { at, numberAt, textAt } from './read-object.ts';

/** One revision of a release, as helm keeps it in a Secret. Names and versions are foreign text. */
export type HelmRelease = {
  readonly revision: number;
  /** Such as `deployed`, `failed`, `pending-install`. */
  readonly status: string;
  readonly chart: string;
  readonly chartVersion: string;
  readonly appVersion: string;
  /** What somebody gave beside the chart's own. May hold secrets. */
  readonly values: JsonObject;
  /** The same for all revisions: it tells two releases of one name apart. */
  readonly firstDeployed: string;
  readonly lastDeployed: string;
  /** What helm says of how it went. */
  readonly description: string;
  /** The run that made it, where one did. */
  readonly run: string | null;
};

export type ReleaseSeen =
  | { readonly is: 'none' }
  | { readonly is: 'release'; readonly release: HelmRelease }
  /** There is one, and what is kept of it can't be read. */
  | { readonly is: 'unreadable'; readonly revision: number; readonly status: string };

const TYPE = 'helm.sh/release.v1';
export const RUN_LABEL = 'dr-wizard-run';
/** More than any: the API takes a megabyte, and it is packed. */
const MOST_BYTES = 64 * 1024 * 1024;

export function releaseSecrets(namespace: string, release: string): ListQuery {
  const labelSelector = `owner=helm,name=${release}`;
  return { apiVersion: 'v1', kind: 'Secret', namespace, labelSelector };
}

/** The newest revision counts, whatever others are left of. */
export async function newestRelease(secrets: readonly KubeObject[]): Promise<ReleaseSeen> {
  const [newest] = secrets
    .filter((secret) => textAt(secret, 'type') === TYPE)
    .toSorted((a, b) => revisionOf(b) - revisionOf(a));
  if (newest === undefined) return { is: 'none' };
  const revision = revisionOf(newest);
  const status = newest.metadata.labels?.['status'] ?? '';
  const payload = await payloadOf(newest);
  const release = payload === undefined ? undefined : releaseIn(payload, newest);
  // What the label says and what lies in it are written together: where they differ, somebody else did.
  if (release === undefined || release.status !== status || release.revision !== revision)
    return { is: 'unreadable', revision, status };
  return { is: 'release', release };
}

function revisionOf({ metadata }: KubeObject): number {
  const written = metadata.labels?.['version'] ?? '';
  return /^\d{1,9}$/.test(written) ? Number(written) : 0;
}

function releaseIn(payload: JsonObject, secret: KubeObject): HelmRelease | undefined {
  const revision = numberAt(payload, 'version');
  const status = textAt(payload, 'info', 'status');
  const chart = textAt(payload, 'chart', 'metadata', 'name');
  const chartVersion = textAt(payload, 'chart', 'metadata', 'version');
  if (revision === undefined || status === undefined) return undefined;
  if (chart === undefined || chartVersion === undefined) return undefined;
  const values = at(payload, 'config');
  return {
    revision,
    status,
    chart,
    chartVersion,
    appVersion: textAt(payload, 'chart', 'metadata', 'appVersion') ?? '',
    values: isObject(values) ? values : {},
    firstDeployed: textAt(payload, 'info', 'first_deployed') ?? '',
    lastDeployed: textAt(payload, 'info', 'last_deployed') ?? '',
    description: textAt(payload, 'info', 'description') ?? '',
    run: secret.metadata.labels?.[RUN_LABEL] ?? null,
  };
}

/** JSON, packed with gzip, in base64, and that again as data of a Secret. */
async function payloadOf(secret: KubeObject): Promise<JsonObject | undefined> {
  const written = fromBase64(textAt(secret, 'data', 'release') ?? '');
  const packed = written === undefined ? undefined : bytesOfBase64(written);
  if (packed === undefined) return undefined;
  const text = isGzip(packed) ? await unpacked(packed) : new TextDecoder().decode(packed);
  const payload = text === undefined ? undefined : parseJson(text);
  return isObject(payload) ? payload : undefined;
}

function isGzip(bytes: Uint8Array): boolean {
  return bytes[0] === 0x1f && bytes[1] === 0x8b;
}

/** undefined where it is damaged, or more than may be. */
async function unpacked(packed: Uint8Array<ArrayBuffer>): Promise<string | undefined> {
  const stream = new Blob([packed]).stream().pipeThrough(new DecompressionStream('gzip'));
  const [read] = await Promise.allSettled([textOf(stream)]);
  return read.status === 'fulfilled' ? read.value : undefined;
}

async function textOf(stream: AsyncIterable<Uint8Array>): Promise<string | undefined> {
  const decoder = new TextDecoder();
  const parts: string[] = [];
  let bytes = 0;
  for await (const chunk of stream) {
    bytes += chunk.length;
    if (bytes > MOST_BYTES) return undefined;
    parts.push(decoder.decode(chunk, { stream: true }));
  }
  return parts.join('') + decoder.decode();
}
