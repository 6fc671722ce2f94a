import { expect, test } from 'vitest';
import { isOnlyTold, ONLY_TOLD } from '../../src/core/only-told.ts';
import { aCause } from '../../src/model/verdict.ts';
import { en } from '../../src/text/en/index.ts';

test.each([
  ['a certificate that ends soon is owed', aCause('tls-expires-soon'), false],
  ['an issuer that is missing is owed', aCause('certificate-issuer-missing'), false],
  ['a site that redirects is only told', aCause('http-redirected'), true],
  [
    'a resolver that is still old turns by itself',
    aCause('dns-resolver-old', {}, { healsByItself: true }),
    true,
  ],
])('%s', (_, note, isTold) => {
  expect(isOnlyTold(note)).toBe(isTold);
});

test('what is only told has words, so none of it is a slip of the pen', () => {
  expect([...ONLY_TOLD].filter((code) => !(code in en.cause))).toEqual([]);
});
