import { link, open, rename, stat, unlink } from 'node:fs/promises';
import type net from 'node:net';
import path from 'node:path';
import type { Downloaded, Downloader, DownloadOrder, DownloadReader } from '../model/download.ts';
import { WizardError } from '../model/error.ts';
import type { Clock, Dialer } from '../model/ports.ts';
import type { Cause } from '../model/verdict.ts';
import { connectionCause } from './broken.ts';
import { fetchOnce, noSpace } from './fetch-once.ts';
import { freeBytes } from './free-bytes.ts';
import { openPart, partOf, removeNote, removePart, type Part } from './part.ts';
import { peek } from './peek.ts';
import { speedometer } from './speed.ts';
import { shownAddress, webAddress } from './web-address.ts';

export type DownloadLimits = {
  /** After so long without a byte a connection is over. */
  readonly silenceMs: number;
  /** So many requests in a row may bring nothing. */
  readonly fruitless: number;
  /** So many requests in all: each may bring little. */
  readonly inAll: number;
};
const LIMITS: DownloadLimits = { silenceMs: 30_000, fruitless: 6, inAll: 200 };
/** A look has less time than a download. */
const PEEK_SILENCE_MS = 10_000;
const FIRST_PAUSE_MS = 1000;
const LONGEST_PAUSE_MS = 30_000;

export type DownloadPorts = {
  readonly dialer: Dialer<net.Socket>;
  readonly clock: Clock;
  /** Where relative paths begin. */
  readonly cwd: string;
};

export function downloadReader(
  { dialer }: Pick<DownloadPorts, 'dialer'>,
  silenceMs: number = PEEK_SILENCE_MS,
): DownloadReader {
  return { peek: (question, signal) => peek(question, dialer, silenceMs, signal) };
}

/** Fetches files through whatever route the dialer has. */
export function downloader(ports: DownloadPorts, limits: Partial<DownloadLimits> = {}): Downloader {
  const all = { ...LIMITS, ...limits };
  const at = ({ file }: DownloadOrder) => path.resolve(ports.cwd, file);
  return {
    fetch(order, onProgress, signal) {
      const file = at(order);
      return onDisk(file, () => fetchAll({ ...order, file }, ports, all, onProgress, signal));
    },
    keep: (order) => onDisk(at(order), () => keep(at(order))),
    discard: (order) => onDisk(at(order), () => removePart(at(order))),
  };
}

async function fetchAll(
  order: DownloadOrder,
  { dialer, clock }: DownloadPorts,
  { silenceMs, fruitless, inAll }: DownloadLimits,
  onProgress: Parameters<Downloader['fetch']>[1],
  signal: AbortSignal,
): Promise<Downloaded> {
  const url = webAddress(order.url);
  const tell = speedometer(clock, onProgress);
  const part = await openPart(order.file, shownAddress(url));
  const onBytes = () => tell(part.bytes(), part.note().total);
  const how = { url, order, dialer, silenceMs, onBytes, signal };
  try {
    let resumed = part.bytes() > 0 ? 1 : 0;
    for (let [asked, vain] = [1, 0]; ; asked += 1) {
      const before = part.bytes();
      const [settled] = await Promise.allSettled([fetchOnce(part, how)]);
      signal.throwIfAborted();
      if (settled.status === 'fulfilled' && settled.value.is === 'whole') break;
      const { cause, afterMs } =
        settled.status === 'fulfilled' && settled.value.is === 'refused'
          ? settled.value
          : { cause: causeOf(settled, url), afterMs: 0 };
      vain = part.bytes() > before ? 0 : vain + 1;
      if (!cause.healsByItself || vain >= fruitless || asked >= inAll) throw ended(cause, part);
      if (part.bytes() > 0) resumed += 1;
      await clock.sleep(Math.max(afterMs, pauseMs(vain)), signal);
    }
    tell(part.bytes(), part.bytes(), true);
    await part.finish();
    const sha256 = part.sha256();
    const { modifiedAt } = part.note();
    if (order.sha256 !== undefined && order.sha256.toLowerCase() !== sha256) {
      // Another time it has to come anew.
      await part.begin({ ...part.note(), validator: null, total: null });
      throw new WizardError('not-proven', 'download-wrong-sha256', {
        url: shownAddress(url),
        expected: order.sha256,
        found: sha256,
      });
    }
    return { part: partOf(order.file), bytes: part.bytes(), sha256, modifiedAt, resumed };
  } finally {
    await part.close();
  }
}

function causeOf(settled: PromiseSettledResult<unknown>, url: URL): Cause {
  const error: unknown = settled.status === 'rejected' ? settled.reason : undefined;
  const cause = connectionCause(error, url);
  if (cause === undefined || isOfDisk(error)) throw error;
  return cause;
}

/** Longer each time, and at once where the last request brought something. */
function pauseMs(vain: number): number {
  return vain === 0 ? 0 : Math.min(FIRST_PAUSE_MS * 2 ** (vain - 1), LONGEST_PAUSE_MS);
}

function ended({ code, params }: Cause, part: Part): WizardError {
  const have = { done: part.bytes(), of: part.note().total ?? '?' };
  return new WizardError('not-proven', code, { ...params, ...have });
}

/** The name is taken only where nothing has it. */
async function keep(file: string): Promise<void> {
  const part = partOf(file);
  try {
    await link(part, file);
    await unlink(part);
  } catch (error) {
    const code = codeOf(error);
    if (code === 'EEXIST')
      throw new WizardError('not-proven', 'archive-in-the-way', { path: file });
    // Some file systems know no links.
    if (code !== 'EPERM' && code !== 'ENOTSUP' && code !== 'EOPNOTSUPP') throw error;
    if ((await stat(file).catch(() => undefined)) !== undefined)
      throw new WizardError('not-proven', 'archive-in-the-way', { path: file });
    await rename(part, file);
  }
  await removeNote(file);
  const folder = await open(path.dirname(file), 'r');
  try {
    await folder.sync();
  } finally {
    await folder.close();
  }
}

/** What the disk refuses, as an error that says what to do. */
async function onDisk<T>(file: string, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (!isOfDisk(error)) throw error;
    const code = codeOf(error) ?? '?';
    if (code === 'ENOSPC' || code === 'EDQUOT')
      throw noSpace(file, (await freeBytes(file)) ?? 0, null);
    throw new WizardError(
      'not-proven',
      'download-no-place',
      { path: file, code },
      { cause: error },
    );
  }
}

/** An error of the file system, and not of a connection. */
function isOfDisk(error: unknown): boolean {
  const isConnection = error instanceof Error && 'syscall' in error && error.syscall === 'connect';
  return !isConnection && OF_DISK.includes(codeOf(error) ?? '');
}

const OF_DISK = [
  'ENOSPC',
  'EDQUOT',
  'EIO',
  'EROFS',
  'EACCES',
  'EPERM',
  'ENOENT',
  'EEXIST',
  'ENOTDIR',
  'EISDIR',
  'ENAMETOOLONG',
  'EFBIG',
  'EMFILE',
];

function codeOf(error: unknown): string | undefined {
  return error instanceof Error && 'code' in error ? String(error.code) : undefined;
}
