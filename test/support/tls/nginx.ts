import { writeFile } from 'node:fs/promises';
import net from 'node:net';
import { once } from 'node:events';
import path from 'node:path';
import { test } from 'vitest';
import { createTempDirectory, startChild } from '../control-plane/child.ts';
import { findFreePort } from '../control-plane/free-port.ts';
import { waitUntil } from '../control-plane/wait-until.ts';
import { areInstalled, installed } from './installed.ts';

/** One name that nginx serves. `cert` is the chain as it is to be sent, PEM; the first server is the default. */
export type NginxServer = {
  readonly names: readonly string[];
  readonly cert: string;
  readonly key: string;
  /** A port of its own: what is negotiated before the name is known is the same for all names of a port. */
  readonly isAlone?: true;
  /** DER that is stapled. */
  readonly ocsp?: Uint8Array;
  /** More lines of its block. */
  readonly lines?: readonly string[];
};

export type Nginx = {
  /** Where all servers are that are not alone. */
  readonly port: number;
  portOf(name: string): number;
  /** Serves these instead; the port stays. */
  serve(servers: readonly NginxServer[]): Promise<void>;
  stop(): Promise<void>;
};

const READY_MS = 20_000;
/** Lets it serve what it would refuse to load otherwise. */
const OPENSSL = `
openssl_conf = all
[all]
ssl_conf = modules
[modules]
system_default = weak
[weak]
CipherString = DEFAULT@SECLEVEL=0
MinProtocol = TLSv1
`;

/** A real nginx, on 127.0.0.1 where nothing else is said: it stands for an ingress controller. */
export async function startNginx(
  servers: readonly NginxServer[],
  where: { readonly host?: string; readonly port?: number } = {},
): Promise<Nginx> {
  const { host = '127.0.0.1', port = await findFreePort() } = where;
  const { directory, remove } = await createTempDirectory('nginx-');
  const ports = new Map<string, number>();
  await writeFile(path.join(directory, 'openssl.cnf'), OPENSSL);
  let child = await begin(servers);
  return {
    port,
    portOf: (name) => ports.get(name) ?? port,
    async serve(others) {
      await child.stop();
      child = await begin(others);
    },
    async stop() {
      await child.stop();
      await remove();
    },
  };

  /** A free one is given out again until somebody listens there. */
  async function anotherPort(): Promise<number> {
    for (;;) {
      const own = await findFreePort();
      if (own !== port && ![...ports.values()].includes(own)) return own;
    }
  }

  async function begin(all: readonly NginxServer[]) {
    const blocks: string[] = [];
    for (const [index, one] of all.entries()) {
      const own = one.isAlone === true ? await anotherPort() : port;
      for (const name of one.names) ports.set(name, own);
      blocks.push(await block(directory, index, one, { host, port: own }));
    }
    await writeFile(path.join(directory, 'nginx.conf'), configuration(directory, blocks));
    const started = startChild(
      'nginx',
      [
        'env',
        'OPENSSL_CONF=openssl.cnf',
        installed('nginx'),
        '-e',
        'nginx-error.log',
        '-p',
        directory,
        '-c',
        'nginx.conf',
      ],
      directory,
    );
    await waitUntil('nginx answers', () => isOpen(host, port), {
      timeoutMs: READY_MS,
      hopeless: started.ended,
    });
    return started;
  }
}

async function block(
  directory: string,
  index: number,
  { names, cert, key, ocsp, lines = [] }: NginxServer,
  { host, port }: { readonly host: string; readonly port: number },
): Promise<string> {
  const file = (ending: string) => `server-${index}.${ending}`;
  await writeFile(path.join(directory, file('pem')), cert);
  await writeFile(path.join(directory, file('key')), key);
  if (ocsp !== undefined) await writeFile(path.join(directory, file('ocsp')), ocsp);
  const stapling = ocsp === undefined ? '' : `ssl_stapling on; ssl_stapling_file ${file('ocsp')};`;
  return `server {
    listen ${host}:${port} ssl http2;
    server_name ${names.join(' ')};
    ssl_certificate ${file('pem')}; ssl_certificate_key ${file('key')};
    ${stapling} ${lines.join(' ')}
    location / { return 200 "served by nginx"; }
  }`;
}

function configuration(directory: string, blocks: readonly string[]): string {
  const folders = ['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi'].map(
    (name) => `${name}_temp_path ${directory}/${name};`,
  );
  return `daemon off; master_process off; pid nginx.pid;
events { worker_connections 1024; }
http {
  access_log off; server_names_hash_bucket_size 256;
  ${folders.join(' ')}
  ssl_protocols TLSv1.2 TLSv1.3; ssl_ciphers DEFAULT@SECLEVEL=0;
  ${blocks.join('\n  ')}
}
`;
}

async function isOpen(host: string, port: number): Promise<boolean> {
  const socket = net.connect({ host, port });
  try {
    await once(socket, 'connect');
    return true;
  } catch {
    return false;
  } finally {
    socket.destroy();
  }
}

/** `test` with an `nginx` that all tests of a file share. It is skipped where nginx or openssl is not installed. */
export function nginxTest(servers: () => Promise<readonly NginxServer[]>) {
  return (
    test
      // oxlint-disable-next-line no-empty-pattern -- vitest reads from the pattern which fixtures it needs: none
      .extend('started', { scope: 'file' }, async ({}, { onCleanup }) => {
        const how = 'install nginx and openssl (Debian: `apt-get install nginx openssl`)';
        if (!areInstalled(['nginx', 'openssl'], how)) return undefined;
        const nginx = await startNginx(await servers());
        onCleanup(() => nginx.stop());
        return nginx;
      })
      .extend('nginx', ({ started, skip }) => started ?? skip('no nginx'))
  );
}
