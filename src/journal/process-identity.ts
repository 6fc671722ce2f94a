import { readFileSync, readlinkSync } from 'node:fs';
import { hostname } from 'node:os';
import process from 'node:process';

/** Who holds a lock. A pid alone says little: it is given again after a while, and anew after each boot. */
export type Holder = {
  readonly pid: number;
  /** Field 22 of /proc/PID/stat; null where there is no /proc. */
  readonly startTime: string | null;
  readonly bootId: string | null;
  /** The pid namespace: a container may have its host's name, and pids of its own. */
  readonly pids: string | null;
  readonly host: string;
  readonly at: number;
};

export function thisProcess(at: number): Holder {
  return {
    pid: process.pid,
    startTime: statOf(process.pid)?.startTime ?? null,
    bootId: readOr(() => readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim()),
    pids: readOr(() => readlinkSync('/proc/self/ns/pid')),
    host: hostname(),
    at,
  };
}

/** `elsewhere`: on another host or in another container, so that nobody here can tell whether it lives. */
export function lifeOf(holder: Holder, me: Holder): 'alive' | 'gone' | 'elsewhere' {
  if (holder.host !== me.host) return 'elsewhere';
  if (differ(holder.bootId, me.bootId)) return 'gone';
  if (differ(holder.pids, me.pids)) return 'elsewhere';
  if (!isThere(holder.pid)) return 'gone';
  const stat = statOf(holder.pid);
  // Killed, and its parent has not asked for its end yet.
  if (stat?.state === 'Z' || stat?.state === 'X') return 'gone';
  return differ(holder.startTime, stat?.startTime ?? null) ? 'gone' : 'alive';
}

function differ(one: string | null, other: string | null): boolean {
  return one !== null && other !== null && one !== other;
}

function isThere(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    // EPERM: it is there and belongs to somebody else.
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
}

/** The program's name stands in brackets, may hold blanks and brackets itself, and comes before all other fields. */
function statOf(pid: number): { readonly state: string; readonly startTime: string } | undefined {
  const stat = readOr(() => readFileSync(`/proc/${pid}/stat`, 'latin1'));
  const fields = stat?.slice(stat.lastIndexOf(')') + 2).split(' ');
  const [state, startTime] = [fields?.[0], fields?.[19]];
  return state === undefined || startTime === undefined ? undefined : { state, startTime };
}

function readOr(read: () => string): string | null {
  try {
    return read();
  } catch {
    return null;
  }
}
