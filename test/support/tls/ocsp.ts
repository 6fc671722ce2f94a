import { execFile } from 'node:child_process';
import { X509Certificate } from 'node:crypto';
import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { promisify } from 'node:util';
import { createTempDirectory } from '../control-plane/child.ts';
import { installed } from './installed.ts';
import type { Made } from './made.ts';

export type OcspOptions = {
  readonly status: 'good' | 'revoked' | 'unknown';
  /** Who signs it instead of the issuer. */
  readonly signer?: Made;
};

/** What a responder of this issuer says of a certificate, made by openssl. DER; valid from now on for a day. */
export async function anOcspAnswer(
  leaf: Made,
  issuer: Made,
  { status, signer = issuer }: OcspOptions,
): Promise<Buffer> {
  const { directory, remove } = await createTempDirectory('ocsp-');
  const at = (name: string) => path.join(directory, name);
  const openssl = (...argv: string[]) =>
    promisify(execFile)(installed('openssl'), ['ocsp', ...argv], { cwd: directory });
  try {
    await writeFile(at('leaf.pem'), leaf.cert);
    await writeFile(at('issuer.pem'), issuer.cert);
    await writeFile(at('signer.pem'), signer.cert);
    await writeFile(at('signer.key'), signer.key);
    await writeFile(at('index.txt'), indexLine(leaf, status));
    await openssl('-issuer', 'issuer.pem', '-cert', 'leaf.pem', '-reqout', 'request.der');
    const books = ['-index', 'index.txt', '-CA', 'issuer.pem', '-ndays', '1'];
    const signing = ['-rsigner', 'signer.pem', '-rkey', 'signer.key'];
    await openssl(...books, ...signing, '-reqin', 'request.der', '-respout', 'response.der');
    return await readFile(at('response.der'));
  } finally {
    await remove();
  }
}

/** As a CA of openssl keeps its books. */
function indexLine(leaf: Made, status: OcspOptions['status']): string {
  if (status === 'unknown') return '';
  const { serialNumber } = new X509Certificate(leaf.cert);
  const revoked = status === 'revoked' ? '260101000000Z,keyCompromise' : '';
  const sign = status === 'revoked' ? 'R' : 'V';
  return `${[sign, '491231000000Z', revoked, serialNumber, 'unknown', '/CN=any'].join('\t')}\n`;
}
