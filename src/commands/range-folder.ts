import { execFileSync } from 'node:child_process';
import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { errnoOf } from '../journal/disk-error.ts';
import { WizardError } from '../model/error.ts';
import type { World } from './world.ts';

/** What stands in command lines and addresses as it is, for every program of a drill. */
const PLAIN = /^[\w./@+:,=-]+$/;

/**
 * A new folder for all that a practice range has on disk, in the operator's own place for temporary files. Throws
 * `WizardError` usage where nothing can be written or started there, or where its name would be misread by programs: all
 * of it before a range is started.
 */
export function makeRangeFolder(env: World['env']): string {
  const place = env['TMPDIR'] || tmpdir();
  if (!PLAIN.test(place)) throw new WizardError('usage', 'range-folder-named', { place });
  const folder = made(place);
  if (canStart(path.join(folder, 'try'))) return folder;
  rmSync(folder, { recursive: true, force: true });
  throw new WizardError('usage', 'range-folder-starts-nothing', { place });
}

function made(place: string): string {
  try {
    return mkdtempSync(path.join(place, 'dr-wizard-practice-'));
  } catch (error) {
    const code = errnoOf(error);
    if (code === undefined) throw error;
    throw new WizardError('usage', 'range-folder-unwritable', { place, error: code });
  }
}

/** The small programs of the range lie in it: a disk that is mounted noexec starts none of them. */
function canStart(file: string): boolean {
  writeFileSync(file, '#!/bin/sh\nexit 0\n');
  chmodSync(file, 0o755);
  try {
    execFileSync(file, { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  } finally {
    rmSync(file);
  }
}
