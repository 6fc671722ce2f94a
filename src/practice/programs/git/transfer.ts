import { GitEnd } from './git-end.ts';
import { commitIn, entriesIn, unpacked, type GitObject } from './objects.ts';
import type { Remote } from './remote.ts';
import { hasObject, keepObject, type Repo } from './repo.ts';

const SUBMODULE = '160000';

/**
 * Brings a commit here with all that it needs. What an object leads to is kept before itself: where one is here already,
 * so is all below it, whenever a transfer was broken off.
 */
export async function bring(repo: Repo, remote: Remote, id: string): Promise<void> {
  if (hasObject(repo, id)) return;
  const packed = await remote.object(id);
  const object = unpacked(id, packed);
  if (object === undefined) throw new GitEnd(`error: File ${id} has bad hash`);
  for (const one of neededBy(object)) await bring(repo, remote, one);
  keepObject(repo, id, packed);
}

function neededBy(object: GitObject): readonly string[] {
  switch (object.type) {
    case 'commit': {
      const { tree, parents } = commitIn(object);
      return [tree, ...parents];
    }
    case 'tree':
      return entriesIn(object).flatMap(({ mode, id }) => (mode === SUBMODULE ? [] : [id]));
    case 'tag':
      return [/^object (\S+)/.exec(object.body.toString('utf8'))?.[1] ?? ''];
    default:
      return [];
  }
}
