import { createHash } from 'node:crypto';
import type net from 'node:net';
import { test } from 'vitest';
import type { Dialer } from '../../../src/model/ports.ts';
import { directDialer } from '../../../src/net/dialer.ts';
import { createTempDirectory } from '../control-plane/child.ts';
import { anAuthority } from '../tls/certificates.ts';
import { areInstalled } from '../tls/installed.ts';
import { startNginx } from '../tls/nginx.ts';
import { writeAll, type Given } from './a-folder.ts';
import { tarGzOf } from './tar.ts';

export const HOST = 'files.example.test';

/** A real nginx with archives: ranges at `/a/`, none at `/plain/`, so many bytes a second at `/slow/`. */
export type FileServer = {
  readonly url: (path: string) => string;
  readonly port: number;
  readonly root: string;
  readonly dialer: Dialer<net.Socket>;
  put(given: Given): void;
  stop(): Promise<void>;
};

export async function startFileServer(): Promise<FileServer> {
  const { directory, remove } = await createTempDirectory('files-');
  const authority = await anAuthority();
  const pair = await authority.issue({
    names: [{ type: 'dns', value: HOST }],
    subject: `CN=${HOST}`,
  });
  const lines = [
    `location /a/ { alias ${directory}/; }`,
    `location /plain/ { alias ${directory}/; max_ranges 0; }`,
    `location /slow/ { alias ${directory}/; limit_rate 400k; }`,
    'location /private/ { return 403; }',
    `location /page/ { default_type text/html; return 200 "<!DOCTYPE html><title>Sign in</title>"; }`,
    'location /login/ { return 302 https://$host:$server_port/users/sign_in; }',
    'location /loop/ { return 302 https://$host:$server_port/loop/; }',
    'location /moved/ { rewrite ^/moved/(.*)$ https://$host:$server_port/a/$1 redirect; }',
    'location /unsafe/ { return 302 http://$host/x; }',
    'location /busy/ { return 503; }',
  ];
  const nginx = await startNginx([{ names: [HOST], ...pair, lines }]);
  return {
    port: nginx.port,
    root: authority.pem,
    url: (path) => `https://${HOST}:${nginx.port}${path}`,
    dialer: loopbackDialer(),
    put: (given) => writeAll(directory, given),
    async stop() {
      await nginx.stop();
      await remove();
    },
  };
}

/** Every name is this machine. */
export function loopbackDialer(): Dialer<net.Socket> {
  const direct = directDialer();
  return { ...direct, tcp: (_host, port, signal) => direct.tcp('127.0.0.1', port, signal) };
}

/** `test` with a `server` that all tests of a file share. It is skipped where nginx is not installed. */
export const fileServerTest = test
  // oxlint-disable-next-line no-empty-pattern -- vitest reads from the pattern which fixtures it needs: none
  .extend('started', { scope: 'file' }, async ({}, { onCleanup }) => {
    if (!areInstalled(['nginx'], 'install nginx (Debian: `apt-get install nginx`)'))
      return undefined;
    const server = await startFileServer();
    onCleanup(() => server.stop());
    return server;
  })
  .extend('server', ({ started, skip }) => started ?? skip('no nginx'));

/** An archive of about so many bytes, which does not pack, and its sha256. */
export function anArchive(bytes: number, seed: number = 1): { bytes: Buffer; sha256: string } {
  const noise = Buffer.alloc(bytes);
  let state = seed;
  for (let at = 0; at + 4 <= bytes; at += 4) {
    // xorshift32: the same noise each time.
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    noise.writeInt32LE(state | 0, at);
  }
  const archive = tarGzOf({ noise });
  return { bytes: archive, sha256: sha256Of(archive) };
}

export function sha256Of(bytes: Buffer): string {
  return createHash('sha256').update(bytes).digest('hex');
}
