import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { text } from 'node:stream/consumers';
import { DYING_WITH_PARENT } from './control-plane/child.ts';

export type IsolatedOptions = {
  /** @default the environment of this program */
  readonly env?: Readonly<Record<string, string | undefined>>;
  readonly cwd?: string;
  /** Kills the script with everything it has started: the `signal` of a test's context, for one. */
  readonly signal?: AbortSignal;
};

export type IsolatedResult = {
  readonly stdout: string;
  readonly stderr: string;
  /** `null` when it was killed. */
  readonly exitCode: number | null;
};

/** Only loopback is up and no route leads away, or the script is not started. */
const ENTER = `
set -eu
ip link set lo up
others=$(ip -oneline link show up | grep -v '^[0-9]*: lo:' || true)
routes=$(ip -4 route show default; ip -6 route show default)
if [ -n "$others$routes" ]; then
  echo "The network namespace has a way out: $others $routes" >&2
  exit 125
fi
exec "$@"
`;

/** Said at once where it can't. */
export const CAN_ISOLATE = canIsolate();

/**
 * Runs a TypeScript script on this same Node, in a network namespace of its own where nothing but loopback exists,
 * and not the loopback of this machine either.
 */
export async function runIsolated(
  script: string,
  args: readonly string[] = [],
  options: IsolatedOptions = {},
): Promise<IsolatedResult> {
  const { env = process.env, cwd = process.cwd(), signal } = options;
  const inside = [...DYING_WITH_PARENT, 'sh', '-c', ENTER, 'sh', process.execPath, script, ...args];
  const child = spawn('unshare', [...namespaceFlags(), ...inside], {
    cwd,
    env,
    detached: true,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const kill = (): void => killGroup(child.pid);
  signal?.addEventListener('abort', kill);
  try {
    const [stdout, stderr] = await Promise.all([
      text(child.stdout),
      text(child.stderr),
      once(child, 'close'),
    ]);
    return { stdout, stderr, exitCode: child.exitCode };
  } finally {
    signal?.removeEventListener('abort', kill);
  }
}

function canIsolate(): boolean {
  const enter = ['sh', '-c', ENTER, 'sh', 'true'];
  if (spawnSync('unshare', [...namespaceFlags(), ...enter]).status === 0) return true;

  console.log(
    'Isolated tests are skipped. To have them, run as root on Linux with iproute2 there.',
  );
  return false;
}

/** Without root, in a user namespace where the user looks like root. */
function namespaceFlags(): string[] {
  return process.getuid?.() === 0 ? ['--net'] : ['--map-root-user', '--net'];
}

function killGroup(pid: number | undefined): void {
  if (pid === undefined) return;
  try {
    process.kill(-pid, 'SIGKILL');
  } catch {
    // It has ended by itself meanwhile.
  }
}
