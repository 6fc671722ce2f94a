import { readdirSync } from 'node:fs';
import path from 'node:path';
import { branchOf, commitAt, filesOf, refIn, type Files, type Repo } from './repo.ts';
import { settingIn } from './settings.ts';
import { fileAt, isSame } from './work-tree.ts';

const NOTHING = '000000';

/** `git status --porcelain=v2 --branch`, read from the files as they are. Each entry ends with `end`. */
export function status(repo: Repo, end: string): string {
  const commit = refIn(repo, 'HEAD');
  const files = filesOf(repo, commit);
  const changed = changedIn(repo, files).map(({ name, known, there }) => {
    const { mode, id } = known;
    const what = there === undefined ? '.D' : '.M';
    return `1 ${what} N... ${mode} ${mode} ${there?.mode ?? NOTHING} ${id} ${id} ${name}`;
  });
  const strange = strangersIn(repo, files, '').map((name) => `? ${name}`);
  const lines = [...branchLines(repo, commit), ...changed, ...strange];
  return lines.map((line) => `${line}${end}`).join('');
}

/** Files that are not as they were committed. */
export function changedIn(repo: Repo, files: Files) {
  return [...files]
    .map(([name, known]) => ({ name, known, there: fileAt(repo, name) }))
    .filter(({ known, there }) => !isSame(known, there));
}

function branchLines(repo: Repo, commit: string | undefined): readonly string[] {
  const branch = branchOf(repo);
  const lines = [
    `# branch.oid ${commit ?? '(initial)'}`,
    `# branch.head ${branch ?? '(detached)'}`,
  ];
  const merged = branch === null ? undefined : settingIn(repo, `branch.${branch}.merge`);
  if (branch === null || merged === undefined) return lines;
  const remote = settingIn(repo, `branch.${branch}.remote`) ?? 'origin';
  const upstream = `${remote}/${merged.replace(/^refs\/heads\//, '')}`;
  const there = refIn(repo, `refs/remotes/${upstream}`);
  lines.push(`# branch.upstream ${upstream}`);
  if (there !== undefined && commit !== undefined)
    lines.push(`# branch.ab +${beyond(repo, commit, there)} -${beyond(repo, there, commit)}`);
  return lines;
}

/** How many commits one has that the other lacks. */
function beyond(repo: Repo, one: string, other: string): number {
  const [mine, others] = [historyOf(repo, one), historyOf(repo, other)];
  return [...mine].filter((id) => !others.has(id)).length;
}

function historyOf(repo: Repo, commit: string): ReadonlySet<string> {
  const seen = new Set<string>();
  const open = [commit];
  for (let id = open.pop(); id !== undefined; id = open.pop()) {
    if (seen.has(id)) continue;
    seen.add(id);
    open.push(...commitAt(repo, id).parents);
  }
  return seen;
}

/** Files that no commit knows; a folder with nothing else in it is named as a whole. */
function strangersIn(repo: Repo, files: Files, below: string): readonly string[] {
  const entries = readdirSync(path.join(repo.folder, below), { withFileTypes: true })
    .map((one) => ({ name: `${below}${one.name}`, isFolder: one.isDirectory() }))
    .filter(({ name }) => name !== '.git')
    .toSorted((a, b) => Buffer.from(a.name).compare(Buffer.from(b.name)));
  return entries.flatMap(({ name, isFolder }) => {
    if (!isFolder) return files.has(name) ? [] : [name];
    const isKnown = [...files.keys()].some((one) => one.startsWith(`${name}/`));
    if (isKnown) return strangersIn(repo, files, `${name}/`);
    return holdsFile(path.join(repo.folder, name)) ? [`${name}/`] : [];
  });
}

function holdsFile(folder: string): boolean {
  return readdirSync(folder, { withFileTypes: true }).some((one) =>
    one.isDirectory() ? holdsFile(path.join(folder, one.name)) : true,
  );
}
