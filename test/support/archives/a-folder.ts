import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { onTestFinished } from 'vitest';

export type Given = { readonly [name: string]: string | Buffer };

/** A folder with these files, until the test is over. */
export function aFolderWith(given: Given = {}): string {
  const folder = mkdtempSync(path.join(tmpdir(), 'dr-wizard-archives-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  writeAll(folder, given);
  return folder;
}

export function writeAll(folder: string, given: Given): void {
  for (const [name, text] of Object.entries(given)) {
    const file = path.join(folder, name);
    mkdirSync(path.dirname(file), { recursive: true });
    writeFileSync(file, text);
  }
}
