import { WizardError } from '../../model/error.ts';
import type { CloudIdentity, CloudPlace } from '../../model/cloud.ts';
import { profileOf, type CliProfile } from './cli-profile.ts';
import { sectionOf } from './credentials-file.ts';
import type { Keys } from './signed.ts';

export type Env = { readonly [name: string]: string | undefined };

/** Text of a file, or undefined where there is none. */
export type ReadFile = (path: string) => Promise<string | undefined>;

/** What the keys come from. A role's are asked of the cloud, an instance's of its metadata server. */
export type Grant =
  | { readonly is: 'keys'; readonly keys: Keys }
  | {
      readonly is: 'role';
      readonly keys: Keys;
      readonly role: string;
      readonly session: string;
      readonly externalId: string;
    }
  | { readonly is: 'instance'; readonly role: string };

export type Source = {
  readonly grant: Grant;
  readonly source: CloudIdentity['source'];
  readonly where: string;
};

const ID = 'ALIBABA_CLOUD_ACCESS_KEY_ID';
const SECRET = 'ALIBABA_CLOUD_ACCESS_KEY_SECRET';
const TOKEN = 'ALIBABA_CLOUD_SECURITY_TOKEN';
const PROFILE = 'ALIBABA_CLOUD_PROFILE';
const INSTANCE = 'ALIBABA_CLOUD_ECS_METADATA';
const CREDENTIALS_FILE = 'ALIBABA_CLOUD_CREDENTIALS_FILE';

/**
 * Where credentials are looked for, in the order of the vendor's own chain (help.aliyun.com, "Manage access credentials"):
 * the environment, the CLI's file, the SDK's file. The metadata server of an instance is asked only where one of them
 * says so. What is there and wrong is said, never passed over: another account's would be next.
 */
export async function sourceOf(
  place: Pick<CloudPlace, 'profile'>,
  env: Env,
  readFile: ReadFile,
): Promise<Source> {
  const home = env['HOME'] ?? env['USERPROFILE'] ?? '';
  const cliFile = `${home}/.aliyun/config.json`;
  const sdkFile = text(env, CREDENTIALS_FILE) || `${home}/.alibabacloud/credentials`;
  const profile = place.profile ?? text(env, PROFILE);
  if (place.profile === undefined) {
    const keys = ofEnvironment(env);
    if (keys !== undefined) return direct(keys, 'environment', ID);
  }
  const cli = await readFile(cliFile);
  if (cli !== undefined) {
    const found = profileOf(cli, cliFile, profile);
    if (found !== undefined) return ofProfile(found, `${cliFile} (${found.name})`);
  }
  const sdk = await readFile(sdkFile);
  if (sdk !== undefined) {
    const found = sectionOf(sdk, sdkFile, profile);
    if (found !== undefined) return ofProfile(found, `${sdkFile} (${found.name})`);
  }
  const role = text(env, INSTANCE);
  if (role !== '' && place.profile === undefined)
    return { grant: { is: 'instance', role }, source: 'instance-role', where: INSTANCE };
  if (profile !== '' && (cli ?? sdk) !== undefined)
    throw new WizardError('usage', 'cloud-profile-unknown', { profile, file: cliFile });
  throw new WizardError('not-proven', 'cloud-no-credentials', {
    looked: [ID, cliFile, sdkFile, INSTANCE].slice(place.profile === undefined ? 0 : 1).join(', '),
  });
}

function ofEnvironment(env: Env): Keys | undefined {
  const [id, secret] = [text(env, ID), text(env, SECRET)];
  if (id === '' && secret === '') return undefined;
  if (id === '' || secret === '') throw incomplete('environment', id === '' ? ID : SECRET);
  return { id, secret, token: text(env, TOKEN) };
}

function ofProfile(profile: CliProfile, where: string): Source {
  const { keys, role } = profile;
  switch (profile.mode) {
    case 'instance':
      return { grant: { is: 'instance', role }, source: 'instance-role', where };
    case 'role': {
      if (role === '') throw incomplete(where, 'ram_role_arn');
      const { session, externalId } = profile;
      const whole = complete(keys, where, false);
      const grant = { is: 'role', keys: whole, role, session, externalId } as const;
      return { grant, source: 'assumed-role', where };
    }
    case 'session':
      return direct(complete(keys, where, true), 'profile-file', where);
    case 'keys':
      return direct({ ...complete(keys, where, false), token: '' }, 'profile-file', where);
  }
}

function complete(keys: Keys, where: string, wantsToken: boolean): Keys {
  const missing = [
    ...(keys.id === '' ? ['access_key_id'] : []),
    ...(keys.secret === '' ? ['access_key_secret'] : []),
    ...(wantsToken && keys.token === '' ? ['sts_token'] : []),
  ];
  if (missing.length > 0) throw incomplete(where, missing.join(', '));
  return keys;
}

function direct(keys: Keys, source: CloudIdentity['source'], where: string): Source {
  return { grant: { is: 'keys', keys }, source, where };
}

function incomplete(where: string, missing: string): WizardError {
  return new WizardError('usage', 'cloud-credentials-incomplete', { where, missing });
}

function text(env: Env, name: string): string {
  return env[name]?.trim() ?? '';
}
