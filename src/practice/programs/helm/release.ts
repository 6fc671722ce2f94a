import { gzipSync, gunzipSync } from 'node:zlib';
import { isObject, type JsonObject } from '../../../model/json.ts';
import { wordOf } from '../../word-of.ts';
import type { ApiClient } from '../kubectl/client.ts';
import type { ReleasePlace } from './render.ts';

export type Revision = {
  readonly number: number;
  readonly status: string;
  readonly payload: JsonObject;
  readonly labels: { readonly [name: string]: string };
};

/** The revisions of a release as helm keeps them, oldest first. */
export async function revisionsOf(
  client: ApiClient,
  { name, namespace }: ReleasePlace,
): Promise<readonly Revision[]> {
  const selector = encodeURIComponent(`owner=helm,name=${name}`);
  const { items } = await client.ask('GET', `${secrets(namespace)}?labelSelector=${selector}`);
  return (Array.isArray(items) ? items : [])
    .filter(isObject)
    .map(revisionIn)
    .toSorted((a, b) => a.number - b.number);
}

/** Writes a revision, over what is kept of it. */
export async function keep(
  client: ApiClient,
  { name, namespace }: ReleasePlace,
  { number, status, payload, labels }: Revision,
): Promise<void> {
  const packed = gzipSync(JSON.stringify(payload)).toString('base64');
  const object = secretName(name, number);
  const body = {
    apiVersion: 'v1',
    kind: 'Secret',
    type: 'helm.sh/release.v1',
    metadata: {
      name: object,
      namespace,
      labels: { ...labels, name, owner: 'helm', status, version: String(number) },
    },
    data: { release: Buffer.from(packed).toString('base64') },
  };
  const target = `${secrets(namespace)}/${object}?fieldManager=helm&force=true`;
  await client.ask('PATCH', target, body, 'application/apply-patch+yaml');
}

export async function forget(
  client: ApiClient,
  { name, namespace }: ReleasePlace,
  number: number,
): Promise<void> {
  await client.ask('DELETE', `${secrets(namespace)}/${secretName(name, number)}`);
}

function secretName(name: string, number: number): string {
  return `sh.helm.release.v1.${name}.v${number}`;
}

function secrets(namespace: string): string {
  return `/api/v1/namespaces/${namespace}/secrets`;
}

function revisionIn({ metadata, data }: JsonObject): Revision {
  const told = isObject(metadata) && isObject(metadata['labels']) ? metadata['labels'] : {};
  const { name: _name, owner: _owner, status = '', version = '', ...own } = told;
  const packed = Buffer.from(wordOf(data, 'release'), 'base64').toString('utf8');
  const payload: unknown = JSON.parse(gunzipSync(Buffer.from(packed, 'base64')).toString('utf8'));
  return {
    number: Number(version),
    status: typeof status === 'string' ? status : '',
    payload: isObject(payload) ? payload : {},
    labels: Object.fromEntries(
      Object.entries(own).filter((one): one is [string, string] => typeof one[1] === 'string'),
    ),
  };
}
