import {
  existsSync,
  readdirSync,
  readFileSync,
  statSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import path from 'node:path';
import { expect } from 'vitest';
import { systemClock } from '../../src/clock/system-clock.ts';
import { downloader, type DownloadLimits } from '../../src/download/downloader.ts';
import type { DownloadOrder } from '../../src/model/download.ts';
import { WizardError } from '../../src/model/error.ts';
import type { Clock } from '../../src/model/ports.ts';
import type { Progress } from '../../src/model/verdict.ts';
import { aFolderWith } from '../support/archives/a-folder.ts';
import {
  anArchive,
  fileServerTest as test,
  sha256Of,
  type FileServer,
} from '../support/archives/file-server.ts';
import { tarGzOf } from '../support/archives/tar.ts';
import { aFaultProxy } from '../support/cluster/fault-proxy.ts';
import { aClock } from '../support/fake-ports.ts';
import { NEVER } from '../support/probes/readers.ts';

const MiB = 1024 ** 2;
const LONG = { timeout: 30_000 };
const small = tarGzOf({ 'app.yaml': 'a: 1' });

function desk(
  server: FileServer,
  more: { dialer?: FileServer['dialer']; clock?: Clock; limits?: Partial<DownloadLimits> } = {},
) {
  const folder = aFolderWith();
  const { dialer = server.dialer, clock = systemClock, limits = {} } = more;
  const progress: Progress[] = [];
  const loader = downloader({ dialer, clock, cwd: folder }, limits);
  const order = (at: string, extra: Partial<DownloadOrder> = {}): DownloadOrder => ({
    url: server.url(at),
    file: 'deep/a.tar.gz',
    maxBytes: 64 * MiB,
    roots: [server.root],
    ...extra,
  });
  const fetch = (at: string, extra: Partial<DownloadOrder> = {}, signal: AbortSignal = NEVER) =>
    loader.fetch(order(at, extra), (one) => progress.push(one), signal);
  return {
    folder,
    loader,
    order,
    fetch,
    progress,
    held: () => readdirSync(path.join(folder, 'deep')).toSorted(),
  };
}

test('an archive comes whole, with the time of its server, and gets its name at the end', async ({
  server,
}) => {
  server.put({ 'whole.tar.gz': small });
  const { fetch, loader, order, folder, held, progress } = desk(server);

  const fetched = await fetch('/a/whole.tar.gz');
  const before = held();
  await loader.keep(order('/a/whole.tar.gz'));

  const file = path.join(folder, 'deep/a.tar.gz');
  expect(fetched).toMatchObject({ bytes: small.length, sha256: sha256Of(small), resumed: 0 });
  expect(before).toEqual(['a.tar.gz.part', 'a.tar.gz.part.json']);
  expect(held()).toEqual(['a.tar.gz']);
  expect(readFileSync(file).equals(small)).toBe(true);
  expect(Math.floor(statSync(file).mtimeMs)).toBe(fetched.modifiedAt);
  expect(statSync(file).mode & 0o777).toBe(0o600);
  expect(progress.at(-1)).toMatchObject({ done: small.length, of: small.length, unit: 'bytes' });
});

test('a connection that is cut is gone on with where it was, and how far it is is told', async ({
  server,
}) => {
  const { bytes, sha256 } = anArchive(3 * MiB);
  server.put({ 'cut.tar.gz': bytes });
  const proxy = await aFaultProxy(`http://127.0.0.1:${server.port}`);
  proxy.set('slow');
  const { fetch, folder } = desk(server, { dialer: proxy.dialer, clock: aClock() });
  const part = path.join(folder, 'deep/a.tar.gz.part');

  const fetching = fetch('/a/cut.tar.gz', { sha256 });
  for (const reached of [100_000, 300_000]) {
    await expect
      .poll(() => (existsSync(part) ? statSync(part).size : 0), LONG)
      .toBeGreaterThan(reached);
    proxy.resetAll();
  }
  proxy.set('none');
  const fetched = await fetching;

  expect(fetched).toMatchObject({ bytes: bytes.length, sha256, resumed: 2 });
  expect(proxy.connections()).toBe(3);
});

test('what was fetched in part before the program ended is gone on with', async ({ server }) => {
  const { bytes, sha256 } = anArchive(MiB);
  server.put({ 'resumed.tar.gz': bytes });
  const { fetch, folder } = desk(server);
  const part = path.join(folder, 'deep/a.tar.gz.part');
  const gone = new AbortController();
  const first = fetch('/slow/resumed.tar.gz', {}, gone.signal);
  await expect
    .poll(() => (existsSync(part) ? statSync(part).size : 0), LONG)
    .toBeGreaterThan(100_000);
  gone.abort(new Error('gone'));
  await expect(first).rejects.toThrow('gone');
  const kept = statSync(part).size;

  const fetched = await fetch('/slow/resumed.tar.gz');

  expect(kept).toBeGreaterThan(100_000);
  expect(fetched).toMatchObject({ bytes: bytes.length, sha256, resumed: 1 });
});

test('a file that is another one meanwhile comes anew, and so does one without ranges', async ({
  server,
}) => {
  const { bytes } = anArchive(MiB, 1);
  const other = anArchive(MiB, 2);
  for (const place of ['a', 'plain']) {
    const { fetch, folder } = desk(server);
    server.put({ 'anew.tar.gz': bytes });
    await fetch(`/${place}/anew.tar.gz`);
    const part = path.join(folder, 'deep/a.tar.gz.part');
    writeFileSync(part, bytes.subarray(0, 200_000));
    server.put({ 'anew.tar.gz': other.bytes });

    const fetched = await fetch(`/${place}/anew.tar.gz`);

    expect(fetched).toMatchObject({ sha256: other.sha256 });
    expect(sha256Of(readFileSync(part))).toBe(other.sha256);
  }
});

test('a server that is silent for too long is left, some times, with pauses', async ({
  server,
}) => {
  const { bytes } = anArchive(MiB);
  server.put({ 'silent.tar.gz': bytes });
  const proxy = await aFaultProxy(`http://127.0.0.1:${server.port}`);
  proxy.set('half-open');
  const clock = aClock();
  const from = clock.mono();
  const limits = { silenceMs: 100, fruitless: 4 };
  const { fetch } = desk(server, { dialer: proxy.dialer, clock, limits });

  await expect(fetch('/a/silent.tar.gz')).rejects.toMatchObject({ code: 'download-stalled' });

  expect(proxy.connections()).toBe(4);
  expect(clock.mono() - from).toBe(1000 + 2000 + 4000);
});

const REFUSED = {
  '/a/nothing.tar.gz': 'download-missing',
  '/private/x': 'download-refused',
  '/page/x': 'download-page',
  '/page/-/blob/master/x.tar.gz': 'download-page-of-file',
  '/login/x': 'download-login',
  '/loop/x': 'download-redirects',
  '/unsafe/x': 'download-redirect-unsafe',
  '/busy/x': 'download-status',
  '/a/empty.tar.gz': 'download-empty',
  '/a/text.tar.gz': 'download-no-archive',
  '/a/pointer.tar.gz': 'download-lfs-pointer',
};

test('what is no archive is told as what it is, and nothing of it is kept', async ({ server }) => {
  server.put({
    'empty.tar.gz': '',
    'text.tar.gz': 'no such thing',
    'pointer.tar.gz': 'version https://git-lfs.github.com/spec/v1\n',
  });
  const { fetch, folder } = desk(server, { clock: aClock(), limits: { fruitless: 2 } });

  const seen: { [at: string]: unknown } = {};
  for (const at of Object.keys(REFUSED)) {
    seen[at] = await codeOf(fetch(at));
    expect(statSync(path.join(folder, 'deep/a.tar.gz.part')).size).toBe(0);
  }

  expect(seen).toEqual(REFUSED);
});

async function codeOf(work: Promise<unknown>): Promise<string> {
  const [settled] = await Promise.allSettled([work]);
  const reason: unknown = settled.status === 'rejected' ? settled.reason : undefined;
  return reason instanceof WizardError ? reason.code : String(reason);
}

test('a redirect at the same place is followed', async ({ server }) => {
  server.put({ 'moved.tar.gz': small });

  expect(await desk(server).fetch('/moved/moved.tar.gz')).toMatchObject({
    sha256: sha256Of(small),
  });
});

test('size, age and sum are held to', async ({ server }) => {
  server.put({ 'limits.tar.gz': small });
  const year2022 = Date.UTC(2022, 2, 21);
  const { fetch, folder } = desk(server);
  const at = '/a/limits.tar.gz';

  await expect(fetch(at, { maxBytes: 10 })).rejects.toMatchObject({ code: 'download-too-large' });
  await expect(fetch(at, { notBefore: Date.now() + 60_000 })).rejects.toMatchObject({
    code: 'download-too-old',
  });
  await expect(fetch(at, { sha256: '0'.repeat(64) })).rejects.toMatchObject({
    code: 'download-wrong-sha256',
    params: { expected: '0'.repeat(64), found: sha256Of(small) },
  });

  expect(statSync(path.join(folder, 'deep/a.tar.gz.part')).size).toBe(0);
  expect(await fetch(at, { notBefore: year2022 })).toMatchObject({ sha256: sha256Of(small) });
});

test('a name that is taken meanwhile is not taken from whoever has it', async ({ server }) => {
  server.put({ 'taken.tar.gz': small });
  const { fetch, loader, order, folder } = desk(server);
  await fetch('/a/taken.tar.gz');
  const file = path.join(folder, 'deep/a.tar.gz');
  writeFileSync(file, 'mine');
  utimesSync(file, 1, 1);

  await expect(loader.keep(order('/a/taken.tar.gz'))).rejects.toMatchObject({
    code: 'archive-in-the-way',
  });
  expect(readFileSync(file, 'utf8')).toBe('mine');
  await loader.discard(order('/a/taken.tar.gz'));
  expect(readdirSync(path.dirname(file))).toEqual(['a.tar.gz']);
});

test('a certificate counts only with the roots of the site', async ({ server }) => {
  const { fetch } = desk(server);

  await expect(fetch('/a/x', { roots: [] })).rejects.toMatchObject({
    code: 'download-certificate',
  });
});

test('what is no address is refused, and a password in it is not told', async ({ server }) => {
  const { fetch } = desk(server);

  expect(await codeOf(fetch('/', { url: 'ftp://x/y' }))).toBe('download-no-address');
  expect(await codeOf(fetch('/', { url: 'a b' }))).toBe('download-no-address');
  await expect(fetch('/', { url: 'https://user:secret@a.test/x?key=1' })).rejects.toMatchObject({
    code: 'download-password-in-address',
    params: { url: 'https://a.test/x' },
  });
});

test('a folder that can’t be written is told', async ({ server }) => {
  server.put({ 'x.tar.gz': small });

  await expect(desk(server).fetch('/a/x.tar.gz', { file: '/dev/null/x' })).rejects.toMatchObject({
    code: 'download-no-place',
  });
});
