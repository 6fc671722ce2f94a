import { readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { parse } from 'yaml';
import { judgeBackup, type BackupAsked } from '../../src/readiness/velero-backup.ts';
import { aBackup, NOW } from '../support/velero/objects.ts';

type Case = {
  readonly says: string;
  readonly given?: object;
  readonly asked?: Partial<BackupAsked>;
  readonly verdict: string;
  readonly code?: string;
  readonly notes?: readonly string[];
};

const CASES: readonly Case[] = parse(
  readFileSync(path.join(import.meta.dirname, 'velero-backup.yaml'), 'utf8'),
);

test.each(CASES)('$says', ({ given, asked, verdict, code, notes }) => {
  const seen = judgeBackup(aBackup('nightly', given), { now: NOW, ...asked });

  expect({
    verdict: seen.verdict,
    code: seen.cause?.code,
    notes: seen.notes.map((note) => note.code),
  }).toEqual({ verdict, code, notes: notes ?? [] });
});
