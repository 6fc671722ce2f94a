import { describe, expect, test } from 'vitest';
import type { CloudOptions } from '../../../src/cloud/cloud-options.ts';
import { WizardError } from '../../../src/model/error.ts';
import { directDialer } from '../../../src/net/dialer.ts';
import { CLOUD_KEY } from '../../../src/practice/cloud/cloud-state.ts';
import { startMetadata } from '../../support/cloud/metadata.ts';
import { KEY_ENV, NEVER, stubbedCloud } from '../../support/cloud/stubbed-cloud.ts';

const CLI = '/home/ops/.aliyun/config.json';
const SDK = '/home/ops/.alibabacloud/credentials';
const HOME = { HOME: '/home/ops' };

/** Files by their paths; whatever else is asked for is not there. */
function files(all: { readonly [path: string]: string }): Pick<CloudOptions, 'readFile'> {
  return { readFile: async (path) => all[path] };
}

const cliFile = (...profiles: readonly object[]) =>
  JSON.stringify({ current: 'default', profiles });
const OWN = {
  name: 'default',
  mode: 'AK',
  access_key_id: CLOUD_KEY.id,
  access_key_secret: CLOUD_KEY.secret,
};

async function whoBy(
  more: Partial<CloudOptions>,
  place: { readonly profile?: string } = {},
): Promise<unknown> {
  await using cloud = await stubbedCloud({}, more);
  const asked = cloud.reader.who({ ...cloud.site, ...place, endpoints: {} }, NEVER);
  const [settled] = await Promise.allSettled([asked]);
  if (settled.status === 'fulfilled') {
    const { source, where } = settled.value;
    return { source, where, concealed: cloud.concealed };
  }
  const { reason } = settled;
  return reason instanceof WizardError ? { code: reason.code, params: reason.params } : reason;
}

test('without credentials it is told where they were looked for', async () => {
  expect(await whoBy({ env: HOME })).toEqual({
    code: 'cloud-no-credentials',
    params: {
      looked: `ALIBABA_CLOUD_ACCESS_KEY_ID, ${CLI}, ${SDK}, ALIBABA_CLOUD_ECS_METADATA`,
    },
  });
});

test('the environment goes before the files, and half of it is not passed over', async () => {
  const both = files({ [CLI]: cliFile(OWN) });
  const half = { ...HOME, ALIBABA_CLOUD_ACCESS_KEY_ID: 'LTAI' };

  expect(await whoBy({ env: { ...HOME, ...KEY_ENV }, ...both })).toMatchObject({
    source: 'environment',
    where: 'ALIBABA_CLOUD_ACCESS_KEY_ID',
  });
  expect(await whoBy({ env: half, ...both })).toEqual({
    code: 'cloud-credentials-incomplete',
    params: { where: 'environment', missing: 'ALIBABA_CLOUD_ACCESS_KEY_SECRET' },
  });
});

test('a profile of the command’s own file is used: the current one, or the one that the site names', async () => {
  const other = { ...OWN, name: 'recovery' };
  const file = files({ [CLI]: cliFile({ ...OWN, access_key_secret: 'no' }, other) });

  expect(await whoBy({ env: HOME, ...file })).toMatchObject({ code: 'cloud-key-refused' });
  expect(await whoBy({ env: { ...HOME, ...KEY_ENV }, ...file }, { profile: 'recovery' })).toEqual({
    source: 'profile-file',
    where: `${CLI} (recovery)`,
    concealed: [CLOUD_KEY.secret],
  });
  expect(await whoBy({ env: HOME, ...file }, { profile: 'none' })).toMatchObject({
    code: 'cloud-profile-unknown',
    params: { profile: 'none' },
  });
});

test('a section of the SDK’s own file is used', async () => {
  const text = `# keys\n[default]\ntype = access_key\naccess_key_id = ${CLOUD_KEY.id}\naccess_key_secret = ${CLOUD_KEY.secret}\n`;

  expect(await whoBy({ env: HOME, ...files({ [SDK]: text }) })).toMatchObject({
    source: 'profile-file',
    where: `${SDK} (default)`,
  });
});

const BROKEN: readonly (readonly [what: string, text: string, told: object])[] = [
  ['no JSON', `{"secret-in-file`, { code: 'cloud-credentials-malformed' }],
  ['a list', `["secret-in-file"]`, { code: 'cloud-credentials-malformed' }],
  [
    'a browser’s login',
    cliFile({ name: 'default', mode: 'CloudSSO' }),
    { code: 'cloud-profile-mode', params: { mode: 'CloudSSO' } },
  ],
  [
    'a session without its token',
    cliFile({ ...OWN, mode: 'StsToken' }),
    { code: 'cloud-credentials-incomplete', params: { missing: 'sts_token' } },
  ],
  [
    'a role without its name',
    cliFile({ ...OWN, mode: 'RamRoleArn' }),
    { code: 'cloud-credentials-incomplete', params: { missing: 'ram_role_arn' } },
  ],
];

test.each(BROKEN)('a file with %s is told, and nothing of it', async (_what, text, told) => {
  const seen = await whoBy({ env: HOME, ...files({ [CLI]: text, [SDK]: 'x' }) });

  expect(seen).toMatchObject(told);
  expect(JSON.stringify(seen)).not.toContain('secret-in-file');
});

describe('a role', () => {
  const role = (arn: string) =>
    files({ [CLI]: cliFile({ ...OWN, mode: 'RamRoleArn', ram_role_arn: arn }) });

  test('is taken on at the endpoint of the site, and its keys are kept from every record', async () => {
    const arn = 'acs:ram::1000000000000009:role/recovery';

    expect(await whoBy({ env: HOME, ...role(arn) })).toEqual({
      source: 'assumed-role',
      where: `${CLI} (default)`,
      concealed: [CLOUD_KEY.secret, 'session-secret-1', 'session-token-1'],
    });
  });

  test('that is not there is refused in the cloud’s own word', async () => {
    expect(await whoBy({ env: HOME, ...role('acs:ram::1:role/none') })).toMatchObject({
      code: 'cloud-not-found',
      params: { call: 'sts AssumeRole', code: 'EntityNotExist.Role' },
    });
  });
});

describe('the role of an instance', () => {
  const env = { ...HOME, ALIBABA_CLOUD_ECS_METADATA: 'recovery-role' };

  test('is asked of the metadata server', async () => {
    await using metadata = await startMetadata();
    await using cloud = await stubbedCloud({}, { env, dialer: metadata.dialer });
    metadata.serve(cloud.stub.state);

    const who = await cloud.reader.who({ ...cloud.site, endpoints: {} }, NEVER);

    expect(who).toMatchObject({
      source: 'instance-role',
      where: 'ALIBABA_CLOUD_ECS_METADATA',
    });
    expect(metadata.asked()).toContain('/latest/meta-data/ram/security-credentials/recovery-role');
  });

  test('is refused where nobody has that address, and nobody waits long', async () => {
    const dialer = {
      ...directDialer(),
      tcp: () => Promise.reject(Object.assign(new Error('no'), { code: 'EHOSTUNREACH' })),
    };

    expect(await whoBy({ env, dialer })).toEqual({
      code: 'cloud-role-refused',
      params: { role: 'recovery-role', reason: 'EHOSTUNREACH' },
    });
  });

  test('is never asked for where nothing names one', async () => {
    const asked: string[] = [];
    const dialer = {
      ...directDialer(),
      tcp: async (host: string) => {
        asked.push(host);
        throw new Error('no');
      },
    };

    expect(await whoBy({ env: HOME, dialer })).toMatchObject({ code: 'cloud-no-credentials' });
    expect(asked).toEqual([]);
  });
});
