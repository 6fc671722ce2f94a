import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { Authority, Pair } from '../authority.ts';
import { Declined } from '../declined.ts';
import type { ConsoleSection, ConsoleTask } from './task.ts';

/** A certificate that the site wants. */
export type WantedCertificate = { readonly id: string; readonly hosts: readonly string[] };

export type CertificateDesk = {
  /** The drill's folder. */
  readonly folder: string;
  /** In it: where certificates are kept. */
  readonly certificateFolder: string;
  readonly certificates: readonly WantedCertificate[];
  readonly issue: Authority['issue'];
};

/** Where certificates are had: from the range's own authority, or as somebody brings them. */
export function certificateSection(desk: CertificateDesk): ConsoleSection {
  const { certificates } = desk;
  return {
    id: 'certificates',
    title: { en: 'Certificates', zh: '证书' },
    table: {
      columns: [
        { en: 'Certificate', zh: '证书' },
        { en: 'Hosts', zh: '域名' },
        { en: 'Saved in', zh: '保存位置' },
      ],
      rows: certificates.map(({ id, hosts }) => {
        const { certificate } = filesOf(desk, id);
        const isThere = existsSync(path.join(desk.folder, certificate));
        return [id, hosts.join(', '), isThere ? certificate : '-'];
      }),
    },
    tasks: certificates.flatMap((one) => [issuing(desk, one), bringing(desk, one)]),
  };
}

function issuing(desk: CertificateDesk, { id, hosts }: WantedCertificate): ConsoleTask {
  const named = hosts.join(', ');
  return {
    id: `issue-certificate-${id}`,
    title: { en: `Certificate ${id} for ${named}`, zh: `证书 ${id}：${named}` },
    fields: [],
    button: { en: 'Issue and save', zh: '签发并保存' },
    run: async () => saved(desk, id, await desk.issue({ hosts })),
  };
}

function bringing(desk: CertificateDesk, { id }: WantedCertificate): ConsoleTask {
  return {
    id: `upload-certificate-${id}`,
    title: { en: `A certificate of your own as ${id}`, zh: `使用自己的证书作为 ${id}` },
    fields: [
      {
        id: 'certificate',
        title: { en: 'Certificate with its chain (PEM)', zh: '证书和证书链（PEM）' },
        kind: 'area',
      },
      { id: 'key', title: { en: 'Key (PEM)', zh: '私钥（PEM）' }, kind: 'area' },
    ],
    button: { en: 'Save', zh: '保存' },
    run({ certificate = '', key = '' }) {
      for (const text of [certificate, key])
        if (!text.startsWith('-----BEGIN '))
          throw new Declined('NoPem', {
            en: 'Both have to begin with -----BEGIN. Paste them as PEM.',
            zh: '两项都必须以 -----BEGIN 开头，请粘贴 PEM 内容。',
          });
      return saved(desk, id, { cert: `${certificate}\n`, key: `${key}\n` });
    },
  };
}

function saved(desk: CertificateDesk, id: string, { cert, key }: Pair) {
  const files = filesOf(desk, id);
  mkdirSync(path.join(desk.folder, desk.certificateFolder), { recursive: true });
  writeFileSync(path.join(desk.folder, files.certificate), cert);
  writeFileSync(path.join(desk.folder, files.key), key, { mode: 0o600 });
  const { certificate, key: keyFile } = files;
  return {
    en: `Saved as ${certificate} and ${keyFile}.`,
    zh: `已保存为 ${certificate} 和 ${keyFile}。`,
  };
}

/** As the site's steps look for them. */
function filesOf({ certificateFolder }: CertificateDesk, id: string) {
  const at = path.posix.join(certificateFolder, id);
  return { certificate: `${at}.pem`, key: `${at}.key` };
}
