import { expect, test } from 'vitest';
import { aPlace } from '../bad-input/a-place.ts';
import { aCa } from '../../support/certs/pair.ts';

const HEAD = `apiVersion: dr-wizard/v1
kind: Site
id: shop
title: { en: Shop, zh: 商店 }
records:
`;
const CERTIFICATES = `id: certificates
title: { en: Certificates, zh: 证书 }
steps:
  - id: files
    title: { en: Files, zh: 文件 }
    prove:
      - probe: certs/files-fit
        with: { certificates: "\${{ site.certificates }}", folder: ., trust: [root.pem] }
`;

/** As YAML has them, each with what is said of it; `null`: taken. */
const NAMES: readonly (readonly [name: string, says: string | null])[] = [
  ['shop.example', null],
  ['trailing.shop.example.', null],
  ['SHOP.example', null],
  ['商店.example', null],
  ['商店。example', null],
  ['_acme.shop.example', null],
  [`${'a'.repeat(63)}.example`, null],
  [`${'a'.repeat(64)}.example`, 'is 64 characters long; 63 are allowed.'],
  [`${'a.'.repeat(127)}example`, 'is 261 characters long; 253 are allowed.'],
  ['""', 'A host name is empty here.'],
  ['" "', 'A host name is empty here.'],
  ['.', 'A host name is empty here.'],
  ['"a b.example"', 'a b.example has a blank in it.'],
  [String.raw`"a\tb.example"`, 'has the hidden sign U+0009 in it.'],
  [String.raw`"a\0b.example"`, 'has the hidden sign U+0000 in it.'],
  [String.raw`"a\e[31mb.example"`, 'has the hidden sign U+001B in it.'],
  [String.raw`"a\u009b2Jb.example"`, 'has the hidden sign U+009B in it.'],
  [String.raw`"a\u202eb.example"`, 'has the hidden sign U+202E in it.'],
  ['a..example', 'a..example has two dots in a row, or begins with one.'],
  ['-a.example', 'A part of -a.example begins or ends with a hyphen.'],
  ['"*.example"', '*.example stands for many names, and only one can be asked for.'],
  ['192.0.2.1', '192.0.2.1 is an IP address, or would be read as one.'],
  ['0x7f.1', '0x7f.1 is an IP address, or would be read as one.'],
  ['https://a.example/x', 'is an address of a page, or has a port, a path or a user in it.'],
  ['a%41.example', 'a%41.example has the sign % in it, which no host name has.'],
];

test('a name that can be none is refused where it stands, and every other form of one is taken', async () => {
  const rows = NAMES.map(([name]) => `  - { name: ${name}, value: 192.0.2.1 }\n`);
  const place = await aPlace({ 'site.yaml': HEAD + rows.join(''), 'book.yaml': CERTIFICATES });

  const ended = await place.run(['verify', 'book.yaml', '--site', 'site.yaml']);

  expect([ended.exitCode, ended.stdout]).toEqual([2, '']);
  const first = HEAD.split('\n').length;
  const faults = place
    .said(ended)
    .flatMap((line) => /^site\.yaml:(\d+):13 {2}(.*)$/.exec(line) ?? []);
  const found = new Map<number, string>();
  for (let at = 0; at < faults.length; at += 3)
    found.set(Number(faults[at + 1]) - first, faults[at + 2] ?? '');
  const wrong = NAMES.flatMap(([name, says], at) => {
    const said = found.get(at);
    const isSo = says === null ? said === undefined : said?.includes(says) === true;
    return isSo ? [] : [{ name, said }];
  });
  expect(wrong).toEqual([]);
});

test('certificates are checked without any cluster, for people and for machines', async () => {
  const ca = await aCa();
  const own = await ca.issue(['shop.example']);
  const site = `${HEAD.replace('records:\n', '')}certificates: [{ id: web, hosts: [shop.example] }]\n`;
  const place = await aPlace({
    'site.yaml': site,
    'book.yaml': CERTIFICATES,
    'root.pem': ca.root.cert,
    'web.pem': own.cert + ca.issuing.cert,
    'web.key': own.key,
  });
  const verify = (output: string) =>
    place.run([
      'verify',
      'book.yaml',
      '--site',
      'site.yaml',
      '--only',
      'certs',
      '--output',
      output,
    ]);

  const right = await Promise.all(['text', 'json', 'junit'].map(verify));
  await place.write({
    'site.yaml': site.replace('[shop.example]', '[shop.example, other.example]'),
  });
  const wrong = await Promise.all(['text', 'json', 'junit'].map(verify));

  expect(right.map(({ exitCode, stderr }) => [exitCode, stderr])).toEqual(
    Array.from({ length: 3 }, () => [0, '']),
  );
  expect(wrong.map(({ exitCode, stderr }) => [exitCode, stderr])).toEqual(
    Array.from({ length: 3 }, () => [1, '']),
  );
  expect(wrong[0]?.stdout).toMatch(/^FAIL +1 files +certs\/files-fit$/m);
  expect(JSON.parse(wrong[1]?.stdout ?? '')).toMatchObject({ verdict: 'fail', target: null });
  expect(wrong[2]?.stdout).toContain('failures="1" errors="0"');
});
