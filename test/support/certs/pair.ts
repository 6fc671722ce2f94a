import { createPrivateKey } from 'node:crypto';
import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileReader } from '../../../src/files/file-reader.ts';
import type { FileReader } from '../../../src/model/ports.ts';
import { aMadeCertificate, type Made, type MadeOptions } from '../tls/made.ts';

/** A CA with an issuing one below it, and what that issues. */
export type TestCa = {
  readonly root: Made;
  readonly issuing: Made;
  issue(names: readonly string[], more?: Partial<MadeOptions>): Promise<Made>;
};

export async function aCa(): Promise<TestCa> {
  const root = await aMadeCertificate({ subject: 'CN=Test root', ca: true });
  const issuing = await aMadeCertificate({ subject: 'CN=Test issuing', issuer: root, ca: true });
  return {
    root,
    issuing,
    issue: (names, more = {}) =>
      aMadeCertificate({ subject: `CN=${names[0] ?? 'none'}`, issuer: issuing, names, ...more }),
  };
}

/** A folder with these files, read as a run would. */
export function aFolder(files: { readonly [name: string]: string | Buffer }): {
  readonly folder: string;
  readonly files: FileReader;
  write(name: string, content: string | Buffer): void;
} {
  const folder = mkdtempSync(path.join(tmpdir(), 'dr-wizard-certs-'));
  const write = (name: string, content: string | Buffer) => {
    mkdirSync(path.dirname(path.join(folder, name)), { recursive: true });
    writeFileSync(path.join(folder, name), content);
  };
  for (const [name, content] of Object.entries(files)) write(name, content);
  return { folder, files: fileReader(folder), write };
}

/** The same key in another form. */
export function keyAs(pem: string, type: 'pkcs1' | 'sec1' | 'pkcs8', passphrase?: string): string {
  const lock = passphrase === undefined ? {} : { cipher: 'aes-256-cbc', passphrase };
  return createPrivateKey(pem)
    .export({ type, format: 'pem', ...lock })
    .toString();
}

/** Whether anything of a key stands in a text: one of its lines, or that in base64 again. */
export function tellsKey(text: string, pem: string): boolean {
  const lines = pem.split('\n').filter((line) => line !== '' && !line.startsWith('-----'));
  const secrets = [...lines, Buffer.from(pem).toString('base64').slice(48, 148)];
  return secrets.some((secret) => text.includes(secret.slice(0, 40)));
}
