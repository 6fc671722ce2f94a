import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import { expect } from 'vitest';
import { ensureFetched } from '../../../src/actions/archives/ensure-fetched.ts';
import { ensureUnpacked } from '../../../src/actions/archives/ensure-unpacked.ts';
import { fetched } from '../../../src/probes/archives/fetched.ts';
import { reachable } from '../../../src/probes/archives/reachable.ts';
import { unpacked } from '../../../src/probes/archives/unpacked.ts';
import { aFolderWith } from '../../support/archives/a-folder.ts';
import { archiveDesk } from '../../support/archives/archive-desk.ts';
import {
  fileServerTest as test,
  sha256Of,
  type FileServer,
} from '../../support/archives/file-server.ts';
import { tarGzOf } from '../../support/archives/tar.ts';
import { NEVER } from '../../support/probes/readers.ts';

const bytes = tarGzOf({ 'app.yaml': 'a: 1\n' });
const sha256 = sha256Of(bytes);

function desk({ root, url }: FileServer) {
  const cwd = aFolderWith({ 'ca.pem': root });
  const ports = archiveDesk(cwd);
  const asked = (name: string, more = {}) => ({
    url: url(`/a/${name}`),
    file: 'a.tar.gz',
    trust: ['ca.pem'],
    ...more,
  });
  return {
    cwd,
    asked,
    fetch: (name: string, more = {}) => ensureFetched.act(asked(name, more), ports, NEVER),
    proveFetched: (name: string, more = {}) => fetched.look(asked(name, more), ports, NEVER),
    reach: (name: string, more = {}) => reachable.look(asked(name, more), ports, NEVER),
    unpack: () => ensureUnpacked.act({ file: 'a.tar.gz', folder: 'out' }, ports, NEVER),
    proveUnpacked: () => unpacked.look({ file: 'a.tar.gz', folder: 'out' }, ports, NEVER),
    held: () => readdirSync(cwd).toSorted(),
  };
}

test('an archive is reached, fetched, unpacked and proven; a second time nothing is done', async ({
  server,
}) => {
  server.put({ 'all.tar.gz': bytes });
  const { reach, fetch, proveFetched, unpack, proveUnpacked, held } = desk(server);

  expect(await reach('all.tar.gz')).toMatchObject({
    verdict: 'pass',
    finds: { bytes: bytes.length },
  });
  expect(await proveFetched('all.tar.gz', { sha256 })).toMatchObject({
    verdict: 'wait',
    cause: { code: 'archive-not-here' },
  });
  expect(await proveUnpacked()).toMatchObject({ verdict: 'wait' });
  expect((await fetch('all.tar.gz', { sha256 })).changed).toBe(true);
  expect((await fetch('all.tar.gz', { sha256 })).changed).toBe(false);
  expect(await proveFetched('all.tar.gz', { sha256 })).toMatchObject({
    verdict: 'pass',
    notes: [{ code: 'archive-made', params: { days: 0 } }],
    finds: { sha256, bytes: bytes.length },
  });
  expect(await proveUnpacked()).toMatchObject({
    verdict: 'wait',
    cause: { code: 'archive-not-unpacked' },
  });
  expect((await unpack()).changed).toBe(true);
  expect((await unpack()).changed).toBe(false);
  expect(await proveUnpacked()).toMatchObject({ verdict: 'pass', notes: [], finds: { files: 1 } });
  expect(held()).toEqual(['a.tar.gz', 'ca.pem', 'out']);
});

test('without a sha256 the size is compared with that of the server, and it is said so', async ({
  server,
}) => {
  server.put({ 'size.tar.gz': bytes });
  const { fetch, proveFetched } = desk(server);
  await fetch('size.tar.gz');

  const same = await proveFetched('size.tar.gz');
  server.put({ 'size.tar.gz': tarGzOf({ 'app.yaml': 'another one' }) });
  const other = await proveFetched('size.tar.gz');
  const silent = await proveFetched('none.tar.gz');

  expect(same).toMatchObject({
    verdict: 'pass',
    notes: [{ code: 'archive-made' }, { code: 'archive-no-sha256', params: { sha256 } }],
  });
  expect(other).toMatchObject({ verdict: 'fail', cause: { code: 'archive-other-size' } });
  expect(silent).toMatchObject({
    verdict: 'pass',
    notes: [
      { code: 'archive-made' },
      { code: 'archive-no-sha256' },
      { code: 'archive-not-compared' },
    ],
  });
});

test('a wrong file is never overwritten, and named', async ({ server }) => {
  server.put({ 'wrong.tar.gz': bytes });
  const { fetch, proveFetched, cwd } = desk(server);
  const file = path.join(cwd, 'a.tar.gz');
  const cases = [
    ['mine', {}, 'archive-other-kind'],
    ['<html>', {}, 'archive-page'],
    [bytes.subarray(0, 60), {}, 'archive-cut'],
    [tarGzOf({ x: 'other' }), { sha256 }, 'archive-wrong-sha256'],
    [bytes, { maxBytes: 10 }, 'archive-too-large'],
    [bytes, { notBefore: '2022-01-01', date: '2021-12-31' }, 'archive-too-old'],
    [bytes, { maxAge: '48h', date: '2022-03-21' }, 'archive-too-old'],
  ] as const;
  for (const [text, more, code] of cases) {
    writeFileSync(file, text);

    await expect(fetch('wrong.tar.gz', more)).rejects.toMatchObject({ code });
    expect(await proveFetched('wrong.tar.gz', more)).toMatchObject({
      verdict: 'fail',
      cause: { code },
    });
    expect(readFileSync(file).equals(Buffer.from(text))).toBe(true);
  }
});

test('what came and is not whole is named by its address: no file is there', async ({ server }) => {
  server.put({
    'half.tar.gz': bytes.subarray(0, bytes.length - 20),
    'gz.tar.gz': gzipSync('no tar in it, but long enough to be looked at. '.repeat(50)),
  });
  const { fetch, held } = desk(server);

  await expect(fetch('half.tar.gz')).rejects.toMatchObject({
    code: 'download-archive-cut',
    params: { url: expect.stringMatching(/^http.*\/half\.tar\.gz$/) },
  });
  await expect(fetch('gz.tar.gz')).rejects.toMatchObject({
    code: 'download-archive-damaged',
    params: { url: expect.stringMatching(/^http.*\/gz\.tar\.gz$/), problem: expect.any(String) },
  });
  await expect(fetch('gz.tar.gz', { maxAge: '1h', date: '2022-03-21' })).rejects.toMatchObject({
    code: 'archive-too-old',
  });
  expect(held()).toEqual(['ca.pem']);
});

test('what a server would give is judged before it is fetched', async ({ server }) => {
  server.put({ 'judged.tar.gz': bytes, 'page.tar.gz': '<!DOCTYPE html>', 'text.tar.gz': 'x' });
  const { reach } = desk(server);
  const seen = async (name: string, more = {}) => {
    const { verdict, cause } = await reach(name, more);
    return [verdict, cause?.code];
  };

  expect(await seen('judged.tar.gz', { maxBytes: 10 })).toEqual(['fail', 'archive-too-large']);
  expect(await seen('judged.tar.gz', { maxAge: '1h' })).toEqual(['pass', undefined]);
  expect(await seen('judged.tar.gz', { maxAge: '1h', date: '2022-03-21' })).toEqual([
    'fail',
    'archive-too-old',
  ]);
  expect(await seen('judged.tar.gz', { date: '21.3.2022' })).toEqual([
    'unknown',
    'archive-date-wrong',
  ]);
  expect(await seen('page.tar.gz')).toEqual(['fail', 'archive-page-there']);
  expect(await seen('text.tar.gz')).toEqual(['fail', 'archive-other-there']);
  expect(await seen('none.tar.gz')).toEqual(['fail', 'download-missing']);
  expect(await seen('x', { url: 'https://nobody.test:1/x' })).toEqual([
    'wait',
    'download-unreachable',
  ]);
});

test('a folder of another archive is no proof, and is not unpacked into', async ({ server }) => {
  const { cwd, unpack, proveUnpacked } = desk(server);
  const file = path.join(cwd, 'a.tar.gz');
  writeFileSync(file, bytes);
  await unpack();
  writeFileSync(path.join(cwd, 'out/app.yaml'), 'put right');
  expect(await proveUnpacked()).toMatchObject({
    verdict: 'pass',
    notes: [{ code: 'archive-files-changed' }],
  });

  writeFileSync(file, tarGzOf({ 'app.yaml': 'a: 2\n' }));

  expect(await proveUnpacked()).toMatchObject({
    verdict: 'fail',
    cause: { code: 'archive-folder-of-other' },
  });
  await expect(unpack()).rejects.toMatchObject({ code: 'archive-folder-of-other' });
  expect(readFileSync(path.join(cwd, 'out/app.yaml'), 'utf8')).toBe('put right');
});

test('what was unpacked by hand is proven by names and sizes, and that is said', async ({
  server,
}) => {
  const { cwd, proveUnpacked, unpack } = desk(server);
  writeFileSync(path.join(cwd, 'a.tar.gz'), tarGzOf({ 'app.yaml': 'a: 1\n', other: 'x' }));
  mkdirSync(path.join(cwd, 'out'));
  writeFileSync(path.join(cwd, 'out/app.yaml'), 'a: 1\n');

  expect(await proveUnpacked()).toMatchObject({
    verdict: 'fail',
    cause: { code: 'archive-files-lacking', params: { files: 'other' } },
  });
  await expect(unpack()).rejects.toMatchObject({ code: 'archive-folder-taken' });
  writeFileSync(path.join(cwd, 'out/other'), 'y');
  expect(await proveUnpacked()).toMatchObject({
    verdict: 'pass',
    notes: [{ code: 'archive-unpacked-by-hand' }],
  });
});

test('a key in the address is shown nowhere', () => {
  const plan = ensureFetched.plan({ url: 'https://b.test/x.tar.gz?Signature=secret', file: 'x' });

  expect(JSON.stringify(plan)).not.toContain('secret');
});
