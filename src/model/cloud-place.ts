import type { Field } from './catalogue.ts';
import type { CloudPlace } from './cloud.ts';
import { WizardError } from './error.ts';
import { isObject, type Json } from './json.ts';

/** The value that holds the account of a run: the one that was found first, or in which something is changed first. */
export const RUN_ACCOUNT = 'cloud.account';

/** What every action and probe of a cloud is given. */
export const CLOUD_FIELD: Field = {
  type: 'map',
  doc: {
    en: 'The cloud, as site.cloud has it: provider, region, account, profile, endpoint, endpoints (by product).',
    zh: '云，即 site.cloud：provider、region、account、profile、endpoint、endpoints（按产品）。',
  },
};

export const ACCOUNT_FIELD: Field = {
  type: 'string',
  optional: true,
  doc: {
    en: 'The account that the credentials must belong to, where the cloud itself names none.',
    zh: '凭据必须属于的账号；cloud 中已写明时以其为准。',
  },
};

export const PUBLIC_KEY_FIELD: Field = {
  type: 'string',
  doc: {
    en: 'The public key, as OpenSSH writes it: ssh-rsa AAAA….',
    zh: '公钥，OpenSSH 格式：ssh-rsa AAAA…。',
  },
};

/** A public key in a sentence: its type and its end tell it from others. */
export function shownKey(publicKey: string): string {
  const [type = '', base64 = ''] = publicKey.trim().split(/\s+/);
  return `${type} …${base64.slice(-12)}`;
}

/** Throws where the site does not say which cloud, or which region: nothing is ever taken from elsewhere. */
export function cloudPlaceOf(cloud: Json | undefined, account: Json | undefined = ''): CloudPlace {
  const map = isObject(cloud) ? cloud : {};
  const text = (key: string) => {
    const value = map[key];
    return typeof value === 'string' || typeof value === 'number' ? String(value).trim() : '';
  };
  const region = text('region');
  const provider = text('provider');
  if (provider === '' || !/^[a-z0-9-]+$/.test(region))
    throw new WizardError('usage', 'cloud-place-missing', { provider, region });
  const own = text('account');
  const told = typeof account === 'string' ? account : '';
  const endpoints = isObject(map['endpoints']) ? map['endpoints'] : {};
  return {
    provider,
    region,
    ...some('account', own === '' ? told : own),
    ...some('profile', text('profile')),
    ...some('endpoint', text('endpoint')),
    endpoints: Object.fromEntries(
      Object.entries(endpoints).filter(
        (entry): entry is [string, string] => typeof entry[1] === 'string',
      ),
    ),
  };
}

function some<K extends string>(key: K, value: string): { readonly [key in K]?: string } {
  const all: { [key in K]?: string } = {};
  if (value !== '') all[key] = value;
  return all;
}
