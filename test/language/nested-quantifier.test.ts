import { expect, test } from 'vitest';
import { hasNestedQuantifier } from '../../src/language/nested-quantifier.ts';

test.each([
  '(a+)+',
  '(a*)*b',
  '([a-z]+)*',
  '((a+)b)+',
  '(a{2,})+',
  '(?:x+)+',
  '(\\d+)*',
  '(a(b+)c)*',
  '((a)+)+',
])('%s repeats what repeats itself', (pattern) => {
  expect(hasNestedQuantifier(pattern)).toBe(true);
});

test.each([
  '^[0-9.]+$',
  '(ab)+',
  'a+b+',
  '(a|b)*',
  '[(a+)+]',
  '\\(a+\\)+',
  '(a{2})+',
  '(a+)b',
  '(a+)?',
  '[a-z]+(-[a-z])*',
])('%s does not', (pattern) => {
  expect(hasNestedQuantifier(pattern)).toBe(false);
});
