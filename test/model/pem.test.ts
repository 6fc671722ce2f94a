import { expect, test } from 'vitest';
import { pemBlocks } from '../../src/model/pem.ts';

const BODY = 'A'.repeat(64);
const PEM = `-----BEGIN CERTIFICATE-----\n${BODY}\nQUJD\n-----END CERTIFICATE-----\n`;
const widened = (text: string) => Buffer.from(text, 'utf16le').toString('latin1');

test.each([
  ['as OpenSSL writes it', PEM],
  ['with a byte order mark', `\uFEFF${PEM}`],
  ['with one that was read byte by byte', `\u00EF\u00BB\u00BF${PEM}`],
  ['with CRLF', PEM.replaceAll('\n', '\r\n')],
  ['with CR', PEM.replaceAll('\n', '\r')],
  ['indented, as in a YAML file', PEM.replaceAll(/^/gm, '    ')],
  ['on one line', PEM.replaceAll('\n', ' ')],
  ['between the words of a program', `Bag Attributes\n  friendlyName: api\n${PEM}\nbye\n`],
  ['between words in GBK', `${Buffer.from('d6a4cae9', 'hex').toString('latin1')}\n${PEM}`],
  ['in UTF-16, read byte by byte', widened(PEM)],
  ['in UTF-16 with its mark', widened(`\uFEFF${PEM}`)],
])('a block is taken %s', (_, text) => {
  expect(pemBlocks(text)).toMatchObject([{ label: 'CERTIFICATE', pem: PEM, isBroken: false }]);
});

test('each block says where it begins', () => {
  const text = `hello\r\n${PEM}\r\n${PEM.replaceAll('CERTIFICATE', 'EC PRIVATE KEY')}`;

  expect(pemBlocks(text).map(({ label, line }) => [label, line])).toEqual([
    ['CERTIFICATE', 2],
    ['EC PRIVATE KEY', 7],
  ]);
});

test.each([
  ['that has no end', PEM.replace(/-----END.*\n/, '')],
  ['that ends as something else', PEM.replace('END CERTIFICATE', 'END PRIVATE KEY')],
  ['with what is no base64', PEM.replace('QUJD', 'QU-D')],
  ['with nothing in it', '-----BEGIN CERTIFICATE-----\n-----END CERTIFICATE-----\n'],
  ['with line breaks written out', PEM.replaceAll('\n', String.raw`\n`)],
])('a block %s is broken', (_, text) => {
  expect(pemBlocks(text).map(({ isBroken }) => isBroken)).toEqual([true]);
});

test('an unended block hides none that follows', () => {
  const text = `${PEM.replace(/-----END.*\n/, '')}${PEM}`;

  expect(pemBlocks(text).map(({ isBroken }) => isBroken)).toEqual([true, false]);
});

test('old and new encrypted keys say so', () => {
  const old = `-----BEGIN RSA PRIVATE KEY-----
Proc-Type: 4,ENCRYPTED
DEK-Info: AES-128-CBC,00112233445566778899AABBCCDDEEFF

QUJD
-----END RSA PRIVATE KEY-----
`;
  const now = PEM.replaceAll('CERTIFICATE', 'ENCRYPTED PRIVATE KEY');

  expect(pemBlocks(old)).toMatchObject([{ isEncrypted: true, isBroken: false, pem: old }]);
  expect(pemBlocks(now)).toMatchObject([{ isEncrypted: true }]);
});

test('a megabyte of beginnings takes no time worth the name', () => {
  const text = '-----BEGIN CERTIFICATE-----\n'.repeat(40_000);

  expect(pemBlocks(text)).toHaveLength(40_000);
});
