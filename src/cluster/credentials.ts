import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import type https from 'node:https';
import { WizardError } from '../model/error.ts';
import { isObject, type JsonObject } from '../model/json.ts';
import { readAccess, type Access } from './kubeconfig.ts';

/** Long enough for a plugin that talks to a cloud, short enough to say so. */
const PLUGIN_TIMEOUT_MS = 30_000;

/** What a connection and a request carry. */
export type Credentials = {
  readonly tls: {
    readonly ca?: Buffer;
    readonly cert?: Buffer | string;
    readonly key?: Buffer | string;
    readonly rejectUnauthorized: boolean;
    readonly servername?: string;
  };
  readonly headers: { readonly [name: string]: string };
};

export type Keyring = {
  readonly access: Access;
  readonly caSha256: string;
  /** As of now: tokens of plugins and files are renewed by themselves when they run out. */
  current(): Promise<Credentials>;
};

/** Reads the access from disk; called again where the API server does not take the credentials any more. */
export async function loadKeyring(file: string, context: string): Promise<Keyring> {
  const access = await readAccess(file, context);
  const { cluster } = access;
  if (cluster['proxy-url'] !== undefined)
    throw new WizardError('usage', 'kubeconfig-unsupported', { file, field: 'proxy-url' });
  for (const field of ['as-groups', 'as-uid', 'as-user-extra'])
    // Leaving them out would be somebody else, with other rights.
    if (access.user[field] !== undefined)
      throw new WizardError('usage', 'kubeconfig-unsupported', { file, field });
  if (!access.server.startsWith('https://'))
    throw new WizardError('usage', 'api-plain-http', { server: access.server });
  const ca = await bytesOf(cluster, 'certificate-authority');
  const user = await embedded(access.user);
  const { KubeConfig } = await import('@kubernetes/client-node');
  const config = new KubeConfig();
  config.loadFromString(JSON.stringify(asClientReads(access, user)));

  return {
    access,
    caSha256: ca === undefined ? '' : createHash('sha256').update(ca).digest('hex'),
    async current() {
      const options: https.RequestOptions = {};
      const limit = AbortSignal.timeout(PLUGIN_TIMEOUT_MS);
      const late = new Promise<never>((_, reject) => {
        limit.addEventListener('abort', () => reject(new Error('timeout')), { once: true });
      });
      try {
        await Promise.race([config.applyToHTTPSOptions(options), late]);
      } catch {
        // Never the error itself: it is what the plugin wrote, a token perhaps.
        throw credentialsFailed(user);
      }
      return credentialsOf(options, cluster, ca);
    },
  };
}

/** Files of a user as data, so that neither the client nor a child process depends on where they lie. */
export async function embedded(user: JsonObject): Promise<JsonObject> {
  const cert = await bytesOf(user, 'client-certificate');
  const key = await bytesOf(user, 'client-key');
  const { 'client-certificate': _certificateFile, 'client-key': _keyFile, ...rest } = user;
  return {
    ...rest,
    ...(cert === undefined ? {} : { 'client-certificate-data': cert.toString('base64') }),
    ...(key === undefined ? {} : { 'client-key-data': key.toString('base64') }),
  };
}

/** What stands as `<field>-data` in base64, else the content of the file that `<field>` names. */
export async function bytesOf(holder: JsonObject, field: string): Promise<Buffer | undefined> {
  const inline = holder[`${field}-data`];
  if (typeof inline === 'string' && inline !== '') return Buffer.from(inline, 'base64');
  const file = holder[field];
  if (typeof file !== 'string' || file === '') return undefined;
  try {
    return await readFile(file);
  } catch {
    throw new WizardError('usage', 'credential-file-unreadable', { file });
  }
}

/** The client knows neither `tokenFile` nor what a plugin is told of itself: both are put in its words. */
function asClientReads(access: Access, user: JsonObject): JsonObject {
  const { tokenFile, exec, ...rest } = user;
  const reads = {
    ...rest,
    ...(typeof tokenFile === 'string' && rest['token'] === undefined
      ? { 'auth-provider': { name: 'tokenFile', config: { tokenFile } } }
      : {}),
    ...(isObject(exec) ? { exec: told(exec, access) } : {}),
  };
  return {
    'current-context': 'pinned',
    clusters: [{ name: 'pinned', cluster: { server: access.server } }],
    // The client keeps tokens by the user's name.
    users: [{ name: 'pinned', user: reads }],
    contexts: [{ name: 'pinned', context: { cluster: 'pinned', user: 'pinned' } }],
  };
}

function told(exec: JsonObject, { server, cluster }: Access): JsonObject {
  const { apiVersion, env, provideClusterInfo } = exec;
  const ca = cluster['certificate-authority-data'];
  const spec = {
    interactive: false,
    ...(provideClusterInfo === true
      ? { cluster: { server, ...(ca === undefined ? {} : { 'certificate-authority-data': ca }) } }
      : {}),
  };
  const value = JSON.stringify({ kind: 'ExecCredential', apiVersion: apiVersion ?? '', spec });
  const given = Array.isArray(env) ? env : [];
  return { ...exec, env: [...given, { name: 'KUBERNETES_EXEC_INFO', value }] };
}

function credentialsOf(
  options: https.RequestOptions,
  cluster: JsonObject,
  ca: Buffer | undefined,
): Credentials {
  const { cert, key, auth } = options;
  const servername = cluster['tls-server-name'];
  const headers = Object.entries(options.headers ?? {}).map(([name, value]) => [
    name,
    String(value).trim(),
  ]);
  return {
    tls: {
      ...(ca === undefined ? {} : { ca }),
      ...(Buffer.isBuffer(cert) || typeof cert === 'string' ? { cert } : {}),
      ...(Buffer.isBuffer(key) || typeof key === 'string' ? { key } : {}),
      rejectUnauthorized: cluster['insecure-skip-tls-verify'] !== true,
      ...(typeof servername === 'string' ? { servername } : {}),
    },
    headers: {
      ...Object.fromEntries(headers),
      ...(typeof auth === 'string'
        ? { Authorization: `Basic ${Buffer.from(auth).toString('base64')}` }
        : {}),
    },
  };
}

function credentialsFailed(user: JsonObject): WizardError {
  const { exec, tokenFile } = user;
  if (isObject(exec))
    return new WizardError('forbidden', 'exec-plugin-failed', {
      program: typeof exec['command'] === 'string' ? exec['command'] : '-',
    });
  if (typeof tokenFile === 'string')
    return new WizardError('usage', 'credential-file-unreadable', { file: tokenFile });
  return new WizardError('forbidden', 'credentials-failed');
}
