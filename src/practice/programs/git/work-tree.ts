import {
  chmodSync,
  lstatSync,
  mkdirSync,
  readFileSync,
  readlinkSync,
  rmdirSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import path from 'node:path';
import { GitEnd } from './git-end.ts';
import { writeIndex } from './index-file.ts';
import { idOf } from './objects.ts';
import { filesOf, objectIn, type Repo, type TrackedFile } from './repo.ts';

const LINK = '120000';
const PROGRAM = '100755';
const FILE = '100644';

/** What lies at a path as git would name it; undefined where there is nothing, or a folder. */
export function fileAt({ folder }: Repo, name: string): TrackedFile | undefined {
  const at = path.join(folder, name);
  const stats = lstatSync(at, { throwIfNoEntry: false });
  if (stats?.isSymbolicLink() === true)
    return { mode: LINK, id: idOf('blob', Buffer.from(readlinkSync(at))) };
  if (stats?.isFile() !== true) return undefined;
  const mode = (stats.mode & 0o100) === 0 ? FILE : PROGRAM;
  return { mode, id: idOf('blob', readFileSync(at)) };
}

export function isSame(one: TrackedFile | undefined, other: TrackedFile | undefined): boolean {
  return one?.mode === other?.mode && one?.id === other?.id;
}

/** Makes the files those of another commit. Throws before anything is touched where somebody has worked on one of them. */
export function moveTo(
  repo: Repo,
  { from, to }: { readonly from: string | undefined; readonly to: string },
  verb: 'checkout' | 'merge',
): void {
  const [before, after] = [filesOf(repo, from), filesOf(repo, to)];
  const names = [...new Set([...before.keys(), ...after.keys()])];
  const touched = names.filter((name) => !isSame(before.get(name), after.get(name)));
  const own = touched.filter((name) => {
    const there = fileAt(repo, name);
    return (
      there !== undefined && !isSame(there, before.get(name)) && !isSame(there, after.get(name))
    );
  });
  refuse(
    own.filter((name) => before.has(name)),
    'Your local changes to the following files',
    verb,
  );
  refuse(own, 'The following untracked working tree files', verb);
  for (const name of touched) {
    const file = after.get(name);
    if (file === undefined) remove(repo, name);
    else write(repo, name, file);
  }
  writeIndex(repo, after);
}

function refuse(names: readonly string[], which: string, verb: string): void {
  if (names.length === 0) return;
  const listed = names.map((name) => `\t${name}\n`).join('');
  throw new GitEnd(
    `error: ${which} would be overwritten by ${verb}:\n${listed}Please move or remove them before you go on.\nAborting`,
    1,
  );
}

function write(repo: Repo, name: string, { mode, id }: TrackedFile): void {
  const blob = objectIn(repo, id);
  if (blob === undefined) throw new GitEnd(`error: unable to read sha1 file of ${name} (${id})`);
  const at = path.join(repo.folder, name);
  mkdirSync(path.dirname(at), { recursive: true });
  rmSync(at, { force: true });
  if (mode === LINK) {
    symlinkSync(blob.body.toString('utf8'), at);
    return;
  }
  writeFileSync(at, blob.body);
  if (mode === PROGRAM) chmodSync(at, lstatSync(at).mode | 0o111);
}

/** With the folders that are left empty. */
function remove({ folder }: Repo, name: string): void {
  rmSync(path.join(folder, name), { force: true });
  for (let below = path.dirname(name); below !== '.'; below = path.dirname(below)) {
    try {
      rmdirSync(path.join(folder, below));
    } catch {
      return;
    }
  }
}
