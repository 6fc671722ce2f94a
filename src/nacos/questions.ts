import { isObject } from '../model/json.ts';
import type { NacosGeneration, NacosMember, NacosNamespace } from '../model/nacos.ts';
import { dataIn, objectIn, wordsOf } from './answer-body.ts';
import type { Response } from './request.ts';

type Paths = { readonly [generation in NacosGeneration]: string };

/** That of Nacos 2 stays with the old API: the newer one of 2.3 to 2.5 says 200 whatever is so, and older ones have none. */
export const READINESS: Paths = {
  1: '/v1/console/health/readiness',
  2: '/v1/console/health/readiness',
  3: '/v3/admin/core/state/readiness',
};

export const MEMBERS: Paths = {
  1: '/v1/core/cluster/nodes',
  // In all of 2; `/v2/core/cluster/node/list` is there since 2.1 only.
  2: '/v1/core/cluster/nodes',
  3: '/v3/admin/core/cluster/node/list',
};

export const NAMESPACES: Paths = {
  1: '/v1/console/namespaces',
  2: '/v1/console/namespaces',
  3: '/v3/admin/core/namespace/list',
};

/** Posting it changes nothing: it hands out a token. */
export const LOGIN: Paths = {
  1: '/v1/auth/login',
  2: '/v1/auth/login',
  3: '/v3/auth/user/login',
};

export type Readiness = { readonly ready: boolean; readonly says: string };

/**
 * By what it says: Nacos 3 answers 200 and the code 30000 where it is not ready. undefined where it says neither, which is
 * no answer to this question.
 */
export function readinessIn(
  response: Response,
  generation: NacosGeneration,
): Readiness | undefined {
  const says = wordsOf(response);
  if (generation === 3) {
    const { code, data } = objectIn(response) ?? {};
    if (response.status === 200 && code === 0 && data === 'ok') return { ready: true, says };
    return typeof code === 'number' && code !== 0 ? { ready: false, says } : undefined;
  }
  if (response.status === 200) return says === 'OK' ? { ready: true, says } : undefined;
  return response.status === 500 && /not in readiness/i.test(says)
    ? { ready: false, says }
    : undefined;
}

/** undefined where it is no list of members. */
export function membersIn(response: Response): readonly NacosMember[] | undefined {
  return listIn(response, (one) => {
    const { address, ip, port, state, extendInfo } = one;
    const at = typeof address === 'string' ? address : `${String(ip)}:${String(port)}`;
    const version = isObject(extendInfo) ? extendInfo['version'] : undefined;
    if (typeof state !== 'string' || (typeof address !== 'string' && typeof ip !== 'string'))
      return undefined;
    return { address: at, state, version: typeof version === 'string' ? version : '' };
  });
}

/** undefined where it is no list of namespaces with counts. */
export function namespacesIn(response: Response): readonly NacosNamespace[] | undefined {
  return listIn(response, (one) => {
    const { namespace, namespaceShowName, configCount } = one;
    const isCount = typeof configCount === 'number' && Number.isSafeInteger(configCount);
    if (typeof namespace !== 'string' || !isCount || configCount < 0) return undefined;
    const name = typeof namespaceShowName === 'string' ? namespaceShowName : namespace;
    return { id: namespace === 'public' ? '' : namespace, name, configs: configCount };
  });
}

export function tokenIn(response: Response): string | undefined {
  const token = response.status === 200 ? objectIn(response)?.['accessToken'] : undefined;
  return typeof token === 'string' && /^[\w.~+/=-]+$/.test(token) ? token : undefined;
}

/** One that can't be read makes the whole list unreadable: what is missing must never be taken for not there. */
function listIn<T>(
  response: Response,
  read: (one: { readonly [key: string]: unknown }) => T | undefined,
): readonly T[] | undefined {
  const data = dataIn(response);
  if (!Array.isArray(data)) return undefined;
  const all = data.map((one: unknown) => (isObject(one) ? read(one) : undefined));
  return all.every((one): one is Awaited<T> & T => one !== undefined) ? all : undefined;
}
