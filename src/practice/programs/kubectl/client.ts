import { existsSync, readFileSync } from 'node:fs';
import https from 'node:https';
import path from 'node:path';
import { json } from 'node:stream/consumers';
import { parse } from 'yaml';
import { isObject, type Json, type JsonObject } from '../../../model/json.ts';
import { wordOf } from '../../word-of.ts';
import type { ProgramWorld } from '../program.ts';
import { SaidNo } from './said-no.ts';

export type ApiResource = {
  readonly apiVersion: string;
  readonly kind: string;
  /** Plural, as it stands in paths. */
  readonly name: string;
  readonly names: readonly string[];
  readonly namespaced: boolean;
};

export type ApiClient = {
  readonly namespace: string;
  ask(method: string, path: string, body?: JsonObject, type?: string): Promise<JsonObject>;
  /** By kind, by its plural, singular or short name. Throws `SaidNo`. */
  resource(named: string, apiVersion?: string): Promise<ApiResource>;
};

/** The kubeconfig that the environment means; a login's own where it names none. */
export function kubeconfigIn(env: ProgramWorld['env']): string {
  const named = (env['KUBECONFIG'] ?? '').split(path.delimiter).find((file) => file !== '');
  return named ?? path.join(env['HOME'] ?? '', '.kube/config');
}

/** The cluster of a kubeconfig's current context. Throws `SaidNo` where there is none. */
export function apiClient(file: string): ApiClient {
  const { server, ca, cert, key, token, namespace } = contextOf(file);
  const agent = new https.Agent({ ca, cert, key, keepAlive: false });
  const known = new Map<string, Promise<readonly ApiResource[]>>();

  async function ask(
    method: string,
    target: string,
    body?: JsonObject,
    type = 'application/json',
  ): Promise<JsonObject> {
    const { promise, resolve, reject } = Promise.withResolvers<JsonObject>();
    const headers = {
      accept: 'application/json',
      'user-agent': 'kubectl/stand-in',
      ...(token === undefined ? {} : { authorization: `Bearer ${token}` }),
      ...(body === undefined ? {} : { 'content-type': type }),
    };
    const request = https.request(`${server}${target}`, { method, headers, agent }, (response) => {
      json(response).then((said) => resolve(isObject(said) ? said : {}), reject);
    });
    request.on('error', (error) => {
      const { host } = new URL(server);
      reject(new SaidNo(`The connection to the server ${host} was refused: ${error.message}`));
    });
    request.end(body === undefined ? undefined : JSON.stringify(body));
    const answer = await promise;
    if (answer['kind'] === 'Status' && answer['status'] === 'Failure')
      throw new SaidNo(
        `Error from server (${wordOf(answer, 'reason')}): ${wordOf(answer, 'message')}`,
        wordOf(answer, 'reason'),
      );
    return answer;
  }

  async function within(apiVersion: string): Promise<readonly ApiResource[]> {
    const there = known.get(apiVersion) ?? discover(ask, apiVersion);
    known.set(apiVersion, there);
    return there;
  }

  return {
    namespace,
    ask,
    async resource(named, apiVersion) {
      const versions = apiVersion === undefined ? await versionsOf(ask) : [apiVersion];
      const wanted = named.toLowerCase();
      for (const version of versions) {
        const found = (await within(version)).find(({ names }) => names.includes(wanted));
        if (found !== undefined) return found;
      }
      throw new SaidNo(`error: the server doesn't have a resource type "${named}"`);
    },
  };
}

async function versionsOf(ask: ApiClient['ask']): Promise<readonly string[]> {
  const { groups } = await ask('GET', '/apis');
  const preferred = (Array.isArray(groups) ? groups : [])
    .filter(isObject)
    .map(({ preferredVersion }) => wordOf(preferredVersion, 'groupVersion'));
  return ['v1', ...preferred.filter((one) => one !== '')];
}

async function discover(
  ask: ApiClient['ask'],
  apiVersion: string,
): Promise<readonly ApiResource[]> {
  const { resources } = await ask('GET', rootOf(apiVersion));
  return (Array.isArray(resources) ? resources : [])
    .filter(isObject)
    .filter((one) => !wordOf(one, 'name').includes('/'))
    .map((one) => {
      const [name, kind] = [wordOf(one, 'name'), wordOf(one, 'kind')];
      const short = Array.isArray(one['shortNames']) ? one['shortNames'].map(String) : [];
      const names = [name, kind, wordOf(one, 'singularName'), ...short]
        .filter((any) => any !== '')
        .map((any) => any.toLowerCase());
      return { apiVersion, kind, name, names, namespaced: one['namespaced'] === true };
    });
}

export function pathOf(
  { apiVersion, name, namespaced }: ApiResource,
  namespace: string | null,
  object?: string,
): string {
  const within = namespaced && namespace !== null ? `/namespaces/${namespace}` : '';
  return `${rootOf(apiVersion)}${within}/${name}${object === undefined ? '' : `/${object}`}`;
}

function rootOf(apiVersion: string): string {
  return apiVersion.includes('/') ? `/apis/${apiVersion}` : `/api/${apiVersion}`;
}

function contextOf(file: string) {
  if (!existsSync(file)) throw new SaidNo(`error: stat ${file}: no such file or directory`);
  const config = parse(readFileSync(file, 'utf8'));
  const named = (list: Json, name: unknown, key: string): JsonObject => {
    const one = Array.isArray(list)
      ? list.filter(isObject).find((any) => any['name'] === name)
      : {};
    const value = one?.[key];
    return isObject(value) ? value : {};
  };
  const context = named(config.contexts, config['current-context'], 'context');
  const cluster = named(config.clusters, context['cluster'], 'cluster');
  const user = named(config.users, context['user'], 'user');
  const bytes = (from: JsonObject, key: string): Buffer | undefined => {
    const told = from[`${key}-data`];
    if (typeof told === 'string') return Buffer.from(told, 'base64');
    const at = from[key];
    return typeof at === 'string' ? readFileSync(path.resolve(path.dirname(file), at)) : undefined;
  };
  return {
    server: wordOf(cluster, 'server'),
    ca: bytes(cluster, 'certificate-authority'),
    cert: bytes(user, 'client-certificate'),
    key: bytes(user, 'client-key'),
    token: typeof user['token'] === 'string' ? user['token'] : undefined,
    namespace: typeof context['namespace'] === 'string' ? context['namespace'] : 'default',
  };
}
