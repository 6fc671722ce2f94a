import type { IssueOptions, Pair } from '../authority.ts';
import type { Part } from '../door.ts';
import { type Page, type Request, sendPage, serveWeb } from '../web.ts';
import {
  askedManifest,
  awayPage,
  basicOf,
  errorPage,
  jsonPage,
  textPage,
  unauthorizedPage,
} from './answers.ts';
import { createPull, type Pull } from './pull.ts';
import { routeOf, type Scope, scopeOf } from './route.ts';
import { type Access, createTokens } from './tokens.ts';

export type RegistryUser = {
  readonly password: string;
  /** Repositories that it may pull from, by the beginning of their names; all of them where it is left out. */
  readonly pulls?: readonly string[];
};

export type RegistryOptions = {
  readonly host: string;
  readonly issue: (options: IssueOptions) => Promise<Pair>;
  readonly users: { readonly [name: string]: RegistryUser };
  /** Tags by the name of the repository. */
  readonly repositories: { readonly [name: string]: readonly string[] };
  /** Passwords at the registry itself, or tokens that another host gives for them. @default basic */
  readonly auth?: { readonly is: 'basic' } | { readonly is: 'bearer'; readonly host: string };
  readonly now?: () => number;
};

export type Registry = {
  /** Whether a kubelet gets an image with these logins. */
  readonly pull: Pull;
  /** `gone`: connections are cut. `failing`: 503 to everything. */
  turn(state: 'up' | 'gone' | 'failing'): void;
  user(name: string): RegistryUser | undefined;
  /** Makes a user, changes its password or its rights; undefined removes it. */
  setUser(name: string, user: RegistryUser | undefined): void;
};

const REALM = 'Registry Realm';

/** A container registry: it knows who may come in and which images there are; it has none of their bytes. */
export async function startRegistry(options: RegistryOptions): Promise<Registry & Part> {
  const { host, issue, repositories, auth = { is: 'basic' }, now = Date.now } = options;
  const users = new Map(Object.entries(options.users));
  const tokens = createTokens(host, now);
  let state: 'up' | 'gone' | 'failing' = 'up';

  const userOf = (request: Request): string | undefined => {
    const login = basicOf(request.headers.authorization);
    return login !== undefined && users.get(login.name)?.password === login.password
      ? login.name
      : undefined;
  };
  const mayPull = (user: string, name: string) => {
    const { pulls } = users.get(user) ?? { pulls: [] };
    return pulls === undefined || pulls.some((one) => name === one || name.startsWith(`${one}/`));
  };

  /** Null where the request may go on, else what it is refused with. */
  function refusal(request: Request, scope: Scope | undefined): Page | null {
    if (auth.is === 'basic')
      return userOf(request) === undefined
        ? unauthorizedPage(`Basic realm="${REALM}"`, scope)
        : null;
    const [, token] = /^Bearer (.+)$/i.exec(request.headers.authorization ?? '') ?? [];
    const access = token === undefined ? undefined : tokens.take(token);
    if (access !== undefined && allows(access, scope)) return null;
    const { type, name, action } = scope ?? {};
    const wanted = scope === undefined ? '' : `,scope="${type}:${name}:${action}"`;
    const why = access === undefined ? 'invalid_token' : 'insufficient_scope';
    const error = token === undefined ? '' : `,error="${why}"`;
    const realm = `https://${auth.host}/token`;
    const challenge = `Bearer realm="${realm}",service="${host}"${wanted}${error}`;
    return unauthorizedPage(challenge, scope);
  }

  function answer(request: Request): Page {
    if (state === 'failing') return errorPage(503, 'UNAVAILABLE', 'service unavailable');
    const route = routeOf(pathOf(request).pathname);
    switch (route.is) {
      case 'unknown':
        return textPage(404, '404 page not found\n');
      case 'away':
        return awayPage('/v2/');
      default:
        break;
    }
    if (request.method !== 'GET' && request.method !== 'HEAD')
      return errorPage(405, 'UNSUPPORTED', 'The operation is unsupported.');
    const refused = refusal(request, scopeOf(route));
    if (refused !== null) return refused;
    switch (route.is) {
      case 'version':
        return jsonPage(200, {});
      case 'catalog':
        return jsonPage(200, { repositories: Object.keys(repositories).toSorted() });
      case 'tags': {
        const tags = repositories[route.name];
        return tags === undefined
          ? errorPage(404, 'NAME_UNKNOWN', 'repository name not known to registry', {
              name: route.name,
            })
          : jsonPage(200, { name: route.name, tags: [...tags] });
      }
      case 'manifest':
        return askedManifest(route.name, route.reference, repositories[route.name]);
      case 'blob':
        return errorPage(404, 'BLOB_UNKNOWN', 'blob unknown to registry', route.reference);
    }
  }

  function giveToken(request: Request): Page {
    const user = userOf(request);
    if (user === undefined)
      return {
        ...jsonPage(401, { details: 'incorrect username or password' }),
        headers: { 'www-authenticate': `Basic realm="${REALM}"` },
      };
    const wanted = pathOf(request).searchParams.getAll('scope');
    const access: Access = new Map(
      wanted.map((scope) => {
        const [type = '', name = '', actions = ''] = scope.split(':');
        const isGiven = type === 'repository' && mayPull(user, name);
        // What is asked beyond reading nobody gets here.
        const given = isGiven ? actions.split(',').filter((one) => one === 'pull') : [];
        return [`${type}:${name}`, new Set(given)];
      }),
    );
    const token = tokens.give(user, access);
    return jsonPage(200, { token, access_token: token, expires_in: 300 });
  }

  const isUp = () => state !== 'gone';
  const serve = async (name: string, give: (request: Request) => Page) =>
    await serveWeb(
      name,
      await issue({ hosts: [name] }),
      (request, response) => sendPage(request, response, give(request)),
      isUp,
    );
  const parts = await Promise.all([
    serve(host, answer),
    ...(auth.is === 'bearer' ? [serve(auth.host, giveToken)] : []),
  ]);
  return {
    pull: createPull({
      host,
      repositories,
      state: () => state,
      allows: (name, password, repository) =>
        users.get(name)?.password === password &&
        (auth.is === 'basic' || mayPull(name, repository)),
    }),
    turn(next) {
      state = next;
    },
    user: (name) => users.get(name),
    setUser(name, user) {
      if (user === undefined) users.delete(name);
      else users.set(name, user);
    },
    doors: parts.flatMap(({ doors }) => doors),
    close: async () => void (await Promise.all(parts.map((part) => part.close()))),
  };
}

function allows(access: Access, scope: Scope | undefined): boolean {
  if (scope === undefined) return true;
  return access.get(`${scope.type}:${scope.name}`)?.has(scope.action) === true;
}

function pathOf(request: Request): URL {
  return new URL(request.url ?? '/', 'https://registry');
}
