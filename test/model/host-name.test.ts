import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { checkHostName } from '../../src/model/host-name.ts';

const LABEL_63 = 'a'.repeat(63);
const NAME_253 = [LABEL_63, LABEL_63, LABEL_63, 'a'.repeat(61)].join('.');

test.each([
  ['www.example.com', 'www.example.com'],
  ['WWW.Example.COM', 'www.example.com'],
  ['www.example.com.', 'www.example.com'],
  [' www.example.com ', 'www.example.com'],
  ['ｗｗｗ．ｅｘａｍｐｌｅ．ｃｏｍ', 'www.example.com'],
  ['www。example｡com', 'www.example.com'],
  ['例子.测试', 'xn--fsqu00a.xn--0zwm56d'],
  ['例子。cn', 'xn--fsqu00a.cn'],
  ['bücher.example', 'xn--bcher-kva.example'],
  ['straße.example', 'xn--strae-oqa.example'],
  ['xn--fsqu00a.cn', 'xn--fsqu00a.cn'],
  ['☃.example', 'xn--n3h.example'],
  ['localhost', 'localhost'],
  ['3com.example', '3com.example'],
  ['a.1f', 'a.1f'],
  [NAME_253, NAME_253],
])('%s is the name %s', (text, name) => {
  expect(checkHostName(text)).toEqual({ ok: true, name });
});

test.each([
  ['', 'host-name-empty'],
  ['  ', 'host-name-empty'],
  ['.', 'host-name-empty'],
  ['https://www.example.com', 'host-name-url'],
  ['www.example.com/path', 'host-name-url'],
  ['www.example.com:443', 'host-name-url'],
  ['me@example.com', 'host-name-url'],
  ['www.example.com?x', 'host-name-url'],
  ['203.0.113.1', 'host-name-numeric'],
  ['1.2.3', 'host-name-numeric'],
  ['www.example.1', 'host-name-numeric'],
  ['www.0x7f', 'host-name-numeric'],
  ['2001:db8::1', 'host-name-numeric'],
  ['::1', 'host-name-numeric'],
  ['www example.com', 'host-name-blank'],
  ['www\texample.com', 'host-name-control'],
  ['www.example.com\u001b[31m', 'host-name-control'],
  ['www.exa\u200bmple.com', 'host-name-control'],
  ['\u202emoc.elpmaxe', 'host-name-control'],
  ['www.exa\0mple.com', 'host-name-control'],
  ['*.example.com', 'host-name-wildcard'],
  ['a%41.example.com', 'host-name-sign'],
  ['a,b.example.com', 'host-name-sign'],
  ['[a].example.com', 'host-name-sign'],
  ['_dmarc.example.com', 'host-name-underscore'],
  ['a..b', 'host-name-gap'],
  ['.example.com', 'host-name-gap'],
  ['example.com..', 'host-name-gap'],
  ['xn--ü.example', 'host-name-script'],
  ['\u0301a.example', 'host-name-script'],
  [`${LABEL_63}a.example.com`, 'host-name-label-long'],
  [`${'ü'.repeat(60)}.example.com`, 'host-name-label-long'],
  [`${NAME_253}a`, 'host-name-long'],
  ['-a.example.com', 'host-name-hyphen'],
  ['a-.example.com', 'host-name-hyphen'],
])('%j is none: %s', (text, code) => {
  expect(checkHostName(text)).toMatchObject({ ok: false, code });
});

test('an underscore is right in DNS', () => {
  expect(checkHostName('_dmarc.Example.com', 'dns')).toEqual({
    ok: true,
    name: '_dmarc.example.com',
  });
});

test('the sign that is wrong is named, and a long text is shortened', () => {
  expect([checkHostName('a\u200b.example'), checkHostName('*'.repeat(200))]).toMatchObject([
    { params: { sign: 'U+200B' } },
    { params: { name: `${'*'.repeat(60)}…` } },
  ]);
});

test('whatever is taken is plain ASCII, not too long, and taken again as it is', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme', maxLength: 300 }), (text) => {
      const checked = checkHostName(text, 'dns');
      if (!checked.ok) return;
      expect(checked.name).toMatch(/^[a-z0-9_-]+(?:\.[a-z0-9_-]+)*$/);
      expect(checked.name.length).toBeLessThanOrEqual(253);
      expect(checkHostName(checked.name, 'dns')).toEqual(checked);
    }),
    { numRuns: 2000 },
  );
});
