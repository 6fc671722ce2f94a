import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  readlinkSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, test } from 'vitest';
import { install } from '../../../src/actions/helm/install.ts';
import { interruptedAtEachAwait } from '../../support/actions/interrupted.ts';
import { aHelm, aMachine, anArchive, aRelease, sha256Of } from '../../support/helm/machine.ts';
import { NEVER } from '../../support/probes/readers.ts';

test('the program goes into the folder and comes first for all that the run starts', async () => {
  const { folder, target, ports } = aMachine({ inPath: aHelm('v3.1.0') });
  const given = aRelease(folder);

  const result = await install.act({ ...given, folder: target, atLeast: '3.10' }, ports, NEVER);

  const file = path.join(target, 'helm');
  expect(result).toMatchObject({
    changed: true,
    created: [{ what: { kind: 'File', name: file } }],
  });
  expect(readFileSync(file, 'utf8')).toBe(aHelm('v3.22.0'));
  expect(statSync(file).mode & 0o7777).toBe(0o755);
  expect(readdirSync(target)).toEqual(['helm']);
  expect(await ports.inspect.version('helm', NEVER)).toMatchObject({ version: 'v3.22.0+g1234567' });
  expect(existsSync(path.join(folder, 'run', 'tools', '.unpacked'))).toBe(false);
});

test('without a folder it goes into the run’s own, which nothing has to be cleaned up after', async () => {
  const { folder, own, ports } = aMachine();

  const result = await install.act(aRelease(folder), ports, NEVER);

  expect(result).toMatchObject({ changed: true, created: [] });
  expect(statSync(path.join(own, 'helm')).isFile()).toBe(true);
  expect(await ports.inspect.version('helm', NEVER)).toMatchObject({ version: 'v3.22.0+g1234567' });
});

test.each([
  ['a good enough one is there', { inPath: aHelm('v3.15.0') }, { atLeast: '3.10.0' }],
  ['a newer one is there', { inPath: aHelm('v4.1.0') }, {}],
  ['the same is there', { inPath: aHelm('v3.22.0') }, {}],
])('nothing changes where %s', async (_, there, more) => {
  const { folder, target, ports } = aMachine(there);

  const result = await install.act({ ...aRelease(folder), folder: target, ...more }, ports, NEVER);

  expect(result).toMatchObject({ changed: false, created: [] });
  expect(readdirSync(target)).toEqual([]);
});

test('a newer one in the folder stays, and is what the run starts from now on', async () => {
  const { folder, target, own, ports } = aMachine({
    inPath: aHelm('v3.1.0'),
    inFolder: aHelm('v4.0.0'),
  });

  const result = await install.act(
    { ...aRelease(folder), folder: target, atLeast: 'v3.20.0' },
    ports,
    NEVER,
  );

  expect(result).toMatchObject({ changed: false });
  expect(readFileSync(path.join(target, 'helm'), 'utf8')).toBe(aHelm('v4.0.0'));
  expect(readlinkSync(path.join(own, 'helm'))).toBe(path.join(target, 'helm'));
});

test('an older one in the folder is replaced, and was not made by this run', async () => {
  const { folder, target, ports } = aMachine({ inFolder: aHelm('v2.17.0') });

  const result = await install.act({ ...aRelease(folder), folder: target }, ports, NEVER);

  expect(result).toMatchObject({ changed: true, created: [] });
  expect(readFileSync(path.join(target, 'helm'), 'utf8')).toBe(aHelm('v3.22.0'));
});

test('a broken one that comes first is passed by', async () => {
  const { folder, target, ports } = aMachine({ inPath: '#!/bin/sh\nexit 3\n' });

  expect(await install.act({ ...aRelease(folder), folder: target }, ports, NEVER)).toMatchObject({
    changed: true,
  });
});

test.each<[string, (folder: string) => object, string]>([
  [
    'a wrong checksum',
    (folder) => ({ ...aRelease(folder), sha256: 'a'.repeat(64) }),
    'helm-archive-other',
  ],
  ['no checksum', (folder) => ({ ...aRelease(folder), sha256: '$(id)' }), 'helm-sha256-invalid'],
  ['no file', () => ({ archive: '-rf $(id)', sha256: 'a'.repeat(64) }), 'file-missing'],
  ['a folder', (folder) => ({ archive: folder, sha256: 'a'.repeat(64) }), 'helm-archive-without'],
  [
    'another program',
    (folder) => anArchive(folder, { 'linux-amd64/kubectl': 'x' }),
    'helm-archive-without',
  ],
  [
    'two of them',
    (folder) => anArchive(folder, { 'a/helm': 'x', 'b/helm': 'y' }),
    'helm-archive-without',
  ],
  [
    'one too old',
    (folder) => ({ ...aRelease(folder, 'v3.0.0'), atLeast: '3.10' }),
    'helm-archive-too-old',
  ],
  [
    'one that does not start',
    (folder) => anArchive(folder, { 'linux-amd64/helm': '#!/bin/sh\nexit 1\n' }),
    'program-failed',
  ],
  [
    'one for another machine',
    (folder) => {
      const elf = Buffer.alloc(64);
      elf.write('\u007FELF', 'latin1');
      elf.writeUInt8(1, 5);
      elf.writeUInt16LE(22, 18);
      return anArchive(folder, { 'linux-s390x/helm': elf });
    },
    'tool-other-machine',
  ],
  [
    'a cut one',
    (folder) => {
      const { archive } = aRelease(folder);
      writeFileSync(archive, readFileSync(archive).subarray(0, -40));
      return { archive, sha256: sha256Of(archive) };
    },
    'archive-cut',
  ],
  [
    'a page instead',
    (folder) => {
      const archive = path.join(folder, 'page.tar.gz');
      writeFileSync(archive, '<!DOCTYPE html><html>Sign in</html>');
      return { archive, sha256: sha256Of(archive) };
    },
    'archive-page',
  ],
])('%s: nothing is put in place', async (_, given, code) => {
  const { folder, target, ports } = aMachine();
  const input = { archive: '', sha256: '', folder: target, ...given(folder) };

  await expect(install.act(input, ports, NEVER)).rejects.toMatchObject({ code });
  expect(readdirSync(target)).toEqual([]);
});

test('what is in the way is not removed', async () => {
  const { folder, target, ports } = aMachine();
  mkdirSync(path.join(target, 'helm'));

  await expect(
    install.act({ ...aRelease(folder), folder: target }, ports, NEVER),
  ).rejects.toMatchObject({
    code: 'tool-in-the-way',
  });
});

test('something of that name that tells no version is not replaced', async () => {
  const { folder, target, ports } = aMachine({ inFolder: '#!/bin/sh\necho me\n' });

  await expect(
    install.act({ ...aRelease(folder), folder: target }, ports, NEVER),
  ).rejects.toMatchObject({
    code: 'helm-present-unknown',
  });
  expect(readFileSync(path.join(target, 'helm'), 'utf8')).toContain('echo me');
});

test('a folder that is a file is told', async () => {
  const { folder, ports } = aMachine();
  writeFileSync(path.join(folder, 'file'), '');
  chmodSync(path.join(folder, 'file'), 0o600);

  await expect(
    install.act({ ...aRelease(folder), folder: path.join(folder, 'file') }, ports, NEVER),
  ).rejects.toMatchObject({ code: 'tool-not-written', params: { reason: 'ENOTDIR' } });
});

test('interrupted anywhere and done again, it comes to the same', async () => {
  const names = await interruptedAtEachAwait(
    install,
    { archive: 'helm.tar.gz', sha256: FIXED.sha256, folder: 'opt/bin', atLeast: '3.10' },
    () => {
      const { folder, ports } = aMachine({ inPath: aHelm('v3.1.0') });
      writeFileSync(path.join(folder, 'helm.tar.gz'), FIXED.bytes);
      const at = path.join(folder, 'opt', 'bin');
      return {
        ports,
        state: () => [readdirSync(at), sha256Of(path.join(at, 'helm'))],
        made: () => readdirSync(at),
      };
    },
  );

  expect(names).toContain('tools.put');
});

const FIXED = (() => {
  const { archive, sha256 } = aRelease(mkdtempSync(path.join(tmpdir(), 'dr-wizard-archive-')));
  return { sha256, bytes: readFileSync(archive) };
})();
