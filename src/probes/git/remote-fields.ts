import type { Fields } from '../../model/catalogue.ts';

export type Remote = {
  readonly url: string;
  readonly branch?: string;
  readonly user?: string;
  readonly password?: string;
};

export const REMOTE_FIELDS = {
  url: {
    type: 'string',
    doc: { en: 'Its address, without a password.', zh: '仓库地址，不含密码。' },
  },
  branch: { type: 'string', optional: true, doc: { en: 'The branch.', zh: '分支。' } },
  user: { type: 'string', optional: true, doc: { en: 'Who logs in.', zh: '登录用户名。' } },
  password: {
    type: 'string',
    secret: true,
    optional: true,
    doc: { en: 'Password or token.', zh: '密码或令牌。' },
  },
} as const satisfies Fields;

export function remoteQuestion({ url, branch, user, password }: Remote): Remote {
  return {
    url,
    ...(branch === undefined ? {} : { branch }),
    ...(user === undefined ? {} : { user }),
    ...(password === undefined ? {} : { password }),
  };
}
