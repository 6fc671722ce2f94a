import { createHash } from 'node:crypto';
import { mkdirSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import * as tar from 'tar';
import { archiveReader, unpacker } from '../../../src/archives/archive-reader.ts';
import { ownFiles } from '../../../src/files/own-files.ts';
import { toolBox } from '../../../src/helm/tool-box.ts';
import { childEnvironment } from '../../../src/shell/child-environment.ts';
import { createInspect } from '../../../src/shell/inspect.ts';
import { writersOf } from '../actions/writers.ts';

/** A program that only tells its version. */
export const aHelm = (version: string) => `#!/bin/sh\n# ${version}\necho ${version}+g1234567\n`;

/** A machine with this in PATH, and in `/opt/"tools"` of its own. */
export function aMachine({
  inPath,
  inFolder,
}: { readonly inPath?: string; readonly inFolder?: string } = {}) {
  const folder = mkdtempSync(path.join(tmpdir(), 'dr-wizard-install-'));
  const target = path.join(folder, 'opt', '"tools" $(id)');
  const own = path.join(folder, 'run', 'tools');
  const bin = path.join(folder, 'bin');
  for (const one of [bin, target]) mkdirSync(one, { recursive: true });
  if (inPath !== undefined) writeFileSync(path.join(bin, 'helm'), inPath, { mode: 0o755 });
  if (inFolder !== undefined) writeFileSync(path.join(target, 'helm'), inFolder, { mode: 0o755 });
  const env = () => childEnvironment({ PATH: `${bin}:/usr/bin:/bin` }, own);
  const { ports, seen } = writersOf([], {
    inspect: createInspect(env),
    archives: archiveReader(folder),
    unpacker: unpacker(folder),
    ownFiles: ownFiles(folder),
    tools: toolBox({ own, cwd: folder, env }),
  });
  return { folder, target, own, bin, ports, seen };
}

/** An archive as the release page has it. */
export function anArchive(
  folder: string,
  files: { readonly [name: string]: string | Buffer },
): Archived {
  const from = mkdtempSync(path.join(folder, 'from-'));
  for (const [name, content] of Object.entries(files)) {
    mkdirSync(path.dirname(path.join(from, name)), { recursive: true });
    writeFileSync(path.join(from, name), content, { mode: 0o755 });
  }
  const tops = [...new Set(Object.keys(files).map((name) => name.split('/')[0] ?? ''))];
  return archived(from, tops);
}

export type Archived = { readonly archive: string; readonly sha256: string };

/** What lies in a folder. */
export function archived(from: string, tops: readonly string[]): Archived {
  const archive = `${from}.tar.gz`;
  tar.create({ file: archive, cwd: from, gzip: { level: 1 }, sync: true }, [...tops]);
  return { archive, sha256: sha256Of(archive) };
}

export function sha256Of(file: string): string {
  return createHash('sha256').update(readFileSync(file)).digest('hex');
}

/** The archive of the release page. */
export const aRelease = (folder: string, version = 'v3.22.0') =>
  anArchive(folder, {
    'linux-amd64/helm': aHelm(version),
    'linux-amd64/LICENSE': 'as is',
    'linux-amd64/README.md': 'helm',
  });
