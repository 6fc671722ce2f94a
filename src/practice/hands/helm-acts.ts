import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { isObject } from '../../model/json.ts';
import { wordOf } from '../word-of.ts';
import type { Act, Place } from './act.ts';
import { NotDone } from './not-done.ts';

/** Looks which version is here, as the checklist says first: the range has one that is new enough. */
export const checkHelm: Act = async (place, input) => {
  const said = await helm(place, ['version', '--short']);
  const atLeast = wordOf(input, 'atLeast');
  const found = /v?(\d+\.\d+\.\d+)/.exec(said)?.[1] ?? '';
  if (found.localeCompare(atLeast, 'en', { numeric: true }) >= 0) return;
  throw new NotDone({
    en: `helm is ${found}, and ${atLeast} is wanted.`,
    zh: `helm 的版本是 ${found}，要求 ${atLeast}。`,
  });
};

/** Deploys a chart, as the catalogue of the console does. */
export const deployChart: Act = async (place, input) => {
  const set = isObject(input['set']) ? Object.entries(input['set']) : [];
  await helm(place, [
    'upgrade',
    '--install',
    wordOf(input, 'release'),
    wordOf(input, 'chart'),
    '--namespace',
    wordOf(input, 'namespace'),
    ...set.flatMap(([name, value]) => [
      '--set',
      `${name}=${typeof value === 'string' ? value : JSON.stringify(value)}`,
    ]),
  ]);
};

async function helm({ world, env, kubeconfig }: Place, words: readonly string[]): Promise<string> {
  try {
    const { stdout } = await promisify(execFile)('helm', words, {
      cwd: world.folder,
      env: { ...env, KUBECONFIG: kubeconfig },
    });
    return stdout;
  } catch (error) {
    const said = error instanceof Error ? error.message : String(error);
    throw new NotDone({ en: said, zh: said });
  }
}
