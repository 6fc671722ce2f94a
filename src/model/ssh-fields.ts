import type { Fields } from './catalogue.ts';
import type { SshHost } from './ssh.ts';

/** Whom to log in to: the same keys in every probe and action. */
export const HOST_FIELDS = {
  host: {
    type: 'string',
    doc: {
      en: 'A host name, an address, or a name of the ssh configuration.',
      zh: '主机名、地址，或 ssh 配置中的名称。',
    },
  },
  user: { type: 'string', optional: true, doc: { en: 'The login.', zh: '登录用户。' } },
  port: { type: 'int', optional: true, doc: { en: 'TCP port.', zh: 'TCP 端口。' } },
  keyFile: {
    type: 'path',
    optional: true,
    doc: {
      en: 'The private key; without it those of the ssh configuration and the agent.',
      zh: '私钥文件；不写时使用 ssh 配置和 agent 中的密钥。',
    },
  },
} as const satisfies Fields;

export type HostNamed = {
  readonly host: string;
  readonly user?: string;
  readonly port?: number;
  readonly keyFile?: string;
};

export function hostOf({ host, user, port, keyFile }: HostNamed): SshHost {
  return {
    host,
    ...(user === undefined ? {} : { user }),
    ...(port === undefined ? {} : { port }),
    ...(keyFile === undefined ? {} : { keyFile }),
  };
}
