// Builds what a real Kubernetes control plane needs into a cache folder outside the checkout:
//   node test/support/control-plane/build.ts
import { spawnSync } from 'node:child_process';
import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  renameSync,
  rmSync,
  symlinkSync,
} from 'node:fs';
import path from 'node:path';
import {
  findPrograms,
  HELM,
  helmFolder,
  isComplete,
  MODULE_FOLDER,
  programFolder,
  PROGRAMS,
} from './programs.ts';

const BINARY = 'control-plane';

function build(): void {
  const folder = programFolder();
  if (isComplete(findPrograms())) {
    console.log(`Control plane: nothing to build, all programs are there (${folder}).`);
    return;
  }

  const startedAt = Date.now();
  console.log(`Control plane: building into ${folder}`);
  console.log('  8 to 10 minutes with an empty Go build cache, about 2 with a warm one.');

  mkdirSync(path.dirname(folder), { recursive: true });
  const unfinished = mkdtempSync(`${folder}.unfinished-`);
  try {
    go(['mod', 'download'], 'modules downloaded');
    go(goBuild(path.join(unfinished, BINARY)), 'binary built');
    for (const program of PROGRAMS) symlinkSync(BINARY, path.join(unfinished, program));
    chmodSync(unfinished, 0o755);
    moveInPlace(unfinished, folder);
  } finally {
    rmSync(unfinished, { recursive: true, force: true });
  }
  console.log(`Control plane: ready after ${seconds(startedAt)}.`);
}

function goBuild(output: string): string[] {
  // Without these the API server and all clients call themselves v0.0.0.
  const version = kubernetesVersion();
  const [major = '', minor = ''] = version.slice(1).split('.');
  const stamp = Object.entries({ gitVersion: version, gitMajor: major, gitMinor: minor })
    .flatMap(([name, value]) => [
      `-X k8s.io/component-base/version.${name}=${value}`,
      `-X k8s.io/client-go/pkg/version.${name}=${value}`,
    ])
    .join(' ');
  return ['build', '-trimpath', '-buildvcs=false', '-ldflags', `-s -w ${stamp}`, '-o', output, '.'];
}

function kubernetesVersion(): string {
  const requirements = readFileSync(path.join(MODULE_FOLDER, 'go.mod'), 'utf8');
  const version = /^\tk8s\.io\/kubernetes (v\S+)$/m.exec(requirements)?.[1];
  if (version === undefined) throw new Error('go.mod does not require k8s.io/kubernetes.');
  return version;
}

function go(argv: readonly string[], done: string, more: { [name: string]: string } = {}): void {
  const startedAt = Date.now();
  const { status, error } = spawnSync('go', argv, {
    cwd: MODULE_FOLDER,
    env: { ...process.env, CGO_ENABLED: '0', ...more },
    stdio: ['ignore', 'inherit', 'inherit'],
  });
  if (error) throw new Error('Cannot run go. Install Go 1.26 or later.', { cause: error });
  if (status !== 0) throw new Error(`go ${argv[0]} ended with ${status}.`);
  console.log(`  ${done} (${seconds(startedAt)})`);
}

/** Another build may have been faster: then its folder is as good as this one. */
function moveInPlace(unfinished: string, folder: string): void {
  try {
    renameSync(unfinished, folder);
  } catch (error) {
    if (!isComplete(findPrograms())) throw error;
  }
}

function seconds(startedAt: number): string {
  return `${Math.round((Date.now() - startedAt) / 1000)} s`;
}

/** The helm of the tests and of the benchmark: runs meet both. */
function buildHelm(major: keyof typeof HELM): void {
  const folder = helmFolder(major);
  if (existsSync(path.join(folder, 'helm'))) return;
  console.log(`helm ${major}: building into ${folder}, about 2 minutes`);
  mkdirSync(path.dirname(folder), { recursive: true });
  const unfinished = mkdtempSync(`${folder}.unfinished-`);
  try {
    go(['install', '-trimpath', HELM[major]], 'helm built', { GOBIN: unfinished });
    chmodSync(unfinished, 0o755);
    if (!existsSync(folder)) renameSync(unfinished, folder);
  } finally {
    rmSync(unfinished, { recursive: true, force: true });
  }
}

build();
buildHelm(3);
buildHelm(4);
