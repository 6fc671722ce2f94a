import { readFile, stat } from 'node:fs/promises';
import type { SshKey, SshKeyFile } from '../model/ssh.ts';
import { checkPath } from './check-host.ts';
import { readPrivateKey } from './private-key.ts';
import { parsePublicKey } from './public-key.ts';
import { runProgram, type Ran } from './run-program.ts';
import type { SshSettings } from './settings.ts';

/** A private key is a few kilobytes; what is larger is something else. */
const LONGEST_KEY = 64 * 1024;
const OTHERS = 0o077;
const ALL = 0o777;

/** What there is at the path of a private key. Its secret part is read by OpenSSH alone. */
export async function readKeyFile(
  { env, pathOf }: Pick<SshSettings, 'env' | 'pathOf'>,
  named: string,
  signal: AbortSignal,
): Promise<SshKeyFile> {
  const path = pathOf(named);
  checkPath(path);
  const publicHalf = await publicHalfAt(path);
  const seen = await textAt(path);
  if (seen === undefined) return { is: 'missing', path, publicHalf: publicHalf !== 'absent' };
  if (typeof seen === 'string') return { is: 'no-key', path, why: seen };
  const read = readPrivateKey(seen.text);
  if (read === undefined) return { is: 'no-key', path, why: '-' };
  const { mode } = seen;
  const run = (argv: readonly string[]) => runProgram(argv, { env: env() }, signal);
  const derived = read.locked ? undefined : await derivedFrom(path, mode, run);
  if (derived === null) return { is: 'no-key', path, why: 'ssh-keygen' };
  const beside = typeof publicHalf === 'string' ? undefined : publicHalf;
  const own = derived ?? read.key ?? undefined;
  const key = withComment(own, beside) ?? beside ?? null;
  return {
    is: 'key',
    path,
    mode,
    locked: read.locked,
    key,
    publicHalf: besideOf(publicHalf, own),
    agent: await agentOf(key, run),
  };
}

type Beside = SshKey | 'absent' | 'no-key';

async function publicHalfAt(path: string): Promise<Beside> {
  const seen = await textAt(`${path}.pub`);
  if (seen === undefined) return 'absent';
  return typeof seen === 'string' ? 'no-key' : (parsePublicKey(seen.text) ?? 'no-key');
}

/** Of a locked key in an old format only the file beside it tells which key it is. */
function besideOf(beside: Beside, own: SshKey | undefined): 'there' | 'absent' | 'other' {
  if (beside === 'absent') return 'absent';
  if (beside === 'no-key') return 'other';
  return own === undefined || own.fingerprint === beside.fingerprint ? 'there' : 'other';
}

/** A private key often has no comment, or one that nobody can read without the passphrase. */
function withComment(own: SshKey | undefined, beside: SshKey | undefined): SshKey | undefined {
  return own !== undefined && own.comment === '' && beside?.fingerprint === own.fingerprint
    ? beside
    : own;
}

/** undefined where OpenSSH would not look at it, as others may read it; null where it is no key to OpenSSH either. */
async function derivedFrom(
  path: string,
  mode: number,
  run: (argv: readonly string[]) => Promise<Ran>,
): Promise<SshKey | undefined | null> {
  if ((mode & OTHERS) !== 0) return undefined;
  const { exitCode, stdout } = await run(['ssh-keygen', '-y', '-P', '', '-f', path]);
  return exitCode === 0 ? (parsePublicKey(stdout) ?? null) : null;
}

async function agentOf(
  key: SshKey | null,
  run: (argv: readonly string[]) => Promise<Ran>,
): Promise<'holds-it' | 'lacks-it' | 'no-agent'> {
  const { exitCode, stdout } = await run(['ssh-add', '-l', '-E', 'sha256']);
  // 1: it has no key at all.
  if (exitCode !== 0 && exitCode !== 1) return 'no-agent';
  const held = stdout.split('\n').map((line) => line.split(' ')[1]);
  return key !== null && held.includes(key.fingerprint) ? 'holds-it' : 'lacks-it';
}

/** undefined where there is nothing; the system's word where it can't be read. */
async function textAt(path: string): Promise<{ text: string; mode: number } | string | undefined> {
  try {
    const stats = await stat(path);
    if (!stats.isFile()) return stats.isDirectory() ? 'EISDIR' : 'EINVAL';
    if (stats.size > LONGEST_KEY) return 'EFBIG';
    return { text: await readFile(path, 'latin1'), mode: stats.mode & ALL };
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : '?';
    return code === 'ENOENT' ? undefined : code;
  }
}
