/** What needs what: every id with the ids that it needs. */
export type Graph = ReadonlyMap<string, readonly string[]>;

/** One cycle of each knot of the graph, the shortest, with its first id again at the end: `a → b → a`. */
export function findCycles(graph: Graph): readonly (readonly string[])[] {
  return knots(graph).map((knot) => shortestCycle(graph, knot));
}

/** Every id with all that it needs, directly or not. Only for a graph without cycles. */
export function ancestorsOf(graph: Graph): (id: string, other: string) => boolean {
  const index = new Map([...graph.keys()].map((id, position) => [id, position]));
  const words = Math.ceil(index.size / 32);
  const rows = new Map<string, Uint32Array>();
  for (const id of inOrder(graph)) {
    const row = new Uint32Array(words);
    // The last ones first: they usually need the others, which then are there already.
    for (const need of (graph.get(id) ?? []).toReversed()) {
      const position = index.get(need);
      if (position === undefined || has(row, position)) continue;
      row[position >>> 5] = (row[position >>> 5] ?? 0) | (1 << (position & 31));
      const above = rows.get(need);
      if (above === undefined) continue;
      for (let word = 0; word < words; word += 1) row[word] = (row[word] ?? 0) | (above[word] ?? 0);
    }
    rows.set(id, row);
  }
  return (id, other) => {
    const position = index.get(other);
    const row = rows.get(id);
    return position !== undefined && row !== undefined && has(row, position);
  };
}

function has(row: Uint32Array, position: number): boolean {
  return ((row[position >>> 5] ?? 0) & (1 << (position & 31))) !== 0;
}

/** Needed ids first. Without recursion: a runbook may be a chain of thousands of steps. */
function inOrder(graph: Graph): readonly string[] {
  const order: string[] = [];
  const done = new Set<string>();
  const seen = new Set<string>();
  for (const start of graph.keys()) {
    const stack = [{ id: start, next: 0 }];
    while (stack.length > 0) {
      const top = stack.at(-1);
      if (top === undefined) break;
      seen.add(top.id);
      const need = (graph.get(top.id) ?? [])[top.next];
      top.next += 1;
      if (need !== undefined) {
        if (!seen.has(need) && graph.has(need)) stack.push({ id: need, next: 0 });
        continue;
      }
      stack.pop();
      if (!done.has(top.id)) order.push(top.id);
      done.add(top.id);
    }
  }
  return order;
}

/** The strongly connected parts of more than one id, or of one that needs itself: Tarjan's, without recursion. */
function knots(graph: Graph): readonly (readonly string[])[] {
  const numbers = new Map<string, number>();
  const lows = new Map<string, number>();
  const open: string[] = [];
  const isOpen = new Set<string>();
  const found: string[][] = [];
  for (const start of graph.keys()) {
    if (numbers.has(start)) continue;
    const stack = [{ id: start, next: 0 }];
    while (stack.length > 0) {
      const top = stack.at(-1);
      if (top === undefined) break;
      const { id } = top;
      if (top.next === 0) {
        numbers.set(id, numbers.size);
        lows.set(id, numbers.get(id) ?? 0);
        open.push(id);
        isOpen.add(id);
      }
      const need = (graph.get(id) ?? [])[top.next];
      top.next += 1;
      if (need !== undefined) {
        if (!graph.has(need)) continue;
        if (!numbers.has(need)) stack.push({ id: need, next: 0 });
        else if (isOpen.has(need)) lower(lows, id, numbers.get(need));
        continue;
      }
      stack.pop();
      const parent = stack.at(-1);
      if (parent !== undefined) lower(lows, parent.id, lows.get(id));
      if (lows.get(id) !== numbers.get(id)) continue;
      const knot = open.splice(open.indexOf(id));
      for (const one of knot) isOpen.delete(one);
      if (knot.length > 1 || (graph.get(id) ?? []).includes(id)) found.push(knot);
    }
  }
  return found;
}

function lower(lows: Map<string, number>, id: string, number: number | undefined): void {
  lows.set(id, Math.min(lows.get(id) ?? Infinity, number ?? Infinity));
}

function shortestCycle(graph: Graph, knot: readonly string[]): readonly string[] {
  const start = [...graph.keys()].find((id) => knot.includes(id)) ?? '';
  const from = new Map<string, string>();
  const queue = [start];
  for (const id of queue) {
    for (const need of graph.get(id) ?? []) {
      if (need === start) {
        const path = [id];
        while (path[0] !== start) path.unshift(from.get(path[0] ?? '') ?? start);
        return [...path, start];
      }
      if (!knot.includes(need) || from.has(need)) continue;
      from.set(need, id);
      queue.push(need);
    }
  }
  return [start, start];
}
