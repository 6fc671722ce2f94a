import { readFile } from 'node:fs/promises';

/** A process by more than its number, which the system gives again: when it started, and in which boot. */
export type ProcessIdentity = { readonly pid: number; readonly start: string };

export async function identify(pid: number): Promise<ProcessIdentity> {
  return { pid, start: await startOf(pid) };
}

export async function isAlive({ pid, start }: ProcessIdentity): Promise<boolean> {
  try {
    process.kill(pid, 0);
  } catch (error) {
    // Somebody else's process has the number by now, so ours is gone.
    if (error instanceof Error && 'code' in error) return false;
    throw error;
  }
  return (await startOf(pid)) === start;
}

/** Boot and field 22 of /proc/PID/stat; empty on a system without /proc, where the number has to do. */
async function startOf(pid: number): Promise<string> {
  try {
    const [boot, stat] = await Promise.all([
      readFile('/proc/sys/kernel/random/boot_id', 'utf8'),
      readFile(`/proc/${pid}/stat`, 'utf8'),
    ]);
    // The program's name stands in brackets and may hold spaces and brackets itself.
    const [state, ...fields] = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    return state === 'Z' ? 'gone' : `${boot.trim()}/${fields[18] ?? ''}`;
  } catch {
    return '';
  }
}
