import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  renameSync,
  rmSync,
} from 'node:fs';
import path from 'node:path';
import { cacheFolder } from '../control-plane/programs.ts';
import { hasVeleroKinds } from './crds.ts';

/** The Go module that all of them are built from. */
const MODULE_FOLDER = path.resolve(import.meta.dirname, '../../velero');

/** Velero's server, its plugin for storages that speak S3, and such a storage; each with its package. */
const PACKAGES = {
  velero: '.',
  'velero-plugin-for-aws': 'github.com/vmware-tanzu/velero-plugin-for-aws/velero-plugin-for-aws',
  gofakes3: 'github.com/johannesboyne/gofakes3/cmd/gofakes3',
} as const;

const HOW_TO_GET_IT =
  'run `node test/support/velero/build.ts` (about eleven minutes, once; needs Go 1.26)';

/** With CI=true it is always said to be there: a test without it fails then. */
export function hasVelero(): boolean {
  const isThere = hasVeleroKinds() && existsSync(veleroFolder());
  if (!isThere)
    console.log(`Tests with Velero's server are skipped. To have them, ${HOW_TO_GET_IT}.`);
  return isThere || process.env['CI'] === 'true';
}

export function veleroProgram(name: keyof typeof PACKAGES): string {
  const file = path.join(veleroFolder(), name);
  if (!existsSync(file)) throw new Error(`${name} is missing: ${HOW_TO_GET_IT}.`);
  return file;
}

/** Builds them, unless they are there. */
export function buildVelero(): void {
  const folder = veleroFolder();
  if (existsSync(folder)) {
    console.log(`Velero: nothing to build, it is there (${folder}).`);
    return;
  }
  const startedAt = Date.now();
  console.log(`Velero: building into ${folder}`);
  console.log('  about 11 minutes with an empty Go build cache, about 1 with a warm one.');
  mkdirSync(path.dirname(folder), { recursive: true });
  const unfinished = mkdtempSync(`${folder}.unfinished-`);
  try {
    const flags = ['-trimpath', '-buildvcs=false', '-ldflags', '-s -w', '-o', `${unfinished}/`];
    go(['build', ...flags, ...Object.values(PACKAGES)]);
    chmodSync(unfinished, 0o755);
    // Another build may have been faster: then its folder is as good as this one.
    if (!existsSync(folder)) renameSync(unfinished, folder);
  } finally {
    rmSync(unfinished, { recursive: true, force: true });
  }
  console.log(`Velero: ready after ${Math.round((Date.now() - startedAt) / 1000)} s.`);
}

function veleroFolder(): string {
  const hash = createHash('sha256');
  for (const file of ['go.mod', 'go.sum', 'main.go'])
    hash.update(readFileSync(path.join(MODULE_FOLDER, file)));
  return path.join(cacheFolder(), `velero-${hash.digest('hex').slice(0, 16)}`);
}

function go(argv: readonly string[]): void {
  const { status, error } = spawnSync('go', argv, {
    cwd: MODULE_FOLDER,
    env: { ...process.env, CGO_ENABLED: '0' },
    stdio: ['ignore', 'inherit', 'inherit'],
  });
  if (error) throw new Error('Cannot run go. Install Go 1.26 or later.', { cause: error });
  if (status !== 0) throw new Error(`go ${argv[0]} ended with ${status}.`);
}
