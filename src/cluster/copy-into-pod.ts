import { createHash, type Hash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import path from 'node:path';
import type { WebSocket } from 'ws';
import { WizardError } from '../model/error.ts';
import type { FileInPod, PodFileReader, PodFileWriter, PodPlace } from '../model/pod-files.ts';
import type { Exec, Ran } from './exec.ts';
import { STDIN, type ExecStream } from './exec-stream.ts';
import { about, checkPath, commandError, containerOf } from './pod-files.ts';

/** What a program reads from a pipe at once. */
const PIECE_BYTES = 64 * 1024;
const LONGEST_COMPLAINT = 4096;
/** It ends after so many bytes, so that its input need not be closed: not every version of the protocol can. */
const TAKE = 'head -c "$2" >"$1"';

export type CopyParts = {
  readonly exec: Exec;
  readonly stream: ExecStream;
  readonly files: PodFileReader;
  /** Proves that the cluster is the pinned one. */
  readonly prove: (signal: AbortSignal) => Promise<void>;
  /** Relative paths begin there. */
  readonly cwd: string;
};

export function createPodFileWriter(parts: CopyParts): PodFileWriter {
  const { exec, files, prove } = parts;

  async function run(
    place: PodPlace,
    argv: readonly string[],
    target: string,
    signal: AbortSignal,
  ): Promise<void> {
    const ran = await exec(containerOf(place), argv, signal);
    if (ran.exitCode !== 0) throw commandError(ran, argv[0] ?? '', place, target);
  }

  return {
    async copyIn(place, file, target, onProgress, signal) {
      checkPath(target);
      const source = path.resolve(parts.cwd, file);
      const wanted = await seenHere(source, file, signal);
      if (isSame(await files.file(place, target, signal), wanted))
        return { ...wanted, changed: false };
      await prove(signal);
      const unfinished = `${target}.${wanted.sha256.slice(0, 12)}.part`;
      await run(place, ['mkdir', '-p', '--', path.posix.dirname(target)], target, signal);
      await send(
        parts.stream,
        { place, source, file, target, unfinished },
        wanted,
        onProgress,
        signal,
      );
      const arrived = await files.file(place, unfinished, signal);
      if (!isSame(arrived, wanted)) throw about('pod-copy-differs', place, target);
      await run(place, ['mv', '-f', '--', unfinished, target], target, signal);
      return { ...wanted, changed: true };
    },
    async remove(place, target, copied, signal) {
      const there = await files.file(place, target, signal);
      if (there === undefined) return false;
      if (!isSame(there, copied)) throw about('pod-file-another', place, target);
      await prove(signal);
      await run(place, ['rm', '-f', '--', target], target, signal);
      return true;
    },
  };
}

type Errand = {
  readonly place: PodPlace;
  /** The absolute path, and the file as it was named. */
  readonly source: string;
  readonly file: string;
  readonly target: string;
  readonly unfinished: string;
};

async function send(
  stream: ExecStream,
  { place, source, file, target, unfinished }: Errand,
  wanted: FileInPod,
  onProgress: (done: number, of: number) => void,
  signal: AbortSignal,
): Promise<void> {
  const { promise: ended, resolve } = Promise.withResolvers<Ran | null>();
  let complaint = '';
  const argv = ['sh', '-c', TAKE, 'sh', unfinished, String(wanted.bytes)];
  const listener = () => ({
    stdout() {},
    stderr(bytes: Buffer) {
      complaint = (complaint + bytes.toString('utf8')).slice(0, LONGEST_COMPLAINT);
    },
    ended(how: { readonly exitCode: number | null; readonly says: string } | null) {
      if (how === null) resolve(null);
      else resolve({ exitCode: how.exitCode, stdout: '', stderr: complaint || how.says });
    },
  });
  const socket = await stream(containerOf(place), { argv, reads: true }, listener, signal);
  const onAbort = () => socket.terminate();
  signal.addEventListener('abort', onAbort, { once: true });
  try {
    const hash = createHash('sha256');
    const sent = await pieces({ source, file, socket, hash }, wanted.bytes, onProgress);
    const isSent = sent === wanted.bytes && hash.digest('hex') === wanted.sha256;
    // It changed while it was read: that end would wait for what never comes.
    if (!isSent && socket.readyState === socket.OPEN)
      throw new WizardError('not-proven', 'pod-copy-changed', { path: file });
    const ran = await ended;
    signal.throwIfAborted();
    if (ran === null) throw about('pod-copy-cut', place, target);
    if (ran.exitCode !== 0) throw commandError(ran, 'head', place, target);
  } finally {
    signal.removeEventListener('abort', onAbort);
    socket.terminate();
  }
}

/** Sends a file piece by piece, each once the one before has left; ends early where nobody takes it any more. */
async function pieces(
  { source, file, socket, hash }: { source: string; file: string; socket: WebSocket; hash: Hash },
  of: number,
  onProgress: (done: number, of: number) => void,
): Promise<number> {
  let done = 0;
  try {
    for await (const piece of createReadStream(source, { highWaterMark: PIECE_BYTES })) {
      const bytes = Buffer.from(piece);
      if (done + bytes.length > of || !(await left(socket, bytes))) break;
      hash.update(bytes);
      done += bytes.length;
      onProgress(done, of);
    }
  } catch (error) {
    throw unreadable(file, error);
  }
  return done;
}

function left(socket: WebSocket, bytes: Buffer): Promise<boolean> {
  return new Promise((resolve) => {
    socket.send(Buffer.concat([Buffer.of(STDIN), bytes]), (error) =>
      resolve(error === undefined || error === null),
    );
  });
}

async function seenHere(source: string, file: string, signal: AbortSignal): Promise<FileInPod> {
  const hash = createHash('sha256');
  let bytes = 0;
  try {
    const there = await stat(source);
    if (!there.isFile()) throw unreadableAs(file, 'EISDIR');
    for await (const piece of createReadStream(source)) {
      signal.throwIfAborted();
      hash.update(piece);
      bytes += piece.length;
    }
  } catch (error) {
    signal.throwIfAborted();
    throw unreadable(file, error);
  }
  return { bytes, sha256: hash.digest('hex') };
}

function unreadable(file: string, error: unknown): Error {
  if (error instanceof WizardError) return error;
  const code = error instanceof Error && 'code' in error ? String(error.code) : '?';
  return code === 'ENOENT'
    ? new WizardError('faulty-file', 'file-missing', { path: file })
    : unreadableAs(file, code);
}

function unreadableAs(file: string, reason: string): WizardError {
  return new WizardError('faulty-file', 'file-unreadable', { path: file, reason });
}

function isSame(seen: FileInPod | undefined, wanted: FileInPod): boolean {
  return seen?.bytes === wanted.bytes && seen.sha256 === wanted.sha256;
}
