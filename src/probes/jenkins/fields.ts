import { TRUST_FIELD } from '../../front-door/certificate-fields.ts';
import type { Fields } from '../../model/catalogue.ts';

/** A runbook's expression writes null for what the site leaves out. */
type Left<T> = T | null;

/** Where Jenkins is, and who asks it. */
export type JenkinsInput = {
  readonly namespace: string;
  readonly service: string;
  readonly port?: Left<number>;
  readonly prefix?: Left<string>;
  readonly host?: Left<string>;
  readonly leadsTo?: Left<readonly string[]>;
  readonly trust?: Left<readonly string[]>;
  readonly user?: Left<string>;
  readonly token?: Left<string>;
};

export const JENKINS_FIELDS = {
  namespace: { type: 'name', doc: { en: 'Its namespace.', zh: '所在命名空间。' } },
  service: { type: 'name', doc: { en: 'Its Service.', zh: 'Jenkins 的 Service 名称。' } },
  port: {
    type: 'int',
    optional: true,
    doc: { en: 'Port of the Service (8080).', zh: 'Service 的端口（默认 8080）。' },
  },
  prefix: {
    type: 'string',
    optional: true,
    doc: {
      en: 'The path it is served under, where that is not the root, such as /jenkins.',
      zh: '访问路径的前缀（不在根路径时填写），例如 /jenkins。',
    },
  },
  host: {
    type: 'hostname',
    optional: true,
    doc: {
      en: 'Its name: asked by it over https once it leads to one of leadsTo, by the Service before.',
      zh: '域名：当它指向 leadsTo 中的地址后，用 https 按域名访问；之前经 Service 访问。',
    },
  },
  leadsTo: {
    type: 'list',
    of: { type: 'address', doc: { en: 'An address.', zh: '地址。' } },
    optional: true,
    doc: {
      en: 'Where its name has to lead to, before anything but its front page is asked there.',
      zh: '域名应指向的地址；确认之前，不会按域名访问登录页以外的内容。',
    },
  },
  trust: TRUST_FIELD,
} as const satisfies Fields;

export const LOGIN_FIELDS = {
  user: {
    type: 'string',
    optional: true,
    doc: {
      en: 'User of Jenkins; without one it is asked as anybody.',
      zh: 'Jenkins 用户；不填则匿名访问。',
    },
  },
  token: {
    type: 'string',
    optional: true,
    secret: true,
    doc: { en: 'An API token of that user.', zh: '该用户的 API token。' },
  },
} as const satisfies Fields;
