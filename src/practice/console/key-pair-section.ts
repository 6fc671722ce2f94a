import type { CloudState } from '../cloud/cloud-state.ts';
import type { AskCloud } from './ask-cloud.ts';
import type { ConsoleSection } from './task.ts';

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
          { id: 'key', title: { en: 'Public key', zh: '公钥内容' }, kind: 'area' },
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
