import type { Json } from '../../model/json.ts';
import type { Page } from '../web.ts';
import { manifestOf } from './manifest.ts';
import type { Scope } from './route.ts';

const VERSION = { 'docker-distribution-api-version': 'registry/2.0' };
const OF_REGISTRY = { ...VERSION, 'content-type': 'application/json; charset=utf-8' };

/** The server's own words, outside the interface. */
export function textPage(status: number, body: string): Page {
  return { status, headers: { ...VERSION, 'content-type': 'text/plain; charset=utf-8' }, body };
}

export function awayPage(location: string): Page {
  const headers = { ...VERSION, 'content-type': 'text/html; charset=utf-8', location };
  return { status: 301, headers, body: `<a href="${location}">Moved Permanently</a>.\n\n` };
}

export function unauthorizedPage(challenge: string, scope: Scope | undefined): Page {
  const detail =
    scope === undefined
      ? null
      : [{ Type: scope.type, Class: '', Name: scope.name, Action: scope.action }];
  const page = errorPage(401, 'UNAUTHORIZED', 'authentication required', detail);
  return { ...page, headers: { ...page.headers, 'www-authenticate': challenge } };
}

export function jsonPage(status: number, json: Json): Page {
  return { status, headers: OF_REGISTRY, body: JSON.stringify(json) };
}

/** As the registry's interface words what it refuses. */
export function errorPage(
  status: number,
  code: string,
  message: string,
  detail: Json = null,
): Page {
  const { headers, body } = jsonPage(status, { errors: [{ code, message, detail }] });
  return { status, headers, body: `${body}\n` };
}

/** By tag or by digest. */
export function askedManifest(name: string, reference: string, tags: readonly string[] = []): Page {
  const found = tags
    .map((tag) => ({ tag, ...manifestOf(name, tag) }))
    .find(({ tag, digest }) => tag === reference || digest === reference);
  if (found === undefined) {
    const detail = reference.includes(':') ? { name, revision: reference } : { Tag: reference };
    return errorPage(404, 'MANIFEST_UNKNOWN', 'manifest unknown', detail);
  }
  const { type, digest, body } = found;
  const headers = {
    ...OF_REGISTRY,
    'content-type': type,
    'docker-content-digest': digest,
    etag: `"${digest}"`,
  };
  return { status: 200, headers, body };
}

export function basicOf(
  authorization: string | undefined,
): { readonly name: string; readonly password: string } | undefined {
  const [, words] = /^Basic (.+)$/i.exec(authorization ?? '') ?? [];
  if (words === undefined) return undefined;
  const [name = '', ...rest] = Buffer.from(words, 'base64').toString('utf8').split(':');
  return { name, password: rest.join(':') };
}
