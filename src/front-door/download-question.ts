import { readRoots } from './certificate-files.ts';
import { TRUST_FIELD } from './certificate-fields.ts';
import type { Fields } from '../model/catalogue.ts';
import type { DownloadQuestion } from '../model/download.ts';
import type { Readers } from '../model/ports.ts';

export type Asked = {
  readonly url: string;
  readonly headers?: { readonly [name: string]: string };
  readonly trust?: readonly string[];
};

export const HEADERS_FIELD = {
  type: 'map',
  of: {
    type: 'string',
    secret: true,
    doc: { en: 'A value; may be a secret.', zh: '值，可为机密。' },
  },
  optional: true,
  doc: {
    en: 'Headers of the request, such as PRIVATE-TOKEN; sent to the host of the address only.',
    zh: '请求头，例如 PRIVATE-TOKEN；只发送给该地址的主机。',
  },
} as const;

export const ASKED_FIELDS = {
  headers: HEADERS_FIELD,
  trust: TRUST_FIELD,
} as const satisfies Fields;

/** The question for a file, with the roots of the site read. */
export async function downloadQuestion(
  { url, headers, trust = [] }: Asked,
  { files, certificates, clock }: Pick<Readers, 'files' | 'certificates' | 'clock'>,
): Promise<DownloadQuestion> {
  const roots = await readRoots(trust, files, certificates, clock.now());
  return { url, roots, ...(headers === undefined ? {} : { headers }) };
}
