import { WizardError } from '../../model/error.ts';
import { isObject, type Json, type JsonObject } from '../../model/json.ts';
import type { Keys } from './signed.ts';

/** One profile, of whichever file. */
export type CliProfile = {
  readonly name: string;
  readonly mode: 'keys' | 'session' | 'role' | 'instance';
  readonly keys: Keys;
  readonly role: string;
  readonly session: string;
  readonly externalId: string;
};

/** The others want a browser, start a program or write into the file: they are the operator's to renew. */
const MODES: { readonly [mode: string]: CliProfile['mode'] } = {
  AK: 'keys',
  StsToken: 'session',
  RamRoleArn: 'role',
  EcsRamRole: 'instance',
};

/**
 * A profile of the CLI's own file (github.com/aliyun/aliyun-cli, "Configure profiles"): the named one, else the current
 * one. undefined where there is none of that name. What is wrong is told without anything of the file in it.
 */
export function profileOf(text: string, file: string, named: string): CliProfile | undefined {
  const config = parsed(text, file);
  const all = Array.isArray(config['profiles']) ? config['profiles'].filter(isObject) : [];
  const current = typeof config['current'] === 'string' ? config['current'] : '';
  const name = named || current || 'default';
  const profile = all.find((one) => one['name'] === name);
  if (profile === undefined) return undefined;
  const mode = said(profile, 'mode') || 'AK';
  const is = MODES[mode];
  if (is === undefined)
    throw new WizardError('usage', 'cloud-profile-mode', { profile: name, file, mode });
  return {
    name,
    mode: is,
    keys: {
      id: said(profile, 'access_key_id'),
      secret: said(profile, 'access_key_secret'),
      token: said(profile, 'sts_token'),
    },
    role: said(profile, is === 'instance' ? 'ram_role_name' : 'ram_role_arn'),
    session: said(profile, 'ram_session_name'),
    externalId: said(profile, 'external_id'),
  };
}

function parsed(text: string, file: string): JsonObject {
  let value: Json | undefined;
  try {
    value = JSON.parse(text.replace(/^\uFEFF/, ''));
  } catch {
    // The parser's own words quote the file.
  }
  if (isObject(value)) return value;
  throw new WizardError('usage', 'cloud-credentials-malformed', { file });
}

function said(profile: JsonObject, key: string): string {
  const value = profile[key];
  return typeof value === 'string' ? value.trim() : '';
}
