import { type ChildProcess, spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import process from 'node:process';
import type { ControlPlane } from '../../test/support/control-plane/control-plane.ts';
import { startCountingProxy, type CountingProxy } from './counting-proxy.ts';

const SAMPLE_MS = 20;
const MS_A_TICK = 10;

export type Ended = { readonly exitCode: number | null; readonly at: number };

/** The most memory that it ever held, and how long it had a processor. */
export type Usage = { readonly peakBytes: number; readonly cpuMs: number };

/** A program that reaches the API server as a user of its own, through a proxy of its own. */
export type Client = {
  readonly user: string;
  readonly ended: Promise<Ended>;
  readonly proxy: CountingProxy;
  readonly usage: () => Usage;
  /** The end of what it printed to standard error. */
  readonly complained: () => string;
  /** As Ctrl-C does. */
  readonly interrupt: () => void;
};

export type ClientOptions = {
  readonly env?: { readonly [name: string]: string };
  readonly onText?: (text: string) => void;
  /** An open file for what it prints. */
  readonly out?: number;
};

/** `argv` gets the kubeconfig that leads through the proxy; it is in KUBECONFIG too. */
export async function startClient(
  plane: ControlPlane,
  user: string,
  argv: (kubeconfig: string) => readonly string[],
  { env = {}, onText, out }: ClientOptions = {},
): Promise<Client> {
  const proxy = await startCountingProxy(plane.server);
  const groups = ['measured', 'system:masters'];
  const kubeconfig = await plane.kubeconfigFor({ user, groups }, proxy.url);
  const [command = '', ...rest] = argv(kubeconfig);
  const child = spawn(command, rest, {
    cwd: plane.directory,
    env: {
      PATH: process.env['PATH'],
      HOME: path.join(plane.directory, user),
      KUBECONFIG: kubeconfig,
      LANG: 'C.UTF-8',
      ...env,
    },
    stdio: ['ignore', onText ? 'pipe' : (out ?? 'ignore'), 'pipe'],
  });
  let complaint = '';
  child.stdout?.setEncoding('utf8').on('data', onText ?? (() => undefined));
  child.stderr?.setEncoding('utf8').on('data', (text: string) => {
    complaint = (complaint + text).slice(-2000);
  });
  const usage = watchUsage(child);
  const ended = new Promise<Ended>((resolve, reject) => {
    child.on('error', reject);
    child.on('close', (exitCode) => {
      resolve({ exitCode, at: Date.now() });
      proxy.close();
    });
  });
  return {
    user,
    ended,
    proxy,
    usage,
    complained: () => complaint,
    interrupt: () => child.kill('SIGINT'),
  };
}

/** The kernel remembers both, but only as long as the process lives: they are read again and again. */
export function watchUsage({ pid = 0 }: ChildProcess): () => Usage {
  let usage: Usage = { peakBytes: 0, cpuMs: 0 };
  const timer = setInterval(() => {
    try {
      const [, kilobytes = 0] =
        /^VmHWM:\s+(\d+) kB$/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8')) ?? [];
      // After the name, which stands in brackets and may hold anything: utime and stime are the 12th and 13th.
      const stat = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ').at(-1)?.split(' ') ?? [];
      const ticks = Number(stat[11] ?? 0) + Number(stat[12] ?? 0);
      usage = {
        peakBytes: Math.max(usage.peakBytes, Number(kilobytes) * 1024),
        cpuMs: ticks * MS_A_TICK,
      };
    } catch {
      clearInterval(timer);
    }
  }, SAMPLE_MS);
  timer.unref();
  return () => usage;
}
