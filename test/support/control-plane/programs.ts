import { createHash } from 'node:crypto';
import { accessSync, constants, readFileSync } from 'node:fs';
import { homedir } from 'node:os';
import path from 'node:path';

export const PROGRAMS = [
  'etcd',
  'kube-apiserver',
  'kube-controller-manager',
  'kube-scheduler',
  'kubectl',
  'kwok',
] as const;

type Program = (typeof PROGRAMS)[number];
export type Programs = Readonly<Record<Program, string>>;
type Environment = Readonly<Record<string, string | undefined>>;

/** The Go module that all programs are built from. */
export const MODULE_FOLDER = path.resolve(import.meta.dirname, '../../control-plane');

export const HOW_TO_GET_THEM =
  'run `node test/support/control-plane/build.ts` (about ten minutes, once; needs Go 1.26)';

/** Where the built programs belong. The folder has the layout of `KUBEBUILDER_ASSETS`. */
export function programFolder(env: Environment = process.env): string {
  const hash = createHash('sha256');
  for (const file of ['go.mod', 'go.sum', 'main.go']) {
    hash.update(readFileSync(path.join(MODULE_FOLDER, file)));
  }
  const name = `control-plane-${hash.digest('hex').slice(0, 16)}`;
  return path.join(cacheFolder(env), name);
}

/** The path of each program that can be run, `KUBEBUILDER_ASSETS` first. */
export function findPrograms(env: Environment = process.env): Partial<Programs> {
  const assets = env['KUBEBUILDER_ASSETS'];
  const folders = [...(assets ? [assets] : []), programFolder(env)];
  const found = PROGRAMS.flatMap((program) => {
    const file = folders.map((folder) => path.join(folder, program)).find(isExecutable);
    return file === undefined ? [] : [[program, file]];
  });
  return Object.fromEntries(found);
}

export function isComplete(programs: Partial<Programs>): programs is Programs {
  return PROGRAMS.every((program) => programs[program] !== undefined);
}

/** What takes long to build or to fetch is kept there, outside of the checkout. */
export function cacheFolder(env: Environment = process.env): string {
  if (env['DR_WIZARD_TEST_CACHE']) return path.resolve(env['DR_WIZARD_TEST_CACHE']);
  return path.join(env['XDG_CACHE_HOME'] || path.join(homedir(), '.cache'), 'dr-wizard-test');
}

function isExecutable(file: string): boolean {
  try {
    accessSync(file, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

/** Programs of their own, as their commands can't be a part of ours. */
export const HELM = {
  3: 'helm.sh/helm/v3/cmd/helm@v3.22.0',
  4: 'helm.sh/helm/v4/cmd/helm@v4.3.1',
} as const;

/** Where that helm is built. */
export function helmFolder(major: keyof typeof HELM = 3, env: Environment = process.env): string {
  return path.join(cacheFolder(env), `helm-${HELM[major].split('@')[1]}`);
}
