import { createHash, randomBytes } from 'node:crypto';
import { chmodSync, mkdtempSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, test } from 'vitest';
import type { WebSocket } from 'ws';
import { createPodFileWriter } from '../../src/cluster/copy-into-pod.ts';
import { createExec } from '../../src/cluster/exec.ts';
import { createExecStream } from '../../src/cluster/exec-stream.ts';
import { openLogin } from '../../src/cluster/login.ts';
import { createPodFiles } from '../../src/cluster/pod-files.ts';
import { WizardError } from '../../src/model/error.ts';
import { directDialer } from '../../src/net/dialer.ts';
import { aChannelServer } from '../support/cluster/channel-server.ts';
import { aContainer, programPath } from '../support/cluster/local-container.ts';

const { signal } = new AbortController();
const PLACE = { namespace: 'jenkins', pod: 'jenkins-0', container: 'jenkins' };
const PROGRAMS = ['sh', 'head', 'mkdir', 'mv', 'rm', 'wc', 'sha256sum', 'ls', 'echo'];
const BYTES = randomBytes(1_500_000);

test.for(['busybox', 'debian'])('a file is copied as it is into %s', async (image) => {
  const { copyIn, files, folder } = await aPod({ image });
  const seen: number[] = [];
  const target = path.join(folder, 'backup', 'of $(id) "2022"', 'backup.tar.gz');

  const copied = await copyIn(aFile(), target, (done) => void seen.push(done));

  expect(copied).toEqual({ bytes: BYTES.length, sha256: sha256(BYTES), changed: true });
  expect(readFileSync(target).equals(BYTES)).toBe(true);
  expect(readdirSync(path.dirname(target))).toEqual(['backup.tar.gz']);
  expect(seen.at(-1)).toBe(BYTES.length);
  expect(await files.names(PLACE, path.dirname(target), signal)).toEqual(['backup.tar.gz']);
});

test('what is there already is not sent again', async () => {
  const { copyIn, folder, commands } = await aPod();
  const target = path.join(folder, 'backup.tar.gz');
  writeFileSync(target, BYTES);

  const copied = await copyIn(aFile(), target);

  expect(copied.changed).toBe(false);
  expect(commands()).toEqual(['sh']);
});

test('another file of that name is replaced, an empty one is copied too', async () => {
  const { copyIn, folder } = await aPod();
  const target = path.join(folder, 'backup.tar.gz');
  writeFileSync(target, 'of last year');

  const copied = await copyIn(aFile(Buffer.alloc(0)), target);

  expect(copied).toMatchObject({ changed: true, bytes: 0 });
  expect(readFileSync(target).length).toBe(0);
});

test('a pod that goes in the middle leaves nothing under the right name, and the next try succeeds', async () => {
  const gone = await aPod({ goneAfter: 200_000 });
  const target = path.join(gone.folder, 'backup.tar.gz');
  const file = aFile();

  await expect(gone.copyIn(file, target)).rejects.toMatchObject({
    code: 'pod-copy-cut',
    params: { namespace: 'jenkins', pod: 'jenkins-0', path: target },
  });
  expect(readdirSync(gone.folder)).not.toContain('backup.tar.gz');

  const back = await aPod({ folder: gone.folder });
  expect(await back.copyIn(file, target)).toMatchObject({ changed: true });
  expect(readdirSync(gone.folder)).toEqual(['backup.tar.gz']);
});

test.for([
  ['No space left on device', 'pod-disk-full'],
  ['Read-only file system', 'pod-read-only'],
  ['Permission denied', 'pod-permission'],
  ['Segmentation fault', 'pod-command-failed'],
])('"%s" there is said as %s', async ([says = '', code = '']) => {
  const { copyIn, folder } = await aPod({ programs: { head: failing(says) } });

  const copying = copyIn(aFile(), path.join(folder, 'backup.tar.gz'));

  await expect(copying).rejects.toMatchObject({ code });
});

test('what arrived otherwise is not taken', async () => {
  const shorter = script('exec /usr/bin/head -c 5');
  const { copyIn, folder } = await aPod({ programs: { head: shorter } });

  const copying = copyIn(aFile(), path.join(folder, 'backup.tar.gz'));

  await expect(copying).rejects.toMatchObject({ code: 'pod-copy-differs' });
  expect(readdirSync(folder)).not.toContain('backup.tar.gz');
});

test('an image without a shell is named', async () => {
  const { copyIn, folder } = await aPod({ image: 'none' });

  await expect(copyIn(aFile(), path.join(folder, 'x'))).rejects.toMatchObject({
    code: 'pod-program-missing',
    params: { program: 'sh' },
  });
});

test('a folder of that name is not written into', async () => {
  const { copyIn, folder } = await aPod();

  await expect(copyIn(aFile(), folder)).rejects.toMatchObject({ code: 'pod-file-other' });
});

test.for(['relative/x', '-rf', '', '/ends/with/', '/a\0b'])(
  'nothing is copied to %j, which is no path of a file',
  async (target) => {
    const { copyIn, commands } = await aPod();

    await expect(copyIn(aFile(), target)).rejects.toMatchObject({ code: 'pod-path-invalid' });
    expect(commands()).toEqual([]);
  },
);

test('a file here that is missing, or no file, is said before anything is asked there', async () => {
  const { copyIn, folder, commands } = await aPod();
  const target = path.join(folder, 'x');

  await expect(copyIn('/nowhere/backup', target)).rejects.toMatchObject({ code: 'file-missing' });
  await expect(copyIn(folder, target)).rejects.toMatchObject({ code: 'file-unreadable' });
  expect(commands()).toEqual([]);
});

test('nothing is sent into another cluster than the pinned one', async () => {
  const { copyIn, folder, commands } = await aPod({
    prove: () => Promise.reject(new WizardError('wrong-target', 'target-changed')),
  });

  const copying = copyIn(aFile(), path.join(folder, 'x'));

  await expect(copying).rejects.toMatchObject({ code: 'target-changed' });
  // It only looked.
  expect(commands()).toEqual(['sh']);
  expect(readdirSync(folder)).toEqual([]);
});

test('copying ends when nobody waits for it any more', async () => {
  const leaving = new AbortController();
  const { writer, folder } = await aPod();
  const target = path.join(folder, 'x');

  const copying = writer.copyIn(
    PLACE,
    aFile(),
    target,
    () => leaving.abort(new Error('enough')),
    leaving.signal,
  );

  await expect(copying).rejects.toThrow('enough');
  expect(readdirSync(folder)).not.toContain('x');
});

test('what was copied is removed again, unless it became something else', async () => {
  const { writer, copyIn, folder } = await aPod();
  const target = path.join(folder, 'backup.tar.gz');
  const copied = await copyIn(aFile(), target);

  writeFileSync(target, 'changed since');
  const asked = writer.remove(PLACE, target, copied, signal);
  await expect(asked).rejects.toMatchObject({ code: 'pod-file-another' });
  expect(readdirSync(folder)).toEqual(['backup.tar.gz']);

  await copyIn(aFile(), target);
  expect(await writer.remove(PLACE, target, copied, signal)).toBe(true);
  expect(await writer.remove(PLACE, target, copied, signal)).toBe(false);
  expect(readdirSync(folder)).toEqual([]);
});

type APod = {
  readonly image?: string;
  readonly folder?: string;
  /** In place of those of the image. */
  readonly programs?: { readonly [name: string]: string };
  /** Bytes after which it is gone. */
  readonly goneAfter?: number;
  readonly prove?: () => Promise<void>;
};

async function aPod({ image = 'debian', programs = {}, goneAfter, ...more }: APod = {}) {
  const own = image === 'none' ? [] : PROGRAMS.map((name) => [name, programOf(image, name)]);
  const container = aContainer({ ...Object.fromEntries(own), ...programs });
  const asked: string[] = [];
  const { kubeconfig } = await aChannelServer((socket, url) => {
    asked.push(new URL(url, 'https://pod').searchParams.get('command') ?? '');
    if (goneAfter !== undefined) goAfter(socket, goneAfter);
    container(socket, url);
  });
  const stream = createExecStream(await openLogin(kubeconfig, 'recovery'), directDialer());
  const exec = createExec(stream, () => 'https://127.0.0.1');
  const files = createPodFiles(exec);
  const { prove = async () => undefined } = more;
  const writer = createPodFileWriter({ exec, stream, files, prove, cwd: '/' });
  return {
    writer,
    files,
    folder: more.folder ?? mkdtempSync(path.join(tmpdir(), 'dr-wizard-pod-')),
    commands: () => asked,
    copyIn: (file: string, to: string, onProgress: (done: number) => void = () => undefined) =>
      writer.copyIn(PLACE, file, to, onProgress, signal),
  };
}

function goAfter(socket: WebSocket, bytes: number): void {
  let taken = 0;
  socket.on('message', (message: Buffer) => {
    taken += message.length;
    if (taken > bytes) socket.terminate();
  });
}

function programOf(image: string, name: string): string {
  return programPath(image === 'busybox' ? 'busybox' : name) ?? name;
}

function script(body: string): string {
  const file = path.join(mkdtempSync(path.join(tmpdir(), 'dr-wizard-script-')), 'program');
  writeFileSync(file, `#!/bin/sh\n${body}\n`);
  chmodSync(file, 0o755);
  return file;
}

function failing(says: string): string {
  return script(`echo "head: write error: ${says}" >&2; exit 1`);
}

function aFile(bytes: Buffer = BYTES): string {
  const file = path.join(mkdtempSync(path.join(tmpdir(), 'dr-wizard-file-')), 'backup.tar.gz');
  writeFileSync(file, bytes);
  return file;
}

function sha256(bytes: Buffer): string {
  return createHash('sha256').update(bytes).digest('hex');
}
