/** Finds many words in one pass over a text, in time linear in its length (Aho-Corasick). Node 0 is the start. */
export type Matcher = {
  next(node: number, code: number): number;
  /** How many of the last characters may still become a word. */
  depth(node: number): number;
  /** The longest word that ends here: its length (0: none) and whose it is. */
  length(node: number): number;
  owner(node: number): string;
};

export function compileMatcher(
  words: readonly { readonly text: string; readonly owner: string }[],
): Matcher {
  // A tree as first child and next sibling: nearly all nodes have one child, so a map each would be waste.
  const codes = [0];
  const depths = [0];
  const child = [0];
  const sibling = [0];
  const fail = [0];
  const lengths = [0];
  const owners = [''];
  const first = new Map<number, number>();

  const childOf = (node: number, code: number): number => {
    if (node === 0) return first.get(code) ?? 0;
    let at = child[node] ?? 0;
    while (at !== 0 && codes[at] !== code) at = sibling[at] ?? 0;
    return at;
  };
  const next = (node: number, code: number): number => {
    for (let from = node; from !== 0; from = fail[from] ?? 0) {
      const to = childOf(from, code);
      if (to !== 0) return to;
    }
    return first.get(code) ?? 0;
  };
  const grow = (node: number, code: number): number => {
    const made = codes.push(code) - 1;
    depths.push((depths[node] ?? 0) + 1);
    child.push(0);
    sibling.push(child[node] ?? 0);
    fail.push(0);
    lengths.push(0);
    owners.push('');
    child[node] = made;
    if (node === 0) first.set(code, made);
    return made;
  };

  for (const { text, owner } of words) {
    let node = 0;
    for (let index = 0; index < text.length; index += 1) {
      const code = text.charCodeAt(index);
      node = childOf(node, code) || grow(node, code);
    }
    lengths[node] = text.length;
    owners[node] = owner;
  }

  // Breadth first, so that the shorter node that a node falls back to is always complete.
  const queue = [...first.values()];
  for (let head = 0; head < queue.length; head += 1) {
    const node = queue[head] ?? 0;
    const back = fail[node] ?? 0;
    if (lengths[node] === 0) {
      lengths[node] = lengths[back] ?? 0;
      owners[node] = owners[back] ?? '';
    }
    for (let at = child[node] ?? 0; at !== 0; at = sibling[at] ?? 0) {
      fail[at] = next(back, codes[at] ?? 0);
      queue.push(at);
    }
  }

  return {
    next,
    depth: (node) => depths[node] ?? 0,
    length: (node) => lengths[node] ?? 0,
    owner: (node) => owners[node] ?? '',
  };
}
