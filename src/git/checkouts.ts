import { readdir, stat } from 'node:fs/promises';
import path from 'node:path';
import type {
  CheckoutReader,
  CheckoutSeen,
  RemoteQuestion,
  RemoteSeen,
} from '../model/checkout.ts';
import { gitAddressFault, gitEnvironment, gitFault, isBranch } from '../model/git-settings.ts';
import { aCause } from '../model/verdict.ts';
import { git, type GitEnded } from './git.ts';

type Environment = { readonly [name: string]: string };

/** Asks git of this machine, in the environment that children of the wizard get. Relative paths begin at `cwd`. */
export function checkoutReader(baseEnv: () => Environment, cwd: string): CheckoutReader {
  const within = (folder: string, words: readonly string[], signal: AbortSignal) =>
    git(['-C', folder, ...words], { ...baseEnv(), ...gitEnvironment() }, signal);
  return {
    look: (folder, signal) =>
      lookAt(path.resolve(cwd, folder), folder, (words) =>
        within(path.resolve(cwd, folder), words, signal),
      ),
    remote: (question, signal) => askRemote(question, baseEnv(), signal),
    async holds(folder, commit, signal) {
      const words = ['merge-base', '--is-ancestor', 'HEAD', commit];
      const { exitCode } = await within(path.resolve(cwd, folder), words, signal);
      return exitCode === 0 ? true : exitCode === 1 ? false : undefined;
    },
  };
}

type Asked = (words: readonly string[]) => Promise<GitEnded>;

async function lookAt(at: string, folder: string, asked: Asked): Promise<CheckoutSeen> {
  const stats = await stat(at).catch(() => undefined);
  if (stats === undefined) return { is: 'missing' };
  if (!stats.isDirectory()) return { is: 'other', cause: aCause('git-no-folder', { folder }) };
  const names = await readdir(at).catch(() => undefined);
  if (names === undefined)
    return {
      is: 'unreadable',
      cause: aCause('file-unreadable', { path: folder, reason: 'EACCES' }),
    };
  if (names.length === 0) return { is: 'empty' };
  // A folder within somebody's checkout is none itself.
  if (!names.includes('.git')) return { is: 'other', cause: aCause('git-no-checkout', { folder }) };

  const status = await asked([
    'status',
    '--porcelain=v2',
    '--branch',
    '-z',
    '--ignore-submodules=all',
  ]);
  if (status.exitCode !== 0) return { is: 'unreadable', cause: whyNot(status, '-', folder) };
  const remote = await asked(['config', '--get', 'remote.origin.url']);
  return {
    is: 'checkout',
    remote: remote.exitCode === 0 ? remote.stdout.trim() : null,
    ...statusIn(status.stdout),
  };
}

/** What `git status --porcelain=v2 -z` tells: entries end in NUL, a renamed one has its old name after it. */
function statusIn(text: string) {
  const changed: string[] = [];
  let [commit, branch, strange]: [string | null, string | null, number] = [null, null, 0];
  const entries = text.split('\0');
  for (let at = 0; at < entries.length; at += 1) {
    const entry = entries[at] ?? '';
    const [, oid] = /^# branch\.oid (\S+)/.exec(entry) ?? [];
    const [, head] = /^# branch\.head (.+)/s.exec(entry) ?? [];
    if (oid !== undefined && oid !== '(initial)') commit = oid;
    if (head !== undefined && head !== '(detached)') branch = head;
    if (entry.startsWith('? ')) strange += 1;
    const fields = { '1': 8, '2': 9, u: 10 }[entry.split(' ', 1)[0] ?? ''];
    if (fields === undefined) continue;
    changed.push(entry.split(' ').slice(fields).join(' '));
    if (entry.startsWith('2 ')) at += 1;
  }
  return { commit, branch, changed, strange };
}

async function askRemote(
  { url, branch, ...login }: RemoteQuestion,
  baseEnv: Environment,
  signal: AbortSignal,
): Promise<RemoteSeen> {
  const fault = gitAddressFault(url);
  if (fault !== null) return { is: 'silent', cause: fault };
  if (branch !== undefined && !isBranch(branch))
    return { is: 'silent', cause: aCause('git-branch-wrong', { branch }) };
  const ref = branch === undefined ? 'HEAD' : `refs/heads/${branch}`;
  const env = { ...baseEnv, ...gitEnvironment(login) };
  const ended = await git(['ls-remote', '--', url, ref], env, signal);
  if (ended.exitCode !== 0) return { is: 'silent', cause: whyNot(ended, url, '-') };
  const line = ended.stdout.split('\n').find((one) => one.split('\t')[1] === ref);
  return { is: 'answer', commit: line?.split('\t')[0] ?? null, raw: ended.stdout };
}

function whyNot({ code, stderr }: GitEnded, url: string, folder: string) {
  if (code === 'ENOENT') return aCause('program-missing', { program: 'git' });
  if (code === 'ETIMEDOUT') return aCause('git-slow', { url }, { healsByItself: true });
  if (code === 'EMORE') return aCause('git-too-many', { folder });
  return gitFault(stderr, { url, folder });
}
