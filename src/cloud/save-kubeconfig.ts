import { mkdir, open, readFile, rename, rm } from 'node:fs/promises';
import path from 'node:path';
import type { KubeconfigSaved } from '../model/cloud.ts';
import { WizardError } from '../model/error.ts';
import { kubeconfigServer } from '../model/kubeconfig-server.ts';
import type { CloudOptions } from './cloud-options.ts';

const SECRETS = /["']?(client-key-data|token|password)["']?[ \t]*:[ \t]*["']?([^\s"',}]+)/g;

/** Puts the access of a cluster into a file that only its owner reads; a file of another cluster stays as it is. */
export async function saveKubeconfig(
  config: string,
  file: string,
  { cwd, conceal }: Pick<CloudOptions, 'cwd' | 'conceal'>,
): Promise<KubeconfigSaved> {
  for (const [, name = '', secret = ''] of config.matchAll(SECRETS))
    conceal?.(`${name} of ${file}`, secret);
  const server = kubeconfigServer(config);
  if (server === undefined)
    throw new WizardError('not-proven', 'cloud-garbage', {
      call: 'cs DescribeClusterUserKubeconfig',
    });
  const target = path.resolve(cwd, file);
  try {
    const before = await textOf(target);
    if (before === config) return { path: file, server, changed: false };
    if (before !== undefined && before.trim() !== '' && kubeconfigServer(before) !== server)
      throw new WizardError('not-proven', 'kubeconfig-file-other', { path: file, server });
    await mkdir(path.dirname(target), { recursive: true, mode: 0o700 });
    await replace(target, config);
    return { path: file, server, changed: true };
  } catch (error) {
    if (error instanceof WizardError) throw error;
    const reason = codeOf(error);
    throw new WizardError('not-proven', 'kubeconfig-not-written', { path: file, reason });
  }
}

/** Aside and then in its place: nobody reads half of it, and nobody else reads it at all. */
async function replace(target: string, text: string): Promise<void> {
  const aside = `${target}.${process.pid}.tmp`;
  try {
    const handle = await open(aside, 'wx', 0o600);
    try {
      await handle.writeFile(text);
      await handle.sync();
    } finally {
      await handle.close();
    }
    await rename(aside, target);
  } catch (error) {
    await rm(aside, { force: true });
    throw error;
  }
}

async function textOf(file: string): Promise<string | undefined> {
  try {
    return await readFile(file, 'utf8');
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return undefined;
    throw error;
  }
}

function codeOf(error: unknown): string {
  if (error instanceof Error && 'code' in error && typeof error.code === 'string')
    return error.code;
  return 'UNKNOWN';
}
