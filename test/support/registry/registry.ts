import { execFileSync } from 'node:child_process';
import { once } from 'node:events';
import { writeFileSync } from 'node:fs';
import net from 'node:net';
import path from 'node:path';
import { onTestFinished } from 'vitest';
import { createTempDirectory, startChild } from '../control-plane/child.ts';
import { findFreePort } from '../control-plane/free-port.ts';
import { waitUntil } from '../control-plane/wait-until.ts';
import { areInstalled, installed } from '../tls/installed.ts';

export type RegistryAuth =
  | { readonly users: { readonly [name: string]: string } }
  /** `root` is the PEM of who issued the certificate in the header of each token. */
  | {
      readonly realm: string;
      readonly service: string;
      readonly issuer: string;
      readonly root: string;
    };

export type RegistryOptions = {
  readonly auth: RegistryAuth;
  readonly tls?: { readonly cert: string; readonly key: string };
  /** Where it is otherwise found free. */
  readonly port?: number;
  /** A folder for what is pushed. @default one that is gone when it is stopped */
  readonly data?: string;
};

const HOW =
  'install a registry and htpasswd (Debian: `apt-get install --no-install-recommends docker-registry apache2-utils`)';

export function hasRegistry(): boolean {
  return areInstalled(['docker-registry', 'htpasswd'], HOW);
}

/** A real container registry on 127.0.0.1 until the test is over. */
export async function aRegistry(options: RegistryOptions): Promise<string> {
  const { host, stop } = await startRegistry(options);
  onTestFinished(stop);
  return host;
}

/** The same until it is stopped. `host` has the port. */
export async function startRegistry({ auth, tls, port, data }: RegistryOptions): Promise<{
  readonly host: string;
  readonly stop: () => Promise<void>;
}> {
  const { directory, remove } = await createTempDirectory('registry-');
  const own = port ?? (await findFreePort());
  const file = (name: string, text: string) => {
    writeFileSync(path.join(directory, name), text, { mode: 0o600 });
    return path.join(directory, name);
  };
  const certificate = tls && {
    certificate: file('tls.pem', tls.cert),
    key: file('tls.key', tls.key),
  };
  // JSON is YAML.
  const config = {
    version: 0.1,
    log: { level: 'error' },
    storage: { filesystem: { rootdirectory: data ?? path.join(directory, 'data') } },
    http: {
      addr: `127.0.0.1:${own}`,
      ...(certificate === undefined ? {} : { tls: certificate }),
    },
    auth:
      'users' in auth
        ? { htpasswd: { realm: 'test', path: file('htpasswd', htpasswd(auth.users)) } }
        : {
            token: {
              realm: auth.realm,
              service: auth.service,
              issuer: auth.issuer,
              rootcertbundle: file('root.pem', auth.root),
            },
          },
  };
  const argv = [installed('docker-registry'), 'serve', file('config.yml', JSON.stringify(config))];
  const child = startChild('registry', argv, directory);
  const stop = async () => {
    await child.stop();
    await remove();
  };
  const isOpen = async () => {
    const socket = net.connect({ host: '127.0.0.1', port: own });
    try {
      await once(socket, 'connect');
      return true;
    } finally {
      socket.destroy();
    }
  };
  await waitUntil('the registry answers', isOpen, { timeoutMs: 20_000, hopeless: child.ended });
  return { host: `127.0.0.1:${own}`, stop };
}

function htpasswd(users: { readonly [name: string]: string }): string {
  return Object.entries(users)
    .map(([name, password]) =>
      execFileSync(installed('htpasswd'), ['-niB', name], {
        input: password,
        encoding: 'utf8',
      }).trim(),
    )
    .join('\n');
}
