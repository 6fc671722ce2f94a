import path from 'node:path';
import { existsSync } from 'node:fs';
import type { Verb } from './git.ts';
import { GitEnd } from './git-end.ts';
import {
  branchOf,
  commitNamed,
  filesOf,
  isAncestor,
  makeRepo,
  objectIn,
  openRepo,
  repoAround,
  refIn,
  setHead,
  setRef,
  type Repo,
} from './repo.ts';
import { addSection, settingIn } from './settings.ts';
import { changedIn, status } from './status.ts';
import { optionsOf } from './words.ts';
import { moveTo } from './work-tree.ts';

const QUIET = { quiet: { type: 'boolean', short: 'q' } } as const;
const FIRST_BRANCH = 'master';

/** What git does without asking anybody. */
export const LOCAL_VERBS: { readonly [verb: string]: Verb } = {
  init(rest, { folder }) {
    const { values, positionals } = optionsOf('init', rest, QUIET);
    const at = path.resolve(folder, positionals[0] ?? '.');
    const isNew = !existsSync(path.join(at, '.git'));
    if (isNew) makeRepo(at, FIRST_BRANCH);
    const what = isNew ? 'Initialized empty' : 'Reinitialized existing';
    return values.quiet === true ? '' : `${what} Git repository in ${at}/.git/\n`;
  },
  config(rest, { folder }) {
    const { positionals } = optionsOf('config', rest, { get: { type: 'boolean' } });
    const repo = repoAround(folder);
    const value = repo === null ? undefined : settingIn(repo, positionals[0] ?? '');
    return value === undefined ? { exitCode: 1 } : `${value}\n`;
  },
  remote(rest, { folder }) {
    const { positionals } = optionsOf('remote', rest, {});
    const [what, name, url] = positionals;
    const repo = openRepo(folder);
    if (what !== 'add' || name === undefined || url === undefined)
      throw new GitEnd("error: the practice range's git adds remotes only", 2);
    if (settingIn(repo, `remote.${name}.url`) !== undefined)
      throw new GitEnd(`error: remote ${name} already exists.`, 3);
    addSection(repo, `remote "${name}"`, { url, fetch: `+refs/heads/*:refs/remotes/${name}/*` });
    return '';
  },
  status(rest, { folder }) {
    const { values } = optionsOf('status', rest, {
      porcelain: { type: 'string' },
      branch: { type: 'boolean', short: 'b' },
      z: { type: 'boolean', short: 'z' },
      'ignore-submodules': { type: 'string' },
    });
    if (values.porcelain !== 'v2' || values.branch !== true)
      throw new GitEnd("error: the practice range's git has --porcelain=v2 --branch only", 129);
    return status(openRepo(folder), values.z === true ? '\0' : '\n');
  },
  'rev-parse'(rest, { folder }) {
    const { positionals } = optionsOf('rev-parse', rest, { verify: { type: 'boolean' } });
    const [word = ''] = positionals;
    return `${known(openRepo(folder), word, `fatal: Needed a single revision`)}\n`;
  },
  'cat-file'(rest, { folder }) {
    const { positionals } = optionsOf('cat-file', rest, { e: { type: 'boolean', short: 'e' } });
    const [word = ''] = positionals;
    const repo = openRepo(folder);
    if (commitNamed(repo, word) !== undefined || objectIn(repo, word) !== undefined) return '';
    throw new GitEnd(`fatal: Not a valid object name ${word}`);
  },
  'show-ref'(rest, { folder }) {
    const options = { ...QUIET, verify: { type: 'boolean' } } as const;
    const { values, positionals } = optionsOf('show-ref', rest, options);
    const [name = ''] = positionals;
    const id = refIn(openRepo(folder), name);
    if (id !== undefined) return values.quiet === true ? '' : `${id} ${name}\n`;
    if (values.quiet === true) return { exitCode: 1 };
    throw new GitEnd(`fatal: '${name}' - not a valid ref`);
  },
  'merge-base'(rest, { folder }) {
    const { positionals } = optionsOf('merge-base', rest, { 'is-ancestor': { type: 'boolean' } });
    const repo = openRepo(folder);
    const [one = '', other = ''] = positionals.map((word) =>
      known(repo, word, `fatal: Not a valid commit name ${word}`),
    );
    return isAncestor(repo, one, other) ? '' : { exitCode: 1 };
  },
  checkout(rest, { folder, world }) {
    const { values, positionals } = optionsOf(
      'checkout',
      rest.filter((word) => word !== '--'),
      {
        ...QUIET,
        detach: { type: 'boolean' },
        b: { type: 'string', short: 'b' },
        track: { type: 'boolean', short: 't' },
      },
    );
    const repo = openRepo(folder);
    const [word = 'HEAD'] = positionals;
    const to = known(repo, word, `fatal: invalid reference: ${word}`);
    const branch = values.b ?? (refIn(repo, `refs/heads/${word}`) === undefined ? null : word);
    if (values.b !== undefined && refIn(repo, `refs/heads/${values.b}`) !== undefined)
      throw new GitEnd(`fatal: a branch named '${values.b}' already exists`);
    moveTo(repo, { from: refIn(repo, 'HEAD'), to }, 'checkout');
    if (values.b !== undefined)
      startBranch(repo, values.b, to, values.track === true ? word : null);
    setHead(repo, branch === null || values.detach === true ? { commit: to } : { branch });
    if (values.quiet === true) return '';
    world.stderr.write(`Now at ${to}\n`);
    const changed = changedIn(repo, filesOf(repo, to));
    return changed.map(({ name, there }) => `${there ? 'M' : 'D'}\t${name}\n`).join('');
  },
  merge(rest, { folder }) {
    const options = { ...QUIET, 'ff-only': { type: 'boolean' } } as const;
    const { values, positionals } = optionsOf('merge', rest, options);
    if (values['ff-only'] !== true)
      throw new GitEnd("error: the practice range's git merges with --ff-only only", 129);
    const [word = ''] = positionals;
    const repo = openRepo(folder);
    forward(repo, known(repo, word, `merge: ${word} - not something we can merge`));
    return '';
  },
};

/** Moves what is checked out to a commit that has all of it. Returns whether it had to. */
export function forward(repo: Repo, to: string): boolean {
  const from = refIn(repo, 'HEAD');
  if (from === undefined || isAncestor(repo, to, from)) return false;
  if (!isAncestor(repo, from, to))
    throw new GitEnd('fatal: Not possible to fast-forward, aborting.');
  moveTo(repo, { from, to }, 'merge');
  const branch = branchOf(repo);
  if (branch === null) setHead(repo, { commit: to });
  else setRef(repo, `refs/heads/${branch}`, to);
  return true;
}

export function startBranch(repo: Repo, name: string, at: string, from: string | null): void {
  setRef(repo, `refs/heads/${name}`, at);
  const [, remote, branch] = /^(?:refs\/remotes\/)?([^/]+)\/(.+)$/.exec(from ?? '') ?? [];
  if (remote !== undefined && branch !== undefined)
    addSection(repo, `branch "${name}"`, { remote, merge: `refs/heads/${branch}` });
}

function known(repo: Repo, word: string, otherwise: string): string {
  const id = commitNamed(repo, word);
  if (id === undefined) throw new GitEnd(otherwise);
  return id;
}
