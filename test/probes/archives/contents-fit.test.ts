import { expect, test } from 'vitest';
import { contentsFit } from '../../../src/probes/archives/contents-fit.ts';
import { aFolderWith, type Given } from '../../support/archives/a-folder.ts';
import { archiveDesk } from '../../support/archives/archive-desk.ts';
import { tarGzOf } from '../../support/archives/tar.ts';
import { zipOf } from '../../support/archives/zip.ts';
import { NEVER } from '../../support/probes/readers.ts';

type Kind = 'jenkins-thinbackup' | 'nacos-export' | 'manifests' | 'deploy-script';

/** The same files as an archive and as a folder: both are judged alike. */
async function seenBoth(kind: Kind, files: Given, more: { namespaces?: readonly string[] } = {}) {
  const folded = Object.fromEntries(
    Object.entries(files).map(([name, text]) => [`out/${name}`, text]),
  );
  const cwd = aFolderWith({ 'a.tar.gz': tarGzOf(files), ...folded });
  const ports = archiveDesk(cwd);
  const seen = [];
  for (const path of ['a.tar.gz', './out/']) {
    const { verdict, cause, notes, finds } = await contentsFit.look(
      { path, kind, ...more },
      ports,
      NEVER,
    );
    seen.push([verdict, cause?.code ?? null, notes.map(({ code }) => code), finds]);
  }
  expect(seen[1]).toEqual(seen[0]);
  return seen[0];
}

const CONFIG = "<?xml version='1.1' encoding='UTF-8'?>\n<hudson>\n</hudson>";
const KEYS = { 'secrets/master.key': 'k', 'secrets/hudson.util.Secret': 's' };
const JOBS = { 'jobs/a/config.xml': '<project/>', 'jobs/b/config.xml': '<project/>' };

function below(folder: string, files: Given): Given {
  return Object.fromEntries(
    Object.entries(files).map(([name, text]) => [`${folder}/${name}`, text]),
  );
}

test('a backup of Jenkins with jobs and keys passes, in a dated folder or without', async () => {
  const whole = { 'config.xml': CONFIG, ...JOBS, ...KEYS };

  expect(await seenBoth('jenkins-thinbackup', whole)).toEqual([
    'pass',
    null,
    [],
    { jobs: 2, keys: true },
  ]);
  expect(
    await seenBoth('jenkins-thinbackup', below('backup/FULL-2022-03-15_10-30', whole)),
  ).toEqual(['pass', null, [], { jobs: 2, keys: true, date: '2022-03-15' }]);
});

test('of several backups the newest whole one counts', async () => {
  const files = {
    ...below('FULL-2022-03-01_10-30', { 'config.xml': CONFIG, ...JOBS, ...KEYS }),
    ...below('FULL-2022-03-15_10-30', { 'config.xml': CONFIG, 'jobs/a/config.xml': 'x' }),
    ...below('DIFF-2022-03-16_10-30', { 'config.xml': CONFIG }),
  };

  expect(await seenBoth('jenkins-thinbackup', files)).toEqual([
    'pass',
    null,
    ['jenkins-backup-no-keys'],
    { jobs: 1, keys: false, date: '2022-03-15' },
  ]);
});

test.each<readonly [string, Given, string, string]>([
  ['no config.xml', { ...JOBS, ...KEYS }, 'fail', 'jenkins-backup-no-config'],
  [
    'another config.xml',
    { 'config.xml': '<html/>', ...JOBS },
    'fail',
    'jenkins-backup-other-config',
  ],
  ['no jobs', { 'config.xml': CONFIG, ...KEYS }, 'fail', 'jenkins-backup-no-jobs'],
  [
    'only what had changed',
    below('DIFF-2022-03-16_10-30', { 'config.xml': CONFIG, ...JOBS }),
    'fail',
    'jenkins-backup-only-diff',
  ],
])('a backup of Jenkins with %s is none', async (_, files, verdict, code) => {
  expect((await seenBoth('jenkins-thinbackup', files))?.slice(0, 2)).toEqual([verdict, code]);
});

test('an empty key is no key, and sets that are packed once more are not looked into', async () => {
  const empty = { 'config.xml': CONFIG, ...JOBS, ...KEYS, 'secrets/master.key': '' };
  const cwd = aFolderWith({ 'a.tar.gz': tarGzOf({ 'BACKUPSET_2022-03-01_.zip': 'x' }) });

  expect((await seenBoth('jenkins-thinbackup', empty))?.[2]).toEqual(['jenkins-backup-no-keys']);
  const set = await contentsFit.look(
    { path: 'a.tar.gz', kind: 'jenkins-thinbackup' },
    archiveDesk(cwd),
    NEVER,
  );
  expect(set).toMatchObject({ verdict: 'unknown', cause: { code: 'jenkins-backup-in-set' } });
});

const EXPORT = {
  'nacos/manifest.yaml': 'apiVersion: v1\nkind: Service\nmetadata: { name: nacos }\n',
  'export/pre/DEFAULT_GROUP/app.yaml': 'a: 1\n',
  'export/pre/DEFAULT_GROUP/db.properties': 'x=1\n',
  'export/pre/.metadata.yml': 'metadata: []\n',
  'export/prod/PAY/log.xml': '<a/>',
  'export/prod/PAY/free': 'whatever: [',
  'export/prod/PAY/x.json': '{}',
};

test('an export of Nacos is counted by namespace, each item parsed by its type', async () => {
  const finds = { counts: { pre: 2, prod: 3 }, items: 5 };

  expect(await seenBoth('nacos-export', EXPORT, { namespaces: ['pre', 'prod'] })).toEqual([
    'pass',
    null,
    [],
    finds,
  ]);
});

test('a namespace that is missing, and an item that is broken, are named', async () => {
  const broken = {
    ...EXPORT,
    'export/prod/PAY/x.json': '{"a":1,\n}',
    'export/pre/DEFAULT_GROUP/e.yaml': ' ',
  };

  const [verdict, code, notes, finds] =
    (await seenBoth('nacos-export', broken, { namespaces: ['pre', 'prod', 'none'] })) ?? [];

  expect([verdict, code, notes]).toEqual(['fail', 'nacos-export-lacks', ['nacos-item-empty']]);
  expect(finds).toEqual({ counts: { pre: 3, prod: 3, none: 0 }, items: 6 });
  const cwd = aFolderWith({ 'a.tar.gz': tarGzOf(broken) });
  const seen = await contentsFit.look(
    { path: 'a.tar.gz', kind: 'nacos-export', namespaces: ['prod'] },
    archiveDesk(cwd),
    NEVER,
  );
  expect(seen.cause).toMatchObject({
    code: 'nacos-item-malformed',
    params: { item: 'export/prod/PAY/x.json', type: 'json', line: 2 },
  });
});

test('without names the folders count that say they are exports; of others nobody can say', async () => {
  expect(await seenBoth('nacos-export', EXPORT)).toEqual([
    'pass',
    null,
    [],
    { counts: { pre: 2 }, items: 2 },
  ]);
  expect((await seenBoth('nacos-export', { x: '1' }))?.slice(0, 2)).toEqual([
    'unknown',
    'nacos-export-unnamed',
  ]);
});

test('an export as Nacos makes it, a zip archive for each namespace, is looked into within a folder', async () => {
  const zip = zipOf([
    { name: 'DEFAULT_GROUP/app.yaml', text: 'a: [' },
    { name: 'DEFAULT_GROUP/b.json', text: '{}' },
    { name: '.metadata.yml', text: '' },
  ]);
  const cwd = aFolderWith({ 'out/pre.zip': zip, 'out/prod/nacos_config_export_20220321.zip': zip });

  const seen = await contentsFit.look(
    { path: 'out', kind: 'nacos-export', namespaces: ['pre', 'prod'] },
    archiveDesk(cwd),
    NEVER,
  );

  expect(seen).toMatchObject({
    verdict: 'fail',
    cause: { code: 'nacos-item-malformed' },
    finds: { counts: { pre: 2, prod: 2 } },
  });
});

test('manifests are objects that can be read', async () => {
  const service = 'apiVersion: v1\nkind: Service\nmetadata: { name: a }\n';

  expect(await seenBoth('manifests', { 'a/s.yaml': service, note: 'x' })).toEqual([
    'pass',
    null,
    [],
    { objects: 1 },
  ]);
  expect((await seenBoth('manifests', { 's.yaml': `${service}---\na: [` }))?.slice(0, 2)).toEqual([
    'fail',
    'manifest-broken',
  ]);
  expect((await seenBoth('manifests', { note: 'x' }))?.slice(0, 2)).toEqual([
    'fail',
    'manifest-empty',
  ]);
});

test.each([
  ['#!/bin/bash\nkubectl apply -f .\n', 'pass', undefined],
  ['', 'fail', 'archive-file-empty'],
  ['<!DOCTYPE html>', 'fail', 'archive-page'],
  ['#!/bin/bash\r\nx\r\n', 'fail', 'script-windows-lines'],
  [Buffer.from([0x7f, 0x45, 0x4c, 0x46, 0, 1]), 'fail', 'script-no-text'],
])('the script %j: %s', async (text, verdict, code) => {
  const ports = archiveDesk(aFolderWith({ 'deploy.sh': text }));

  const seen = await contentsFit.look({ path: 'deploy.sh', kind: 'deploy-script' }, ports, NEVER);

  expect([seen.verdict, seen.cause?.code]).toEqual([verdict, code]);
});

test('what is not there yet is waited for, and what is broken is no backup', async () => {
  const ports = archiveDesk(
    aFolderWith({ cut: tarGzOf({ 'config.xml': CONFIG }).subarray(0, 40) }),
  );
  const look = (path: string, kind: Kind) => contentsFit.look({ path, kind }, ports, NEVER);

  expect(await look('none', 'jenkins-thinbackup')).toMatchObject({ verdict: 'wait' });
  expect(await look('none', 'deploy-script')).toMatchObject({ verdict: 'wait' });
  expect(await look('cut', 'jenkins-thinbackup')).toMatchObject({
    verdict: 'fail',
    cause: { code: 'archive-cut' },
  });
});
