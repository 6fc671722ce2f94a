import { WizardError } from '../model/error.ts';
import type { FileReader } from '../model/ports.ts';
import type { CertificateReader } from '../model/tls.ts';
import { aCause, type Cause } from '../model/verdict.ts';
import type { Certificates } from './certificate-judge.ts';
import { certificateTextFault, keyTextFault } from './certificate-text.ts';

/** Where a certificate and its key are: named, or below a folder by the id. */
export type PairNamed = {
  readonly id?: string;
  readonly folder?: string;
  readonly certificate?: string;
  readonly key?: string;
};

const CERTIFICATE_ENDINGS = ['.pem', '.crt', '.cer'];
const KEY_ENDINGS = ['.key', '-key.pem'];
/** More than any chain with all that is written around it. */
const MAX_BYTES = 1024 * 1024;

/** The names that are looked for, in this order; the first one is what a site should have. */
export function pairNames({ id = '', folder = '.', certificate, key }: PairNamed): {
  readonly certificate: readonly string[];
  readonly key: readonly string[];
} {
  const stem = `${folder.replace(/\/+$/, '')}/${id}`;
  const endings = (all: readonly string[]) => (id === '' ? [] : all.map((end) => `${stem}${end}`));
  return {
    certificate: certificate === undefined ? endings(CERTIFICATE_ENDINGS) : [certificate],
    key: key === undefined ? endings(KEY_ENDINGS) : [key],
  };
}

export type Text = { readonly where: string; readonly text: string };
type Files = Pick<FileReader, 'stat' | 'text'>;

export type PairRead = {
  readonly certificate: Text | null;
  /** The same file where that holds the key, too. Its text is a secret. */
  readonly key: Text | null;
  readonly missing: readonly Cause[];
};

/** The two files, a character a byte. Throws `WizardError` where one is there and can't be read. */
export async function readPair(named: PairNamed, files: Files): Promise<PairRead> {
  const names = pairNames(named);
  const certificate = await firstOf(names.certificate, files);
  if (certificate === null) {
    const looked = shown(names.certificate);
    return { certificate, key: null, missing: [aCause('certificate-file-missing', { looked })] };
  }
  const own = await firstOf(names.key, files);
  if (own !== null) return { certificate, key: own, missing: [] };
  if (keyTextFault(certificate.where, certificate.text)?.code !== 'certificate-key-none')
    return { certificate, key: certificate, missing: [] };
  const looked = shown(names.key);
  return { certificate, key: null, missing: [aCause('certificate-key-file-missing', { looked })] };
}

function shown(names: readonly string[]): string {
  return names.join(', ') || '-';
}

async function firstOf(names: readonly string[], files: Files): Promise<Text | null> {
  for (const where of names)
    if ((await files.stat(where)) !== undefined)
      return { where, text: await files.text(where, MAX_BYTES, 'latin1') };
  return null;
}

/** The certificates of a text, or why it has none. */
export async function certificatesIn(
  { where, text }: Text,
  reader: Pick<CertificateReader, 'certificates'>,
): Promise<Certificates | Cause> {
  const fault = certificateTextFault(where, text);
  if (fault !== null) return fault;
  const [read] = await Promise.allSettled([reader.certificates(text)]);
  if (read.status === 'rejected') {
    if (!(read.reason instanceof WizardError)) throw read.reason;
    return aCause(read.reason.code, { ...read.reason.params, where });
  }
  const [first, ...rest] = read.value;
  return first === undefined ? aCause('certificate-none', { where, found: '-' }) : [first, ...rest];
}

/** The roots of these files that have begun and not ended. Throws `WizardError` where one holds none. */
export async function readRoots(
  paths: readonly string[],
  files: Files,
  reader: Pick<CertificateReader, 'certificates'>,
  now: number,
): Promise<readonly string[]> {
  const roots: string[] = [];
  for (const where of paths) {
    const read = await certificatesIn(
      { where, text: await files.text(where, MAX_ROOTS_BYTES, 'latin1') },
      reader,
    );
    if ('code' in read) throw new WizardError('faulty-file', read.code, read.params);
    for (const { notBefore, notAfter, pem } of read)
      if (notBefore <= now && now <= notAfter) roots.push(pem);
  }
  return roots;
}

/** A whole bundle of a system may be named. */
const MAX_ROOTS_BYTES = 4 * 1024 * 1024;
