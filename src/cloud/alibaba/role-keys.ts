import type { CloudPlace } from '../../model/cloud.ts';
import { WizardError } from '../../model/error.ts';
import { isObject, type Json } from '../../model/json.ts';
import type { Grant } from './credential-sources.ts';
import { endpointOf } from './endpoint.ts';
import type { Exchange } from './exchange.ts';
import { refused } from './refusal.ts';
import type { Keys } from './signed.ts';

/** A request as the vendor's package makes it. */
type Asked = {
  readonly method: string;
  readonly host: string;
  readonly headers: { readonly [name: string]: string } | undefined;
  readonly bodyForm: { readonly [name: string]: string } | undefined;
  toRequestURL(): string;
};
type Answered = { statusCode: number; headers: { readonly [name: string]: string }; body: Buffer };

/** Another machine may answer at that address, and says nothing: nobody waits long for it. */
const METADATA_TIMEOUT_MS = 3000;
const METADATA = '100.100.100.200';

/**
 * The keys of a role, or of the instance that this runs on. The vendor's package makes and signs the requests; they go
 * out through `exchange`, at the endpoint that the site says, and end with the signal.
 */
export async function keysOf(
  grant: Grant,
  place: CloudPlace,
  exchange: Exchange,
  signal: AbortSignal,
): Promise<Keys> {
  if (grant.is === 'keys') return grant.keys;
  const { ECSRAMRoleCredentialsProvider, RAMRoleARNCredentialsProvider } =
    await import('./openapi.ts');
  const last: { answer?: Answered; code?: string } = {};
  const doRequest = async (asked: Asked): Promise<Answered> => {
    const outcome = await exchange(sentOf(asked, place), signal, METADATA_TIMEOUT_MS * 3);
    if (outcome.is !== 'answer') {
      last.code = outcome.code;
      throw new Error(outcome.code);
    }
    const { status, headers } = outcome;
    last.answer = { statusCode: status, headers, body: Buffer.from(outcome.body) };
    return last.answer;
  };
  try {
    const provider =
      grant.is === 'instance'
        ? ECSRAMRoleCredentialsProvider.builder().withRoleName(grant.role).build()
        : RAMRoleARNCredentialsProvider.builder()
            .withCredentialsProvider(fixed(grant.keys))
            .withRoleArn(grant.role)
            .withRoleSessionName(grant.session === '' ? 'dr-wizard' : grant.session)
            .withExternalId(grant.externalId)
            .withStsRegionId(place.region)
            .build();
    // The package opens its sockets itself, but for what it lets its own tests put in place.
    Object.assign(provider, { doRequest });
    const { accessKeyId, accessKeySecret, securityToken } = await provider.getCredentials();
    return { id: accessKeyId, secret: accessKeySecret, token: securityToken };
  } catch {
    signal.throwIfAborted();
    throw refusedRole(grant, place, last);
  }
}

/** The package's own errors hold whole answers: only what is understood of the last one is told. */
function refusedRole(
  grant: Exclude<Grant, { is: 'keys' }>,
  { region }: CloudPlace,
  { answer, code = '-' }: { readonly answer?: Answered; readonly code?: string },
): WizardError {
  const body = answer === undefined ? undefined : parsed(answer.body.toString('utf8'));
  const status = answer?.statusCode ?? 0;
  if (grant.is === 'role' && isObject(body) && status >= 400) {
    const call = {
      product: 'sts',
      action: 'AssumeRole',
      repeat: 'read',
      region,
      query: {},
    } as const;
    return refused(call, status, body);
  }
  const reason = status === 0 ? code : `HTTP_${status}`;
  return new WizardError('not-proven', 'cloud-role-refused', {
    role: grant.role === '' ? METADATA : grant.role,
    reason,
  });
}

function sentOf(asked: Asked, place: CloudPlace) {
  const written = new URL(asked.toRequestURL());
  const isMetadata = asked.host === METADATA;
  const to = isMetadata ? written : new URL(endpointOf(place, 'sts'));
  if (!isMetadata) {
    to.pathname = written.pathname;
    to.search = written.search;
  }
  const body = new URLSearchParams(asked.bodyForm ?? {}).toString();
  const form = body === '' ? {} : { 'content-type': 'application/x-www-form-urlencoded' };
  const headers = Object.fromEntries(
    Object.entries(asked.headers ?? {}).filter(([name]) => name.toLowerCase() !== 'content-type'),
  );
  return { url: to, method: asked.method, headers: { ...headers, ...form, host: to.host }, body };
}

function fixed({ id, secret, token }: Keys) {
  const credentials = { accessKeyId: id, accessKeySecret: secret, securityToken: token };
  return {
    getProviderName: () => 'static',
    getCredentials: async () => ({ ...credentials, providerName: 'static' }),
  };
}

function parsed(text: string): Json | undefined {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
