import { mkdirSync, readdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import net from 'node:net';
import { once } from 'node:events';
import path from 'node:path';
import { onTestFinished } from 'vitest';
import { createAuthority } from '../../../src/practice/authority.ts';
import type { Door } from '../../../src/practice/door.ts';
import { startSshHost } from '../../../src/practice/machine/ssh-host.ts';
import {
  installPrograms,
  type InstalledPrograms,
} from '../../../src/practice/programs/install-programs.ts';
import { TRUSTED } from '../../../src/practice/programs/program.ts';
import {
  startRepository,
  type RepositoryOptions,
} from '../../../src/practice/repository/repository.ts';
import { SWITCHBOARD } from '../../../src/practice/switchboard/ask.ts';
import { startSwitchboard } from '../../../src/practice/switchboard/switchboard.ts';
import { createTempDirectory } from '../control-plane/child.ts';

export const SELF = [
  process.execPath,
  path.resolve(import.meta.dirname, '../../../bin/dr-wizard.ts'),
] as const;

export const MASTER = '198.51.100.30';
const AUTHORITY = createAuthority();

/** All that reaches somewhere else by itself. */
const REACHING = ['kubectl', 'helm', 'git', 'ssh', 'ssh-keygen', 'ssh-add'];

/** A machine that has of these programs only some. */
function machineWith(own: readonly string[], folder: string): string {
  mkdirSync(folder);
  for (const from of ['/usr/bin', '/bin'])
    for (const name of readdirSync(from))
      if (own.includes(name) || !REACHING.includes(name)) {
        rmSync(path.join(folder, name), { force: true });
        symlinkSync(path.join(from, name), path.join(folder, name));
      }
  return folder;
}

/** A repository and a host of the range behind its switchboard, and machines from which programs lead there. */
export async function aProgramsWorld(repository: Partial<RepositoryOptions> = {}) {
  const { directory, remove } = await createTempDirectory('dr-wizard-programs-');
  onTestFinished(remove);
  const at = (name: string) => path.join(directory, name);
  for (const name of ['host', 'run']) mkdirSync(at(name));
  const { root, issue } = await AUTHORITY;
  writeFileSync(at('root.pem'), root);
  const authorized: string[] = [];
  const doors = (): readonly Door[] => [...charts.doors, ...master.doors];
  const dial = async (host: string, port: number) => {
    if (host === 'nobody.example.com') throw Object.assign(new Error(), { code: 'ENOTFOUND' });
    const door = doors().find((one) => one.seen === host && one.port === port);
    const socket = net.connect(door?.at ?? { host: '127.0.0.1', port: 1 });
    await once(socket, 'connect');
    return socket;
  };
  const charts = await startRepository({
    host: 'git.example.com',
    path: '/operations/charts.git',
    branch: 'main',
    files: FILES,
    issue,
    now: () => Date.UTC(2026, 5, 1),
    ...repository,
  });
  onTestFinished(() => charts.close());
  const master = await startSshHost({
    seen: () => [MASTER],
    authorized: () => authorized,
    user: 'root',
    home: at('host'),
    env: { PATH: process.env['PATH'] ?? '', HOME: at('host') },
    dial,
  });
  onTestFinished(() => master.close());
  const switchboard = await startSwitchboard({ dial, resolve: () => [] });
  onTestFinished(() => switchboard.close());
  /** One more machine, with these programs of its own and a home of its own. */
  const machine = (own: readonly string[], name: string) => {
    mkdirSync(at(`${name}-home`));
    const programs: InstalledPrograms = installPrograms({
      folder: at(`the range's programs, ${name}`),
      self: SELF,
      searched: machineWith(own, at(`${name}-bin`)),
      switchboard: switchboard.address,
      trusted: at('root.pem'),
    });
    return { programs, env: { PATH: programs.path, HOME: at(`${name}-home`) } };
  };
  /** What a stand-in is told. */
  const programEnv = {
    PATH: process.env['PATH'] ?? '',
    [SWITCHBOARD]: switchboard.address,
    [TRUSTED]: at('root.pem'),
  };
  return { at, charts, master, authorized, directory, machine, programEnv };
}

export async function aMachineWith(
  own: readonly string[],
  repository: Partial<RepositoryOptions> = {},
) {
  const world = await aProgramsWorld(repository);
  return { ...world, ...world.machine(own, 'machine') };
}

export const FILES = {
  'deploy.sh': { content: '#!/bin/sh\necho hello\n', executable: true },
  'mq/broker.yaml': { content: 'kind: Service\n' },
  'mq.yaml': { content: 'kind: List\n' },
  'mq-more/deep/er/x.bin': { content: Buffer.from([0, 1, 2, 255]) },
} as const;

export const URL = 'https://git.example.com/operations/charts.git';
