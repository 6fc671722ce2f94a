import { expect, test } from 'vitest';
import { createTokens } from '../../../src/practice/registry/tokens.ts';

const ACCESS = new Map([['repository:team/app', new Set(['pull'])]]);

test('a token is taken for what it was given for, until its time is over', () => {
  let at = 1_000_000_000;
  const tokens = createTokens('registry.example.com', () => at);
  const token = tokens.give('puller', ACCESS);
  const taken = tokens.take(token);

  at += 301_000;

  expect(taken).toEqual(ACCESS);
  expect(tokens.take(token)).toBeUndefined();
});

test('a token that was changed, of another registry or of no form at all is not taken', () => {
  const [own, other] = [createTokens('one', Date.now), createTokens('one', Date.now)];
  const [head = '', , signature = ''] = own.give('puller', ACCESS).split('.');
  const claims = Buffer.from(JSON.stringify({ exp: 9_999_999_999, access: [] }));
  const forged = [head, claims.toString('base64url'), signature].join('.');

  const taken = [forged, other.give('puller', ACCESS), 'a.b.c', ''].map((one) => own.take(one));

  expect(taken).toEqual([undefined, undefined, undefined, undefined]);
});
