import { createHash } from 'node:crypto';
import { inflateSync } from 'node:zlib';

export type GitObject = { readonly type: string; readonly body: Buffer };
export type TreeEntry = { readonly mode: string; readonly name: string; readonly id: string };
export type Commit = { readonly tree: string; readonly parents: readonly string[] };

const ID_BYTES = 20;

/** One as it lies below `objects/`; undefined where it is not what its name says. */
export function unpacked(id: string, packed: Buffer): GitObject | undefined {
  const whole = inflateSync(packed);
  if (createHash('sha1').update(whole).digest('hex') !== id) return undefined;
  const end = whole.indexOf(0);
  const [type = ''] = whole.toString('latin1', 0, end).split(' ');
  return { type, body: whole.subarray(end + 1) };
}

/** By which name git knows such a content. */
export function idOf(type: 'blob', body: Buffer): string {
  return createHash('sha1').update(`${type} ${body.length}\0`).update(body).digest('hex');
}

export function commitIn({ body }: GitObject): Commit {
  const [head = ''] = body.toString('utf8').split('\n\n', 1);
  const all = (key: string) =>
    head
      .split('\n')
      .flatMap((line) => (line.startsWith(`${key} `) ? [line.split(' ')[1] ?? ''] : []));
  return { tree: all('tree')[0] ?? '', parents: all('parent') };
}

export function entriesIn({ body }: GitObject): readonly TreeEntry[] {
  const entries: TreeEntry[] = [];
  for (let at = 0; at < body.length;) {
    const end = body.indexOf(0, at);
    const [mode = '', ...name] = body.toString('utf8', at, end).split(' ');
    const id = body.toString('hex', end + 1, end + 1 + ID_BYTES);
    entries.push({ mode, name: name.join(' '), id });
    at = end + 1 + ID_BYTES;
  }
  return entries;
}
