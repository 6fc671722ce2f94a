import { existsSync, mkdtempSync, readdirSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, test } from 'vitest';
import { ensureUnpacked } from '../../../src/actions/archives/ensure-unpacked.ts';
import { actions } from '../../../src/actions/index.ts';
import { ensureKeyPair } from '../../../src/actions/ssh/ensure-key-pair.ts';
import { ownFiles } from '../../../src/files/own-files.ts';
import { fileEntry } from '../../../src/model/ledger-entry.ts';
import { isObject } from '../../../src/model/json.ts';
import type { LedgerEntry } from '../../../src/model/catalogue.ts';
import type { Writers } from '../../../src/model/ports.ts';
import { openSsh } from '../../../src/ssh/open-ssh.ts';
import { writersOf } from '../../support/actions/writers.ts';
import { archiveDesk } from '../../support/archives/archive-desk.ts';
import { tarGzOf } from '../../support/archives/tar.ts';
import { gitDesk } from '../../support/git/git-desk.ts';
import { aRepository, git } from '../../support/git/repository.ts';
import { NEVER } from '../../support/probes/readers.ts';

const aFolder = () => mkdtempSync(path.join(tmpdir(), 'dr-wizard-taken-'));

/** What the ledger says takes it away again. */
function takenAway(entry: LedgerEntry | undefined, ports: Writers) {
  const { undo } = entry ?? fileEntry('File', 'none');
  if (!('uses' in undo) || !isObject(undo.with)) throw new Error('nothing that a machine could do');
  const removal = actions[undo.uses];
  if (removal === undefined) throw new Error(`no action ${undo.uses}`);
  return removal.act({ ...undo.with }, ports, NEVER);
}

/** Writers that note what an action tells of itself before it is done. */
function noting(ports: Writers) {
  const made: LedgerEntry[] = [];
  const attempt = { ...ports.attempt, made: async (entry: LedgerEntry) => void made.push(entry) };
  return { made, ports: { ...ports, attempt } };
}

function keyDesk(folder: string) {
  const { writer: ssh } = openSsh({
    env: () => ({ PATH: process.env['PATH'] ?? '' }),
    pathOf: (named) => path.resolve(folder, named),
    folder: async () => folder,
    folderName: () => folder,
    output: () => ({ push: (piece) => piece, end: () => '' }),
  });
  return noting({ ...writersOf([]).ports, ssh, ownFiles: ownFiles(folder) });
}

test('a key pair that was made is taken away with both halves, and only that one', async () => {
  const folder = aFolder();
  const { ports, made } = keyDesk(folder);
  const input = { path: 'id', type: 'ed25519' } as const;
  const [entry] = (await ensureKeyPair.act(input, ports, NEVER)).created;

  expect((await takenAway(entry, ports)).changed).toBe(true);
  expect(readdirSync(folder)).toEqual([]);
  expect((await takenAway(entry, ports)).changed).toBe(false);

  await ensureKeyPair.act(input, ports, NEVER);
  await expect(takenAway(entry, ports)).rejects.toMatchObject({ code: 'file-worked-on' });
  // As the ledger has it where the wizard died before it knew which key it was.
  await expect(takenAway(made[0], ports)).rejects.toMatchObject({ code: 'file-not-known' });
  expect(existsSync(path.join(folder, 'id'))).toBe(true);
});

test('what was unpacked is taken away while nobody has changed it', async () => {
  const folder = aFolder();
  writeFileSync(path.join(folder, 'a.tar.gz'), tarGzOf({ 'app.yaml': 'a: 1\n' }));
  const { ports, made } = noting(archiveDesk(folder));
  const input = { file: 'a.tar.gz', folder: 'out' };
  const [entry] = (await ensureUnpacked.act(input, ports, NEVER)).created;
  expect(made[0]?.what).toEqual(entry?.what);

  writeFileSync(path.join(folder, 'out/own.yaml'), 'own');
  await expect(takenAway(entry, ports)).rejects.toMatchObject({ code: 'file-worked-on' });
  expect(existsSync(path.join(folder, 'out/own.yaml'))).toBe(true);
});

test('a checkout that was made is taken away, and never what somebody has worked in', async () => {
  const folder = aFolder();
  const repository = aRepository(folder);
  repository.commit({ 'a.yaml': 'a: 1\n' });
  const desk = gitDesk(folder);
  const input = { url: repository.folder, folder: 'checkout', branch: 'master' };
  const at = path.join(folder, 'checkout');
  const [entry] = (await desk.act(input)).created;
  expect((await desk.act(input)).created).toEqual([]);

  writeFileSync(path.join(at, 'own.yaml'), 'own');
  await expect(takenAway(entry, desk.ports())).rejects.toMatchObject({
    code: 'checkout-worked-on',
  });
  git(at, 'add', '--all');
  git(at, 'commit', '--quiet', '--message', 'own');
  await expect(takenAway(entry, desk.ports())).rejects.toMatchObject({
    code: 'checkout-worked-on',
  });
  git(at, 'reset', '--quiet', '--hard', 'HEAD~1');

  expect((await takenAway(entry, desk.ports())).changed).toBe(true);
  expect(existsSync(at)).toBe(false);
  expect((await takenAway(entry, desk.ports())).changed).toBe(false);
});
