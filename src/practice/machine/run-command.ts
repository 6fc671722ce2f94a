import { spawn } from 'node:child_process';
import type { ServerChannel } from 'ssh2';

/** Runs a command for a login as an SSH server does: its streams are the channel's, its end is told. */
export function runCommand(
  channel: ServerChannel,
  {
    command,
    home,
    env,
  }: {
    readonly command: string;
    readonly home: string;
    readonly env: { readonly [name: string]: string };
  },
): void {
  const child = spawn('sh', ['-c', command], { cwd: home, env, stdio: 'pipe' });
  channel.pipe(child.stdin);
  // Whoever went away reads nothing any more; what runs goes on, as on any server.
  child.stdin.on('error', () => undefined);
  channel.on('error', () => undefined);
  child.stdout.pipe(channel, { end: false });
  child.stderr.pipe(channel.stderr, { end: false });
  child.once('error', () => {
    channel.exit(127);
    channel.end();
  });
  child.once('close', (code, signal) => {
    if (signal === null) channel.exit(code ?? 255);
    else channel.exit(signal.replace(/^SIG/, ''), false);
    channel.end();
  });
}
