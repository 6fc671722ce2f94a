import { expect, test } from 'vitest';
import { challengesIn } from '../../src/model/challenge.ts';

const bearer = (params: object) => [{ scheme: 'bearer', params }];

test.each([
  ['Basic realm="a, b"', [{ scheme: 'basic', params: { realm: 'a, b' } }]],
  [
    'Bearer realm="https://auth.example.com/token",service="registry.example.com",scope="repository:a/b:pull,push"',
    bearer({
      realm: 'https://auth.example.com/token',
      service: 'registry.example.com',
      scope: 'repository:a/b:pull,push',
    }),
  ],
  ['BEARER Realm = "x" , SERVICE=y', bearer({ realm: 'x', service: 'y' })],
  [String.raw`Bearer realm="say \"hi\" \\ there"`, bearer({ realm: String.raw`say "hi" \ there` })],
  ['Bearer realm=""', bearer({ realm: '' })],
  ['Bearer realm="first", realm="second"', bearer({ realm: 'first' })],
  [
    'Negotiate, Basic realm="r", Bearer realm="t", service="s"',
    [
      { scheme: 'negotiate', params: {} },
      { scheme: 'basic', params: { realm: 'r' } },
      { scheme: 'bearer', params: { realm: 't', service: 's' } },
    ],
  ],
  [
    'Negotiate YWJj==, Bearer realm="t"',
    [
      { scheme: 'negotiate', params: {} },
      { scheme: 'bearer', params: { realm: 't' } },
    ],
  ],
  ['', []],
  [' , ,', []],
  ['Bearer', bearer({})],
  ['Bearer realm="never closed', bearer({})],
  ['Bearer realm="a", <html>', bearer({ realm: 'a' })],
  ['"quoted"', []],
])('%s', (header, expected) => {
  expect(challengesIn(header)).toEqual(expected);
});

test('a header of any length is read at once', () => {
  expect(challengesIn('a,'.repeat(8000)).length).toBe(8000);
  expect(challengesIn(`Bearer realm="${String.raw`\"`.repeat(8000)}`)).toEqual(bearer({}));
});
