import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { beforeAll, expect, test } from 'vitest';
import { parse } from 'yaml';
import {
  certificateTextFault,
  keyTextFault,
  onlyKey,
} from '../../src/front-door/certificate-text.ts';
import { texts } from '../../src/text/index.ts';

type Case = {
  readonly says: string;
  readonly text?: string;
  readonly make?: string;
  readonly certificate?: string;
  readonly key?: string;
};

const CASES: readonly Case[] = parse(
  readFileSync(path.join(import.meta.dirname, 'certificate-text.yaml'), 'utf8'),
);
const FOLDER = mkdtempSync(path.join(tmpdir(), 'dr-wizard-certificates-'));

function openssl(words: string): void {
  execFileSync('openssl', words.replaceAll('~', FOLDER).split(' '), { stdio: 'pipe' });
}

beforeAll(() => {
  openssl('ecparam -name prime256v1 -genkey -noout -out ~/key.pem');
  openssl('req -x509 -key ~/key.pem -subj /CN=a -out ~/cert.pem');
});

test.each(CASES)('$says', ({ text, make, certificate, key }) => {
  if (make !== undefined) openssl(make);
  const held = text ?? readFileSync(path.join(FOLDER, 'out'), 'latin1');

  const seen = [certificateTextFault('f.bin', held), keyTextFault('f.bin', held)];

  expect(seen.map((cause) => cause?.code)).toEqual([certificate, key]);
});

test('the openssl line that helps stands there with the file, and it does help', () => {
  openssl('pkcs12 -export -in ~/cert.pem -inkey ~/key.pem -passout pass:x -out ~/out');
  const file = path.join(FOLDER, 'out');
  const cause = keyTextFault(file, readFileSync(file, 'latin1'));

  const { remedy } = texts('en').said(cause ?? { code: '', params: {} });
  const line = /openssl ([^)]*)/.exec(remedy)?.[1] ?? '';
  openssl(`${line} -passin pass:x`);

  expect(onlyKey(readFileSync(`${file}.key`, 'latin1'))).toMatch(/^-----BEGIN PRIVATE KEY-----/);
});

test('the one key of a text is found alone; of two there is none', () => {
  const key = (body: string) => `-----BEGIN PRIVATE KEY-----\n${body}\n-----END PRIVATE KEY-----\n`;

  expect(onlyKey(`hello\r\n${key('QUJD').replaceAll('\n', '\r\n')}`)).toBe(key('QUJD'));
  expect(onlyKey(`${key('QUJD')}${key('REVG')}`)).toBeUndefined();
  expect(onlyKey('')).toBeUndefined();
});
