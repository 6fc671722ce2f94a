import type { Text } from '../../model/catalogue.ts';
import type { CloudState } from '../cloud/cloud-state.ts';
import type { AskCloud } from './ask-cloud.ts';
import type { ConsoleSection } from './task.ts';

/** An OpenSSH public key: its type, and a blob that begins with the same (RFC 4253 §6.6). */
function refuseKey(text: string): Text | undefined {
  const [type = '', body = ''] = text.trim().split(/\s+/);
  const blob = Buffer.from(body, 'base64');
  const length = blob.length < 4 ? 0 : blob.readUInt32BE(0);
  return type !== '' && blob.subarray(4, 4 + length).toString('latin1') === type
    ? undefined
    : {
        en: 'That is no public key: ssh-keygen -y -f FILE prints the one of a private key.',
        zh: '这不是公钥：ssh-keygen -y -f FILE 可输出私钥对应的公钥。',
      };
}

/** Where a public key is imported. */
export function keyPairSection({ keyPairs }: CloudState, ask: AskCloud): ConsoleSection {
  return {
    id: 'key-pairs',
    title: { en: 'Key pairs', zh: '密钥对' },
    table: {
      columns: [
        { en: 'Name', zh: '名称' },
        { en: 'Fingerprint', zh: '指纹' },
      ],
      rows: keyPairs.map(({ name, fingerprint }) => [name, fingerprint]),
    },
    tasks: [
      {
        id: 'import-key-pair',
        title: { en: 'Import a key pair', zh: '导入密钥对' },
        fields: [
          { id: 'name', title: { en: 'Name', zh: '名称' }, kind: 'text' },
          {
            id: 'key',
            title: { en: 'Public key', zh: '公钥内容' },
            kind: 'area',
            refuse: refuseKey,
          },
        ],
        button: { en: 'Import', zh: '导入' },
        run({ name = '', key = '' }) {
          ask('ImportKeyPair', { KeyPairName: name, PublicKeyBody: key });
          return { en: `Key pair ${name} is imported.`, zh: `密钥对 ${name} 已导入。` };
        },
      },
    ],
  };
}
