import { existsSync, readdirSync } from 'node:fs';
import path from 'node:path';
import type { ProgramWorld } from '../program.ts';
import type { Verb } from './git.ts';
import { fetch } from './fetch.ts';
import { GitEnd } from './git-end.ts';
import { forward, startBranch } from './local-verbs.ts';
import { openRemote } from './remote.ts';
import { branchOf, makeRepo, openRepo, refIn, setHead, type Repo } from './repo.ts';
import { addSection, settingIn } from './settings.ts';
import { optionsOf } from './words.ts';
import { moveTo } from './work-tree.ts';

/** What git asks of a repository elsewhere. */
export const REMOTE_VERBS: { readonly [verb: string]: Verb } = {
  async 'ls-remote'(rest, { folder, world }) {
    const { values, positionals } = optionsOf('ls-remote', rest, { symref: { type: 'boolean' } });
    const [url = 'origin', ...patterns] = positionals;
    const { all, head } = await openRemote(urlOf(folder, url), world).refs();
    const isAsked = (name: string) =>
      patterns.length === 0 || patterns.some((one) => `/${name}`.endsWith(`/${one}`));
    const lines = [...all].map(([name, id]) => [name, `${id}\t${name}\n`] as const);
    if (head !== null) {
      const symref = values.symref === true ? `ref: ${head}\tHEAD\n` : '';
      lines.unshift(['HEAD', `${symref}${all.get(head) ?? ''}\tHEAD\n`]);
    }
    return lines.map(([name, line]) => (isAsked(name) ? line : '')).join('');
  },
  async fetch(rest, { folder, world }) {
    const { values, positionals } = optionsOf('fetch', rest, {
      progress: { type: 'boolean' },
      quiet: { type: 'boolean', short: 'q' },
      tags: { type: 'boolean' },
      'no-tags': { type: 'boolean' },
    });
    const [name = 'origin', ...specs] = positionals;
    const repo = openRepo(folder);
    await fetchAll(repo, urlOf(folder, name), { specs, tags: values.tags === true }, world);
    return '';
  },
  async clone(rest, { folder, world }) {
    const { values, positionals } = optionsOf('clone', rest, {
      branch: { type: 'string', short: 'b' },
      quiet: { type: 'boolean', short: 'q' },
    });
    const [url = '', to = path.basename(url, '.git')] = positionals;
    const at = path.resolve(folder, to);
    if (existsSync(at) && readdirSync(at).length > 0)
      throw new GitEnd(
        `fatal: destination path '${to}' already exists and is not an empty directory.`,
      );
    const remote = openRemote(url, world);
    const { all, head } = await remote.refs();
    const branch = values.branch ?? head?.slice('refs/heads/'.length) ?? '';
    const commit = all.get(`refs/heads/${branch}`);
    if (commit === undefined)
      throw new GitEnd(`fatal: Remote branch ${branch} not found in upstream origin`);
    world.stderr.write(`Cloning into '${to}'...\n`);
    const repo = makeRepo(at, branch);
    addSection(repo, 'remote "origin"', { url, fetch: '+refs/heads/*:refs/remotes/origin/*' });
    await fetch(repo, { remote, specs: [], tags: true });
    moveTo(repo, { from: undefined, to: commit }, 'checkout');
    startBranch(repo, branch, commit, `refs/remotes/origin/${branch}`);
    setHead(repo, { branch });
    return '';
  },
  async pull(rest, { folder, world }) {
    const { values } = optionsOf('pull', rest, { 'ff-only': { type: 'boolean' } });
    if (values['ff-only'] !== true)
      throw new GitEnd("error: the practice range's git pulls with --ff-only only", 129);
    const repo = openRepo(folder);
    await fetchAll(repo, urlOf(folder, 'origin'), {}, world);
    const to = refIn(repo, `refs/remotes/origin/${branchOf(repo) ?? ''}`);
    if (to === undefined)
      throw new GitEnd('There is no tracking information for the current branch.', 1);
    return forward(repo, to) ? '' : 'Already up to date.\n';
  },
};

/** Says of what is new where it came from, as git does: apart from what others read. */
async function fetchAll(
  repo: Repo,
  url: string,
  { specs = [], tags = false }: { readonly specs?: readonly string[]; readonly tags?: boolean },
  world: ProgramWorld,
): Promise<void> {
  const lines = await fetch(repo, { remote: openRemote(url, world), specs, tags });
  if (lines.length > 0)
    world.stderr.write(`From ${url.replace(/\.git\/?$/, '')}\n${lines.join('\n')}\n`);
}

/** A remote's name is its address, where the checkout knows it. */
function urlOf(folder: string, named: string): string {
  if (/[:/]/.test(named)) return named;
  const url = settingIn(openRepo(folder), `remote.${named}.url`);
  if (url === undefined)
    throw new GitEnd(`fatal: '${named}' does not appear to be a git repository`);
  return url;
}
