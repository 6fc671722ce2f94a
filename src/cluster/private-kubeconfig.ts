import { chmod, mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { isObject, type JsonObject } from '../model/json.ts';
import { bytesOf, embedded } from './credentials.ts';
import { readAccess } from './kubeconfig.ts';

/**
 * The kubeconfig that child processes get: one context, its certificates inside, readable by the operator alone.
 * A plugin and a token's file stay what they are, as what they give runs out while a run goes on.
 */
export async function writePrivateKubeconfig(
  kubeconfig: string,
  context: string,
  file: string,
): Promise<void> {
  const { cluster, user, server, namespace } = await readAccess(kubeconfig, context);
  const ca = await bytesOf(cluster, 'certificate-authority');
  const { 'certificate-authority': _caFile, ...rest } = cluster;
  const config = {
    apiVersion: 'v1',
    kind: 'Config',
    'current-context': context,
    clusters: [
      {
        name: 'target',
        cluster: {
          ...rest,
          server,
          ...(ca === undefined ? {} : { 'certificate-authority-data': ca.toString('base64') }),
        },
      },
    ],
    users: [{ name: 'operator', user: await embedded(user) }],
    contexts: [
      {
        name: context,
        context: {
          cluster: 'target',
          user: 'operator',
          ...(namespace === undefined ? {} : { namespace }),
        },
      },
    ],
  };
  await put(file, config);
}

/**
 * The same for programs that reach the cluster by a proxy of this machine: beside the private one, which goes on naming
 * the cluster itself. False where that is not there yet.
 */
export async function writeProxiedKubeconfig(
  privateFile: string,
  file: string,
  port: number,
): Promise<boolean> {
  const config = await privateConfig(privateFile);
  if (config === undefined) return false;
  const clusters = Array.isArray(config['clusters']) ? config['clusters'].filter(isObject) : [];
  const proxied = clusters.map((one) => ({
    ...one,
    cluster: {
      ...(isObject(one['cluster']) ? one['cluster'] : {}),
      'proxy-url': `socks5://127.0.0.1:${port}`,
    },
  }));
  await put(file, { ...config, clusters: proxied });
  return true;
}

async function privateConfig(file: string): Promise<JsonObject | undefined> {
  try {
    const config: unknown = JSON.parse(await readFile(file, 'utf8'));
    return isObject(config) ? config : undefined;
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined;
    throw error;
  }
}

async function put(file: string, config: object): Promise<void> {
  await mkdir(path.dirname(file), { recursive: true, mode: 0o700 });
  // JSON is YAML, and no name needs quoting in it.
  await writeFile(`${file}.tmp`, `${JSON.stringify(config, null, 2)}\n`, { mode: 0o600 });
  await chmod(`${file}.tmp`, 0o600);
  await rename(`${file}.tmp`, file);
}
