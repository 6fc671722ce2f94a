import type { IssueOptions, Pair } from '../authority.ts';
import type { Part } from '../door.ts';
import { type Request, type Response, sendPage, serveWeb } from '../web.ts';
import { commitObjects, type GitFiles, type GitObject } from './objects.ts';

export type RepositoryOptions = {
  readonly host: string;
  /** As the address has it, such as `/operations/charts.git`. */
  readonly path: string;
  readonly branch: string;
  readonly files: GitFiles;
  readonly issue: (options: IssueOptions) => Promise<Pair>;
  /** Without it everybody may read. */
  readonly login?: { readonly user: string; readonly password: string };
  /** Epoch milliseconds. */
  readonly now?: () => number;
};

export type Repository = {
  /** The newest commit of the branch. */
  head(): string;
  /** One more commit on the branch: these files in place of those that are there; null removes one. */
  commit(files: { readonly [path: string]: GitFiles[string] | null }, message: string): string;
  turn(state: 'up' | 'gone' | 'failing'): void;
};

const AUTHOR = 'Operations <operations@example.com>';
const FIRST = 'Keep what a recovery needs';

/** A git repository that any git can clone, by the protocol that needs no program at the server ("dumb" HTTP). */
export async function startRepository(options: RepositoryOptions): Promise<Repository & Part> {
  const { host, path, branch, login, now = Date.now } = options;
  const objects = new Map<string, Buffer>();
  let files: GitFiles = {};
  let head: string | null = null;
  let state: 'up' | 'gone' | 'failing' = 'up';

  function commit(changed: Parameters<Repository['commit']>[0], message: string): string {
    files = Object.fromEntries(
      Object.entries({ ...files, ...changed }).flatMap(([name, file]) =>
        file === null ? [] : [[name, file]],
      ),
    );
    const made = commitObjects({ files, parent: head, message, author: AUTHOR, at: now() });
    for (const { id, packed } of made) objects.set(id, packed);
    head = lastOf(made);
    return head;
  }
  commit(options.files, FIRST);

  function bodyOf(name: string): string | Buffer | undefined {
    const [, folder = '', file = ''] = /^objects\/([\da-f]{2})\/([\da-f]{38})$/.exec(name) ?? [];
    if (folder !== '') return objects.get(`${folder}${file}`);
    if (name === 'HEAD') return `ref: refs/heads/${branch}\n`;
    if (name === 'info/refs') return `${head}\trefs/heads/${branch}\n`;
    // No packs, and no other repositories: every object lies alone.
    return name === 'objects/info/packs' ? '\n' : undefined;
  }

  function answer(request: Request, response: Response): void {
    const text = (status: number, body: string, headers: { [name: string]: string } = {}) =>
      sendPage(request, response, {
        status,
        headers: { 'content-type': 'text/plain', ...headers },
        body,
      });
    if (state === 'failing') return text(503, 'service unavailable\n');
    if (login !== undefined && !isLoggedIn(request, login))
      return text(401, 'HTTP Basic: Access denied\n', { 'www-authenticate': 'Basic realm="git"' });
    const { pathname } = new URL(request.url ?? '/', 'https://git');
    const body = pathname.startsWith(`${path}/`)
      ? bodyOf(pathname.slice(path.length + 1))
      : undefined;
    if (body === undefined) return text(404, 'not found\n');
    if (typeof body === 'string') return text(200, body);
    response.writeHead(200, {
      'content-type': 'application/x-git-loose-object',
      'content-length': String(body.length),
    });
    response.end(body);
  }

  const pair = await options.issue({ hosts: [host] });
  const part = await serveWeb(host, pair, answer, () => state !== 'gone');
  return {
    ...part,
    head: () => head ?? '',
    commit,
    turn(next) {
      state = next;
    },
  };
}

function lastOf(made: readonly GitObject[]): string {
  const last = made.at(-1);
  if (last === undefined) throw new Error('A commit is an object.');
  return last.id;
}

function isLoggedIn(
  request: Request,
  { user, password }: NonNullable<RepositoryOptions['login']>,
): boolean {
  const [, words = ''] = /^Basic (.+)$/i.exec(request.headers.authorization ?? '') ?? [];
  return Buffer.from(words, 'base64').toString('utf8') === `${user}:${password}`;
}
