import { execFile } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, symlinkSync } from 'node:fs';
import net from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import tls from 'node:tls';
import { promisify } from 'node:util';
import { expect, onTestFinished, test } from 'vitest';
import { CONNECTION_SCRIPT } from '../../../src/actions/kubernetes/connection-script.ts';
import { dataStoresOf, triedIn, wordsFor } from '../../../src/readiness/connection-job.ts';
import { programPath } from '../../support/cluster/local-container.ts';
import { anAuthority } from '../../support/tls/certificates.ts';

const run = promisify(execFile);

/** What an image has: a shell, and these of this machine's programs; `nc=busybox` is one under another name. */
function anImage(programs: readonly string[]): string {
  const folder = mkdtempSync(path.join(tmpdir(), 'dr-wizard-image-'));
  for (const one of ['sh', 'sleep', 'grep', ...programs]) {
    const [name = '', real = name] = one.split('=');
    const program = programPath(real);
    if (program !== undefined) symlinkSync(program, path.join(folder, name));
  }
  return folder;
}

async function listening(server: net.Server): Promise<number> {
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  onTestFinished(() => void server.close());
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('no port');
  return address.port;
}

async function closedPort(): Promise<number> {
  const server = net.createServer();
  const port = await listening(server);
  server.close();
  await once(server, 'close');
  return port;
}

async function said(image: string, words: readonly string[]): Promise<string> {
  const shell = programPath('sh') ?? 'sh';
  const argv = ['-c', CONNECTION_SCRIPT, 'dr-wizard', ...words];
  const { stdout } = await run(shell, argv, { env: { PATH: image }, cwd: image });
  return stdout;
}

async function tried(image: string, stores: readonly object[]) {
  const read = dataStoresOf(stores.map((one) => ({ host: '127.0.0.1', ...one })));
  if ('fault' in read) throw new Error(read.fault);
  return [...triedIn(await said(image, wordsFor(read.stores)))];
}

const THERE = ['bash', 'nc', 'nc=busybox'].filter(
  (one) => programPath(one.split('=').at(-1) ?? '') !== undefined,
);

test.each(THERE)('with %s an open port is told from a closed one', async (program) => {
  const open = await listening(net.createServer((socket) => socket.end()));

  const all = await tried(anImage([program]), [{ port: open }, { port: await closedPort() }]);

  expect(all).toEqual([
    [0, { tcp: 'open', tls: '-' }],
    [1, { tcp: 'closed', tls: '-' }],
  ]);
});

test('TLS is told from a port that only takes connections', async () => {
  const authority = await anAuthority();
  const own = await authority.issue();
  const shaking = await listening(tls.createServer(own, (socket) => socket.end()));
  const plain = await listening(
    net.createServer((socket) => {
      socket.on('error', () => {});
      socket.end('SSH-2.0\r\n');
    }),
  );
  const image = anImage(['bash', 'openssl']);

  const all = await tried(image, [
    { port: shaking, tls: true },
    { port: plain, tls: true },
    { host: 'localhost', port: shaking, tls: true },
  ]);

  expect(all.map(([, one]) => one.tls)).toEqual(['ok', 'failed', 'ok']);
});

test('an image without the programs has tried nothing, and says so', async () => {
  const all = await tried(anImage([]), [{ port: 1, tls: true }]);

  expect(all).toEqual([[0, { tcp: 'untried', tls: 'untried' }]]);
});

test('whatever stands where a host is expected is never run', async () => {
  const image = anImage(['bash', 'touch', 'openssl']);
  const hostile = [
    '$(touch run)',
    '`touch run`',
    '"; touch run; "',
    '-e touch',
    "'; touch run #",
    'a\nb',
  ];

  const words = hostile.flatMap((word) => ['0', word, word, word, word]);
  const log = await said(image, words);

  expect(triedIn(log).get(0)).toEqual({ tcp: 'closed', tls: 'failed' });
  expect(existsSync(path.join(image, 'run'))).toBe(false);
});

test('the kubelet finds nothing to replace in it', () => {
  expect(CONNECTION_SCRIPT).not.toContain('$(');
});
