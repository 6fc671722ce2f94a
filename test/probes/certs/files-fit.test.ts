import { beforeAll, expect, test } from 'vitest';
import { aCa, keyAs, tellsKey, type TestCa } from '../../support/certs/pair.ts';
import { DAY_MS, HOSTS, lookAtFiles } from '../../support/certs/look-at-files.ts';
import type { Made } from '../../support/tls/made.ts';

let ca: TestCa;
let api: Made;
const look = (
  given: Parameters<typeof lookAtFiles>[1],
  more?: Parameters<typeof lookAtFiles>[2],
  entries?: Parameters<typeof lookAtFiles>[3],
) => lookAtFiles(ca.root.cert, given, more, entries);

beforeAll(async () => {
  ca = await aCa();
  api = await ca.issue(HOSTS);
});

test('a certificate with its issuer and its key below the folder passes without a word', async () => {
  const { seen, codes } = await look({
    'api.pem': api.cert + ca.issuing.cert,
    'api.key': api.key,
  });

  expect([seen.verdict, codes, seen.door]).toEqual(['pass', [], undefined]);
});

test('what it says in public is evidence, and nothing of its key', async () => {
  const { seen } = await look({ 'api.pem': api.cert + ca.issuing.cert + api.key });

  const text = JSON.stringify(seen);
  expect(seen.verdict).toBe('pass');
  expect(seen.evidence[0]?.text).toContain('CN=Test issuing');
  expect(tellsKey(text, api.key)).toBe(false);
});

test.each(['.crt', '.cer'])('a file that ends in %s is found as well', async (ending) => {
  const { seen } = await look({
    [`api${ending}`]: api.cert + ca.issuing.cert,
    'api-key.pem': api.key,
  });

  expect(seen.verdict).toBe('pass');
});

test('a site may name both files', async () => {
  const { seen } = await look({ 'deep/a.pem': api.cert + ca.issuing.cert, 'k.pem': api.key }, {}, [
    { id: 'x', hosts: HOSTS, certificate: 'certs/deep/a.pem', key: 'certs/k.pem' },
  ]);

  expect(seen.verdict).toBe('pass');
});

test('what was looked for is told where there is nothing, and may still come', async () => {
  const none = await look({});
  const noKey = await look({ 'api.pem': api.cert + ca.issuing.cert });

  expect(none.seen).toMatchObject({
    verdict: 'wait',
    cause: {
      code: 'certificate-file-missing',
      params: { looked: 'certs/api.pem, certs/api.crt, certs/api.cer' },
    },
    object: { kind: 'File', name: 'certs/api.pem' },
  });
  expect(noKey.seen).toMatchObject({
    verdict: 'wait',
    cause: {
      code: 'certificate-key-file-missing',
      params: { looked: 'certs/api.key, certs/api-key.pem' },
    },
  });
});

test('windows, exports and orders of every sort are taken, and what is put right is told', async () => {
  const mess = `\uFEFFBag Attributes\n${ca.root.cert}${ca.issuing.cert}subject=api\n${api.cert}`;
  const { seen, codes } = await look({
    'api.pem': mess.replaceAll('\n', '\r\n'),
    'api.key': `\uFEFF${keyAs(api.key, 'sec1')}`.replaceAll('\n', '\r\n'),
  });

  expect([seen.verdict, codes]).toEqual([
    'pass',
    ['certificate-unsorted', 'certificate-some-not-needed'],
  ]);
});

test('a file in UTF-16, or with words in GBK, is read', async () => {
  const text = api.cert + ca.issuing.cert;
  const gbk = Buffer.concat([Buffer.from([0xd6, 0xa4, 0xca, 0xe9, 0x0a]), Buffer.from(text)]);

  const wide = await look({
    'api.pem': Buffer.from(`\uFEFF${text}`, 'utf16le'),
    'api.key': api.key,
  });
  const chinese = await look({ 'api.pem': gbk, 'api.key': api.key });

  expect([wide.seen.verdict, chinese.seen.verdict]).toEqual(['pass', 'pass']);
});

test('a missing issuer and an end that is near pass, and are owed', async () => {
  const soon = await ca.issue(HOSTS, { notAfter: 5.5 * DAY_MS, ofPublicCa: true });
  const files = { 'api.pem': soon.cert, 'api.key': soon.key };

  const seen = await look(files);
  const later = await look(files, { warnDays: 3 });

  expect([seen.seen.verdict, seen.codes]).toEqual([
    'pass',
    ['certificate-issuer-missing', 'certificate-expires-soon'],
  ]);
  expect(later.codes).toEqual(['certificate-issuer-missing']);
});

test('each file is judged, and the worst is said first', async () => {
  const shop = await ca.issue(['shop.example.com'], { ofPublicCa: true });
  const { seen, codes } = await look(
    {
      'api.pem': api.cert + ca.issuing.cert,
      'api.key': api.key,
      'shop.pem': shop.cert,
      'shop.key': api.key,
    },
    {},
    [
      { id: 'api', hosts: HOSTS },
      { id: 'gone', hosts: ['gone.example.com'] },
      { id: 'shop', hosts: ['shop.example.com'] },
    ],
  );

  expect([seen.verdict, codes]).toEqual([
    'fail',
    ['certificate-key-mismatch', 'certificate-file-missing', 'certificate-issuer-missing'],
  ]);
});

test('no certificates prove nothing, and an entry without hosts is none', async () => {
  const none = await look({}, {}, []);
  const malformed = await look({}, {}, [{ id: 'api', hosts: [] }]);

  expect([none.seen.verdict, none.codes]).toEqual(['unknown', ['nothing-expected']]);
  expect([malformed.seen.verdict, malformed.codes]).toEqual([
    'unknown',
    ['certificate-entry-malformed'],
  ]);
});

test('what can not be read is unknown: a folder, a file too large, a root that is none', async () => {
  const folder = await look({ 'api.pem/x': '' });
  const large = await look({ 'api.pem': 'x'.repeat(1024 * 1024 + 1) });
  const trust = await look({ 'api.pem': 'x' }, { trust: ['certs/api.pem'] });
  const absent = await look({ 'api.pem': 'x' }, { trust: ['certs/none.pem'] });

  expect([folder, large, trust, absent].map(({ seen, codes }) => [seen.verdict, ...codes])).toEqual(
    [
      ['unknown', 'file-unreadable'],
      ['unknown', 'file-too-large'],
      ['unknown', 'certificate-none'],
      ['unknown', 'file-missing'],
    ],
  );
});

test('nothing of a key is told, whatever is wrong with it', async () => {
  const broken = api.key.replace('-----END PRIVATE KEY-----', '-----END KEY-----');
  const mixed = `${api.key}${ca.root.key}`;

  const seen = await Promise.all(
    [broken, mixed, api.key].map((key) => look({ 'api.pem': ca.root.cert, 'api.key': key })),
  );

  expect(seen.some((one) => tellsKey(JSON.stringify(one), api.key))).toBe(false);
});
