import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  writeFileSync,
} from 'node:fs';
import path from 'node:path';
import { GitEnd } from './git-end.ts';
import { commitIn, entriesIn, unpacked, type Commit, type GitObject } from './objects.ts';

/** A checkout: what git itself would find there, with every object in a file of its own. */
export type Repo = { readonly folder: string; readonly git: string };

export type TrackedFile = { readonly mode: string; readonly id: string };
/** By path, in git's own order: that of bytes. */
export type Files = ReadonlyMap<string, TrackedFile>;

const A_COMMIT = /^[\da-f]{40}$/;

/** The one in which a folder lies; null where it lies in none. */
export function repoAround(cwd: string): Repo | null {
  for (let folder = cwd; ; folder = path.dirname(folder)) {
    const git = path.join(folder, '.git');
    if (existsSync(path.join(git, 'HEAD'))) return { folder, git };
    if (path.dirname(folder) === folder) return null;
  }
}

export function openRepo(cwd: string): Repo {
  const repo = repoAround(cwd);
  if (repo === null)
    throw new GitEnd('fatal: not a git repository (or any of the parent directories): .git');
  return repo;
}

export function makeRepo(folder: string, branch: string): Repo {
  const git = path.join(folder, '.git');
  for (const name of ['objects', 'refs/heads', 'refs/tags'])
    mkdirSync(path.join(git, name), { recursive: true });
  put(path.join(git, 'HEAD'), `ref: refs/heads/${branch}\n`);
  const config =
    '[core]\n\trepositoryformatversion = 0\n\tfilemode = true\n\tbare = false\n\tlogallrefupdates = false\n';
  put(path.join(git, 'config'), config);
  return { folder, git };
}

export function objectIn(repo: Repo, id: string): GitObject | undefined {
  const packed = read(fileOf(repo, id));
  return packed === undefined ? undefined : unpacked(id, packed);
}

export function hasObject(repo: Repo, id: string): boolean {
  return existsSync(fileOf(repo, id));
}

export function keepObject(repo: Repo, id: string, packed: Buffer): void {
  const file = fileOf(repo, id);
  mkdirSync(path.dirname(file), { recursive: true });
  put(file, packed, 0o444);
}

/** The commit that a ref leads to; undefined where there is none. */
export function refIn(repo: Repo, name: string): string | undefined {
  const said = read(path.join(repo.git, name))?.toString('utf8').trim();
  return said?.startsWith('ref: ') === true ? refIn(repo, said.slice('ref: '.length)) : said;
}

export function refsBelow(repo: Repo, below: string): readonly string[] {
  const folder = path.join(repo.git, below);
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((one) => one.isFile())
    .map((one) => path.relative(repo.git, path.join(one.parentPath, one.name)));
}

export function setRef(repo: Repo, name: string, id: string): void {
  const file = path.join(repo.git, name);
  mkdirSync(path.dirname(file), { recursive: true });
  put(file, `${id}\n`);
}

/** The branch that it is on; null where it is on none. */
export function branchOf(repo: Repo): string | null {
  const said = read(path.join(repo.git, 'HEAD'))?.toString('utf8').trim() ?? '';
  return /^ref: refs\/heads\/(.+)$/.exec(said)?.[1] ?? null;
}

export function setHead(repo: Repo, to: { readonly branch: string } | { readonly commit: string }) {
  put(
    path.join(repo.git, 'HEAD'),
    'branch' in to ? `ref: refs/heads/${to.branch}\n` : `${to.commit}\n`,
  );
}

/** What a word for a commit means; undefined where there is no such. */
export function commitNamed(repo: Repo, word: string): string | undefined {
  const name = word.replace(/\^\{commit\}$/, '').replace(/\^0$/, '');
  const isKnown = (id: string | undefined) =>
    id !== undefined && objectIn(repo, id)?.type === 'commit' ? id : undefined;
  if (A_COMMIT.test(name)) return isKnown(name);
  if (name === 'HEAD' || name.startsWith('refs/')) return isKnown(refIn(repo, name));
  const places = ['refs/tags', 'refs/heads', 'refs/remotes'];
  return places.map((place) => isKnown(refIn(repo, `${place}/${name}`))).find((id) => id);
}

export function commitAt(repo: Repo, id: string): Commit {
  const object = objectIn(repo, id);
  if (object?.type !== 'commit') throw new GitEnd(`fatal: bad object ${id}`);
  return commitIn(object);
}

/** All files of a commit; none where there is no commit yet. */
export function filesOf(repo: Repo, commit: string | undefined): Files {
  const files = new Map<string, TrackedFile>();
  const walk = (tree: string, below: string) => {
    const object = objectIn(repo, tree);
    if (object === undefined) throw new GitEnd(`fatal: unable to read tree ${tree}`);
    for (const { mode, name, id } of entriesIn(object)) {
      if (mode === '40000') walk(id, `${below}${name}/`);
      else files.set(`${below}${name}`, { mode, id });
    }
  };
  if (commit !== undefined) walk(commitAt(repo, commit).tree, '');
  const inOrder = [...files].toSorted(([a], [b]) => Buffer.from(a).compare(Buffer.from(b)));
  return new Map(inOrder);
}

/** Whether everything of one commit is in the other too. */
export function isAncestor(repo: Repo, one: string, of: string): boolean {
  const seen = new Set<string>();
  const open = [of];
  for (let id = open.pop(); id !== undefined; id = open.pop()) {
    if (id === one) return true;
    if (seen.has(id)) continue;
    seen.add(id);
    open.push(...commitAt(repo, id).parents);
  }
  return false;
}

function fileOf({ git }: Repo, id: string): string {
  return path.join(git, 'objects', id.slice(0, 2), id.slice(2));
}

function read(file: string): Buffer | undefined {
  try {
    return readFileSync(file);
  } catch {
    return undefined;
  }
}

/** Never half there: whoever is killed leaves the file before. */
function put(file: string, content: string | Buffer, mode: number = 0o644): void {
  writeFileSync(`${file}.${process.pid}`, content, { mode });
  renameSync(`${file}.${process.pid}`, file);
}
