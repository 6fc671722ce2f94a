import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { compileMatcher } from '../../src/journal/matcher.ts';

const word = fc.string({ unit: fc.constantFrom('a', 'b', '中'), minLength: 1, maxLength: 5 });
const text = fc.string({ unit: fc.constantFrom('a', 'b', 'c', '中'), maxLength: 60 });

test('at each character it knows the longest word that ends there and how much may become one', () => {
  fc.assert(
    fc.property(fc.uniqueArray(word, { minLength: 1, maxLength: 8 }), text, (words, within) => {
      const matcher = compileMatcher(words.map((one) => ({ text: one, owner: one })));

      let node = 0;
      for (let end = 1; end <= within.length; end += 1) {
        node = matcher.next(node, within.charCodeAt(end - 1));
        const before = within.slice(0, end);
        const longest = words
          .filter((one) => before.endsWith(one))
          .reduce((best, one) => (one.length > best.length ? one : best), '');
        const beginnings = words.flatMap((one) =>
          Array.from({ length: one.length }, (_, length) => one.slice(0, length + 1)),
        );
        const depth = Math.max(
          0,
          ...beginnings.filter((one) => before.endsWith(one)).map((one) => one.length),
        );
        expect([matcher.length(node), matcher.owner(node), matcher.depth(node)]).toEqual([
          longest.length,
          longest,
          depth,
        ]);
      }
    }),
  );
});
