import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { onTestFinished } from 'vitest';
import { archiveReader, unpacker } from '../../../src/archives/archive-reader.ts';
import { systemClock } from '../../../src/clock/system-clock.ts';
import { openCluster } from '../../../src/cluster/connect.ts';
import { writePrivateKubeconfig } from '../../../src/cluster/private-kubeconfig.ts';
import { fileReader } from '../../../src/files/file-reader.ts';
import { chartReader } from '../../../src/helm/chart-reader.ts';
import { toolBox } from '../../../src/helm/tool-box.ts';
import type { Writers } from '../../../src/model/ports.ts';
import { directDialer } from '../../../src/net/dialer.ts';
import { childEnvironment } from '../../../src/shell/child-environment.ts';
import { createInspect } from '../../../src/shell/inspect.ts';
import { createShell } from '../../../src/shell/shell.ts';
import type { Cluster } from '../control-plane/index.ts';
import { helmFolder, HOW_TO_GET_THEM, type HELM } from '../control-plane/programs.ts';
import { FAKE_READERS } from '../fake-ports.ts';
import { NEVER } from '../probes/readers.ts';

/** With CI=true it is always said to be there: a test without it fails then. */
export function hasHelm(major: keyof typeof HELM): boolean {
  const isThere = existsSync(path.join(helmFolder(major), 'helm'));
  if (!isThere)
    console.log(`Tests with helm ${major} are skipped. To have it, ${HOW_TO_GET_THEM}.`);
  return isThere || process.env['CI'] === 'true';
}

export type HelmWorld = {
  /** Everything real. Each call is another attempt of the same run. */
  attempt(run?: string): Writers;
  /** Of the last attempt, once more: as after a restart. */
  again(): Writers;
  readonly folder: string;
  /** Runs helm as an operator would. */
  helm(words: readonly string[]): string;
};

export async function aHelmWorld(
  cluster: Pick<Cluster, 'kubeconfig'>,
  major: keyof typeof HELM,
): Promise<HelmWorld> {
  const folder = mkdtempSync(path.join(tmpdir(), 'dr-wizard-helm-'));
  const access = await openCluster({
    kubeconfig: cluster.kubeconfig,
    context: 'test',
    dialer: directDialer(),
  });
  onTestFinished(() => access.close());
  const kubeconfig = path.join(folder, 'run', 'kubeconfig');
  await writePrivateKubeconfig(cluster.kubeconfig, 'test', kubeconfig);
  const home = path.join(folder, 'home');
  mkdirSync(home);
  const own = path.join(folder, 'run', 'tools');
  const env = { PATH: `${helmFolder(major)}:/usr/bin:/bin`, HOME: home };
  const baseEnv = () => ({ ...childEnvironment(env, own), KUBECONFIG: kubeconfig });
  const { uid } = await access.reader.summary(NEVER);
  const archives = archiveReader(folder);
  let attempts = 0;
  const writers = (run: string): Writers => ({
    ...FAKE_READERS,
    cluster: access.reader,
    writer: access.writer(uid),
    pods: access.podFileWriter(uid, folder),
    clock: systemClock,
    files: fileReader(folder),
    inspect: createInspect(baseEnv),
    archives,
    charts: chartReader(folder, archives),
    unpacker: unpacker(folder),
    tools: toolBox({ own, cwd: folder, env: baseEnv }),
    shell: createShell({
      directory: path.join(folder, 'commands'),
      cwd: folder,
      baseEnv,
      secrets: () => [],
      keeper: [process.execPath, path.resolve('test/support/shell/keep.ts')],
    }),
    attempt: { key: `${run}/step/${attempts}`, run, output: () => {}, progress: () => {} },
  });
  return {
    folder,
    attempt(run = 'run') {
      attempts += 1;
      return writers(run);
    },
    again: () => writers('run'),
    helm: (words) =>
      execFileSync('helm', words, { env: { ...env, KUBECONFIG: kubeconfig }, encoding: 'utf8' }),
  };
}

/** Kills the helm that has this word on its command line, as a power cut would. False where there is none. */
export function killHelm(word: string): boolean {
  const pids = readdirSync('/proc').filter((name) => /^\d+$/.test(name));
  const pid = pids.find((one) => {
    const [program = '', ...words] = argvOf(one);
    return path.basename(program) === 'helm' && words.includes(word);
  });
  if (pid === undefined) return false;
  process.kill(Number(pid), 'SIGKILL');
  return true;
}

function argvOf(pid: string): readonly string[] {
  try {
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8').split('\0');
  } catch {
    // It has just ended.
    return [];
  }
}

/** What comes of it, heard from the beginning: a failure that nobody waits for yet ends the test. */
export function outcomeOf(acting: Promise<unknown>): Promise<unknown> {
  return acting.catch((error: unknown) => error);
}
