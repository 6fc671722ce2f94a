/** What is asked of a registry, by its path (https://distribution.github.io/distribution/spec/api/). */
export type Route =
  | { readonly is: 'version' | 'catalog' | 'away' | 'unknown' }
  | { readonly is: 'tags'; readonly name: string }
  | { readonly is: 'manifest' | 'blob'; readonly name: string; readonly reference: string };

const NAME = '[a-z0-9]+(?:[._-]+[a-z0-9]+)*(?:/[a-z0-9]+(?:[._-]+[a-z0-9]+)*)*';
const TAGS = new RegExp(`^/v2/(${NAME})/tags/list$`);
const MANIFEST = new RegExp(String.raw`^/v2/(${NAME})/manifests/(\w[\w.:-]*)$`);
const BLOB = new RegExp(String.raw`^/v2/(${NAME})/blobs/(\w[\w.+-]*:[\da-fA-F]+)$`);

export function routeOf(path: string): Route {
  if (path === '/v2/') return { is: 'version' };
  if (path === '/v2') return { is: 'away' };
  if (path === '/v2/_catalog') return { is: 'catalog' };
  const tags = TAGS.exec(path);
  if (tags?.[1] !== undefined) return { is: 'tags', name: tags[1] };
  const manifest = MANIFEST.exec(path);
  const blob = manifest ?? BLOB.exec(path);
  const [, name, reference] = blob ?? [];
  if (name === undefined || reference === undefined) return { is: 'unknown' };
  return { is: manifest === null ? 'blob' : 'manifest', name, reference };
}

/** What somebody has to be allowed. */
export type Scope = { readonly type: string; readonly name: string; readonly action: string };

/** Undefined where anybody who is known may ask. */
export function scopeOf(route: Route): Scope | undefined {
  switch (route.is) {
    case 'tags':
    case 'manifest':
    case 'blob':
      return { type: 'repository', name: route.name, action: 'pull' };
    case 'catalog':
      return { type: 'registry', name: 'catalog', action: '*' };
    case 'version':
    case 'away':
    case 'unknown':
      return undefined;
  }
}
