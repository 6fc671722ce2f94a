import { spawn, spawnSync } from 'node:child_process';
import { mkdtempSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { WebSocket } from 'ws';
import { onChannel } from './channel-server.ts';

const [STDIN, STDOUT, STDERR, STATUS] = [0, 1, 2, 3] as const;

/**
 * What an API server does with a command in a pod, done here: it runs on this machine and finds no other programs than
 * those of this folder. Each name is a link to a program, `nc -> /usr/bin/nc`.
 */
export function aContainer(programs: { readonly [name: string]: string }) {
  const folder = mkdtempSync(path.join(tmpdir(), 'dr-wizard-container-'));
  for (const [name, program] of Object.entries(programs))
    symlinkSync(program, path.join(folder, name));
  return (socket: WebSocket, url: string): void => {
    const [program = '', ...rest] = new URL(url, 'https://pod').searchParams.getAll('command');
    const child = spawn(program, rest, { env: { PATH: folder } });
    const told = (channel: number) => (bytes: Buffer) => socket.send(onChannel(channel, bytes));
    child.stdout.on('data', told(STDOUT));
    child.stderr.on('data', told(STDERR));
    child.stdin.on('error', () => {});
    child.on('error', () => {
      end({ status: 'Failure', message: `exec: "${program}": executable file not found in $PATH` });
    });
    child.on('close', (code) => {
      end(code === 0 ? { status: 'Success' } : failed(code ?? 137));
    });
    socket.on('message', (message: Buffer) => {
      if (message[0] === STDIN) child.stdin.write(message.subarray(1));
    });
    // As a container's runtime does it: the command is left alone, with nobody who writes to it.
    socket.on('close', () => child.stdin.end());

    function end(status: object): void {
      socket.send(onChannel(STATUS, JSON.stringify(status)));
      socket.close();
    }
  };
}

/** Where a program of this machine lies; undefined where it is not there. */
export function programPath(name: string): string | undefined {
  const { status, stdout } = spawnSync('sh', ['-c', `command -v "$0"`, name], { encoding: 'utf8' });
  return status === 0 ? stdout.trim() : undefined;
}

function failed(code: number): object {
  const causes = [{ reason: 'ExitCode', message: String(code) }];
  return { status: 'Failure', reason: 'NonZeroExitCode', details: { causes } };
}
