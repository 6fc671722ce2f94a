import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { ancestorsOf, findCycles } from '../../src/language/graph.ts';

const graphOf = (edges: Readonly<Record<string, readonly string[]>>) =>
  new Map(Object.entries(edges));

describe('cycles', () => {
  test.each([
    [{ a: ['b'], b: [] }, []],
    [{ a: ['a'] }, [['a', 'a']]],
    [{ a: ['b'], b: ['c'], c: ['a'] }, [['a', 'b', 'c', 'a']]],
    [{ a: ['b', 'c'], b: ['c'], c: ['a'] }, [['a', 'c', 'a']]],
    [
      { a: ['b'], b: ['a'], c: ['d'], d: ['c', 'a'] },
      [
        ['a', 'b', 'a'],
        ['c', 'd', 'c'],
      ],
    ],
    [{ a: ['gone'] }, []],
  ])('of %j are %j', (edges, cycles) => {
    expect(findCycles(graphOf(edges))).toEqual(cycles);
  });

  test('of a chain of 20,000 do not overflow the stack', () => {
    const chain = new Map(
      Array.from({ length: 20_000 }, (_, i) => [`${i}`, i === 0 ? ['19999'] : [`${i - 1}`]]),
    );

    expect(findCycles(chain)[0]).toHaveLength(20_001);
  });
});

test('what needs what is what a walk over the needs finds', () => {
  const edges = fc.array(fc.array(fc.nat(15), { maxLength: 4 }), { minLength: 1, maxLength: 16 });

  fc.assert(
    fc.property(edges, (lists) => {
      // Only needs of a smaller number: so it has no cycle.
      const graph = new Map(
        lists.map((needs, id) => [`${id}`, needs.filter((one) => one < id).map(String)]),
      );
      const reach = (id: string): string[] =>
        (graph.get(id) ?? []).flatMap((need) => [need, ...reach(need)]);
      const needs = ancestorsOf(graph);

      for (const id of graph.keys()) {
        const walked = new Set(reach(id));
        for (const other of graph.keys()) expect(needs(id, other)).toBe(walked.has(other));
      }
    }),
  );
});
