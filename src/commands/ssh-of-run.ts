import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Redactor } from '../journal/redact.ts';
import type { Shell } from '../model/ports.ts';
import { childEnvironment } from '../shell/child-environment.ts';
import { visibleStream } from '../shell/visible.ts';
import { openSsh, type Ssh } from '../ssh/open-ssh.ts';
import type { World } from './world.ts';

export type SshPlace = {
  readonly cwd: string;
  readonly redactor: Redactor;
  /** The run's own folder; without one, host keys are noted for as long as the command lasts. */
  readonly folder?: () => string;
};

/** OpenSSH for a run, or for a verification. */
export function sshOfRun(
  world: World,
  { cwd, redactor, folder }: SshPlace,
): Ssh & { close(): Promise<void> } {
  let passing: Promise<string> | undefined;
  const own = folder === undefined ? null : () => path.join(folder(), 'ssh');
  const ssh = openSsh({
    env: () => childEnvironment(world.env),
    pathOf: (named) =>
      /^~[/\\]/.test(named)
        ? path.join(world.env['HOME'] ?? '.', named.slice(2))
        : path.resolve(cwd, named),
    async folder() {
      if (own === null) return (passing ??= mkdtemp(path.join(tmpdir(), 'dr-wizard-known-')));
      await mkdir(own(), { recursive: true, mode: 0o700 });
      return own();
    },
    folderName: () => own?.() ?? null,
    output() {
      const redacting = redactor.stream();
      const safe = visibleStream();
      return {
        push: (piece) => safe.push(redacting.push(piece)),
        end: () => safe.push(redacting.end()) + safe.end(),
      };
    },
  });
  return {
    ...ssh,
    async close() {
      if (passing !== undefined) await rm(await passing, { recursive: true, force: true });
    },
  };
}

const ASK_MS = 30_000;

/** What is known of a command, wherever it was started. */
export function withRemote(shell: Shell, ssh: Pick<Ssh, 'known'>): Shell {
  return {
    ...shell,
    known: async (key) =>
      (await ssh.known(key, AbortSignal.timeout(ASK_MS))) ?? (await shell.known(key)),
  };
}
