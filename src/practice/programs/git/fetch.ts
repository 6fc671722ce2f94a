import { GitEnd } from './git-end.ts';
import type { Refs, Remote } from './remote.ts';
import { isAncestor, refIn, setRef, type Repo } from './repo.ts';
import { bring } from './transfer.ts';

/** Which ref of the remote becomes which of the checkout; `to` is null where it is only brought here. */
type Pick = { readonly from: string; readonly id: string; readonly to: string | null };

const SHORT = 7;
const SUMMARY = 17;
const NAME = 10;

export type Wanted = {
  readonly remote: Remote;
  /** As git writes them: `+FROM:TO`, a ref or a commit. Without any all branches. */
  readonly specs: readonly string[];
  readonly tags: boolean;
};

/** Brings refs here with all they need. Gives a line of each that is new or has moved. */
export async function fetch(
  repo: Repo,
  { remote, specs, tags }: Wanted,
): Promise<readonly string[]> {
  const refs = await remote.refs();
  const lines: string[] = [];
  for (const { from, id, to } of picked(refs, specs, tags)) {
    await bring(repo, remote, id);
    if (to === null) continue;
    const before = refIn(repo, to);
    if (before === id) continue;
    setRef(repo, to, id);
    lines.push(lineOf(repo, { from, to, before, id }));
  }
  return lines;
}

function picked({ all }: Refs, specs: readonly string[], tags: boolean): readonly Pick[] {
  const below = (folder: string, to: string) =>
    [...all]
      .filter(([name]) => name.startsWith(folder) && !name.endsWith('^{}'))
      .map(([from, id]) => ({ from, id, to: `${to}${from.slice(folder.length)}` }));
  const named = specs.map((spec) => {
    const [from = '', to = null] = spec.replace(/^\+/, '').split(':');
    const id = all.get(from) ?? all.get(`refs/heads/${from}`);
    if (id !== undefined) return { from, id, to };
    if ([...all.values()].includes(from)) return { from, id: from, to: null };
    throw new GitEnd(
      /^[\da-f]{40}$/.test(from)
        ? `error: Server does not allow request for unadvertised object ${from}`
        : `fatal: couldn't find remote ref ${from}`,
    );
  });
  const branches = specs.length === 0 ? below('refs/heads/', 'refs/remotes/origin/') : [];
  return [...named, ...branches, ...(tags ? below('refs/tags/', 'refs/tags/') : [])];
}

type Moved = {
  readonly from: string;
  readonly to: string;
  readonly before: string | undefined;
  readonly id: string;
};

function lineOf(repo: Repo, { from, to, before, id }: Moved): string {
  const short = (name: string) => name.replace(/^refs\/(?:heads|tags|remotes)\//, '');
  const names = `${short(from).padEnd(NAME)} -> ${short(to)}`;
  if (before === undefined) {
    const what = from.startsWith('refs/tags/') ? '[new tag]' : '[new branch]';
    return ` * ${what.padEnd(SUMMARY)} ${names}`;
  }
  const [old, now] = [before.slice(0, SHORT), id.slice(0, SHORT)];
  return isAncestor(repo, before, id)
    ? `   ${`${old}..${now}`.padEnd(SUMMARY)} ${names}`
    : ` + ${`${old}...${now}`.padEnd(SUMMARY)} ${names}  (forced update)`;
}
