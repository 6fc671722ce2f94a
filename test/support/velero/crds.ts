import { spawnSync } from 'node:child_process';
import {
  copyFileSync,
  existsSync,
  globSync,
  mkdirSync,
  mkdtempSync,
  renameSync,
  rmSync,
} from 'node:fs';
import path from 'node:path';
import { cacheFolder } from '../control-plane/programs.ts';
import type { Cluster } from '../control-plane/index.ts';

/** Its kinds lie in its source as files; nothing of it is built here. */
export const VELERO_MODULE = 'github.com/vmware-tanzu/velero@v1.18.3';
const HOW_TO_GET_THEM = 'run `node test/support/velero/fetch.ts` (seconds, once; needs Go)';

/** With CI=true they are always said to be there: a test without them fails then. */
export function hasVeleroKinds(): boolean {
  const isThere = existsSync(kindsFolder());
  if (!isThere)
    console.log(`Tests with Velero's kinds are skipped. To have them, ${HOW_TO_GET_THEM}.`);
  return isThere || process.env['CI'] === 'true';
}

/** Velero's kinds without its server: what it would write, the test writes. */
export async function defineVeleroKinds({ kubectl }: Pick<Cluster, 'kubectl'>): Promise<void> {
  const folder = kindsFolder();
  await kubectl(['apply', '--server-side', '--field-manager=test', `--filename=${folder}`]);
  await kubectl(['wait', '--for=condition=Established', `--filename=${folder}`, '--timeout=60s']);
}

/** Copies them out of the module, unless they are there. */
export function fetchVeleroKinds(): void {
  const folder = kindsFolder();
  if (existsSync(folder)) return;
  console.log(`Velero's kinds: fetching into ${folder}`);
  const options = { encoding: 'utf8' } as const;
  const { status, stdout, error } = spawnSync(
    'go',
    ['mod', 'download', '-json', VELERO_MODULE],
    options,
  );
  if (error) throw error;
  if (status !== 0) throw new Error(`go mod download ended with ${status}:\n${stdout}`);
  const { Dir: source }: { Dir: string } = JSON.parse(stdout);
  mkdirSync(path.dirname(folder), { recursive: true });
  const unfinished = mkdtempSync(`${folder}.unfinished-`);
  try {
    const files = globSync('config/crd/*/bases/*.yaml', { cwd: source });
    if (files.length === 0) throw new Error(`no kinds in ${source}`);
    for (const file of files)
      copyFileSync(path.join(source, file), path.join(unfinished, path.basename(file)));
    // Another one may have been faster: then its folder is as good as this one.
    if (!existsSync(folder)) renameSync(unfinished, folder);
  } finally {
    rmSync(unfinished, { recursive: true, force: true });
  }
}

function kindsFolder(): string {
  return path.join(cacheFolder(), `velero-kinds-${VELERO_MODULE.split('@')[1]}`);
}
