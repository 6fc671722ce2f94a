import { expect, test } from 'vitest';
import { jenkinsBackup } from '../../../src/practice/archives/jenkins-backup.ts';
import { nacosArchive } from '../../../src/practice/archives/nacos-archive.ts';
import { ensureUnpacked } from '../../../src/actions/archives/ensure-unpacked.ts';
import { contentsFit } from '../../../src/probes/archives/contents-fit.ts';
import { aFolderWith } from '../../support/archives/a-folder.ts';
import { archiveDesk } from '../../support/archives/archive-desk.ts';
import { NEVER } from '../../support/probes/readers.ts';

const MANIFEST = 'apiVersion: v1\nkind: Service\nmetadata: { name: nacos }\n';

async function judged(kind: 'jenkins-thinbackup' | 'nacos-export' | 'manifests', bytes: Buffer) {
  const ports = archiveDesk(aFolderWith({ 'a.tar.gz': bytes }));
  await ensureUnpacked.act({ file: 'a.tar.gz', folder: 'out' }, ports, NEVER);
  const path = kind === 'jenkins-thinbackup' ? 'a.tar.gz' : 'out';
  const { verdict, notes, finds } = await contentsFit.look({ path, kind }, ports, NEVER);
  return { verdict, notes: notes.map(({ code }) => code), finds };
}

const BACKUP = { date: '2026-06-01', jobs: ['shop', 'gateway'], credentials: ['git'] };

test('a backup of Jenkins has its jobs, its date and its keys', async () => {
  expect(await judged('jenkins-thinbackup', jenkinsBackup(BACKUP))).toEqual({
    verdict: 'pass',
    notes: [],
    finds: { jobs: 2, keys: true, date: '2026-06-01' },
  });
});

test('a backup of Jenkins without its keys is told to be so', async () => {
  expect(await judged('jenkins-thinbackup', jenkinsBackup({ ...BACKUP, keys: false }))).toEqual({
    verdict: 'pass',
    notes: ['jenkins-backup-no-keys'],
    finds: { jobs: 2, keys: false, date: '2026-06-01' },
  });
});

test('two backups never have the same keys', () => {
  expect(jenkinsBackup(BACKUP).equals(jenkinsBackup(BACKUP))).toBe(false);
});

test('an archive of Nacos has its manifests, and as many configurations in each namespace as are said', async () => {
  const archive = nacosArchive(MANIFEST, { public: 3, orders: 1 });

  expect(await judged('manifests', archive)).toMatchObject({
    verdict: 'pass',
    finds: { objects: 1 },
  });
  expect(await judged('nacos-export', archive)).toEqual({
    verdict: 'pass',
    notes: [],
    finds: { counts: { public: 3, orders: 1 }, items: 4 },
  });
});
