import { createHash } from 'node:crypto';
import { deflateSync } from 'node:zlib';

/** One object of git as it lies below `objects/`. */
export type GitObject = { readonly id: string; readonly packed: Buffer };

export type GitFile = { readonly content: string | Buffer; readonly executable?: true };

/** By path, such as `rocketmq/broker.yaml`. */
export type GitFiles = { readonly [path: string]: GitFile };

export type CommitOptions = {
  readonly files: GitFiles;
  readonly parent: string | null;
  readonly message: string;
  readonly author: string;
  /** Epoch milliseconds. */
  readonly at: number;
};

type Entry = { readonly mode: string; readonly name: string; readonly id: string };

/** All objects of a commit, itself last (https://git-scm.com/book/en/v2/Git-Internals-Git-Objects). */
export function commitObjects(options: CommitOptions): readonly GitObject[] {
  const { files, parent, message, author, at } = options;
  const objects: GitObject[] = [];
  const tree = treeOf(Object.entries(files), objects);
  const who = `${author} ${Math.floor(at / 1000)} +0000`;
  const lines = [
    `tree ${tree}`,
    ...(parent === null ? [] : [`parent ${parent}`]),
    `author ${who}`,
    `committer ${who}`,
    '',
    message,
    '',
  ];
  objects.push(objectOf('commit', Buffer.from(lines.join('\n'))));
  return objects;
}

/** Puts the objects of a folder in, and gives the id of its tree. */
function treeOf(files: readonly (readonly [string, GitFile])[], objects: GitObject[]): string {
  const byName = Map.groupBy(files, ([path]) => path.split('/')[0] ?? '');
  const entries = [...byName].map(([name, inside]): Entry => {
    const [first] = inside;
    const file = first?.[0] === name ? first[1] : undefined;
    if (file === undefined) {
      const below = inside.map(([path, one]) => [path.slice(name.length + 1), one] as const);
      return { mode: '40000', name, id: treeOf(below, objects) };
    }
    const blob = objectOf('blob', Buffer.from(file.content));
    objects.push(blob);
    return { mode: file.executable === true ? '100755' : '100644', name, id: blob.id };
  });
  const tree = objectOf('tree', Buffer.concat(entries.toSorted(byGitOrder).map(written)));
  objects.push(tree);
  return tree.id;
}

/** By bytes, a folder as if its name ended with a slash. */
function byGitOrder(a: Entry, b: Entry): number {
  const key = ({ mode, name }: Entry) => Buffer.from(mode === '40000' ? `${name}/` : name);
  return key(a).compare(key(b));
}

function written({ mode, name, id }: Entry): Buffer {
  return Buffer.concat([Buffer.from(`${mode} ${name}\0`), Buffer.from(id, 'hex')]);
}

function objectOf(type: 'blob' | 'tree' | 'commit', body: Buffer): GitObject {
  const whole = Buffer.concat([Buffer.from(`${type} ${body.length}\0`), body]);
  return { id: createHash('sha1').update(whole).digest('hex'), packed: deflateSync(whole) };
}
