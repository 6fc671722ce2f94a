import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { type Authority, createAuthority, createKeyPair } from './certificates.ts';
import { type Child, createTempDirectory, startChild } from './child.ts';
import { authorityKeyFile, connect, type ControlPlane } from './control-plane.ts';
import {
  CONTROLLERS,
  describeApiServer,
  describeControllers,
  describeEtcd,
  type Flags,
  toArgv,
  WRITES_ONLY,
} from './flags.ts';
import { findFreePort } from './free-port.ts';
import { writeKubeconfig } from './kubeconfig.ts';
import type { NodeShape } from './node.ts';
import { findPrograms, HOW_TO_GET_THEM, isComplete, type Programs } from './programs.ts';
import { createRequest } from './request.ts';
import { type PortForward, runningCommands } from './running-commands.ts';
import { waitUntil } from './wait-until.ts';

export type ControlPlaneOptions = {
  /** How many nodes, named node-1, node-2, … @default 3 */
  readonly nodes?: number;
  readonly nodeShape?: NodeShape;
  /** A file; the level may be `Metadata` or `Request`. @default every write is logged */
  readonly auditPolicy?: string;
  /** A command in a pod runs on this machine: only where nothing else can be reached from here. */
  readonly commands?: true;
  /** Ports of pods that can be reached, each as a port of 127.0.0.1. */
  readonly forwards?: readonly PortForward[];
  /** A file: what every container has said, see `InPods`. */
  readonly logs?: string;
  /** A file: what becomes of nodes and pods. @default the one beside this */
  readonly stages?: string;
  /** How far its programs stand back where others want the processor, as `nice` has it. @default 0 */
  readonly niceness?: number;
};

/** A control plane of one's own, to which one may do what one likes. */
export type OwnControlPlane = ControlPlane & {
  /** Stops everything and removes the directory. */
  readonly stop: () => Promise<void>;
  /** From then on the port refuses connections. */
  readonly stopApiServer: () => Promise<void>;
  /** On the same port as before; returns when it is ready. */
  readonly startApiServer: () => Promise<void>;
  readonly restartApiServer: () => Promise<void>;
};

type Parts = {
  readonly start: (program: keyof Programs, flags: Flags) => void;
  readonly stop: (program: keyof Programs) => Promise<void>;
  readonly stopAll: () => Promise<void>;
  /** Waits, but not for a part that has ended meanwhile. */
  readonly waitFor: (what: string, check: () => Promise<boolean>) => Promise<void>;
};

const READY_TIMEOUT_MS = 90_000;

/** Starts etcd, API server, controllers, scheduler and nodes. Everything listens on 127.0.0.1 only. */
export async function startControlPlane(
  options: ControlPlaneOptions = {},
): Promise<OwnControlPlane> {
  const programs = findPrograms();
  if (!isComplete(programs)) throw new Error(`Programs are missing: ${HOW_TO_GET_THEM}.`);

  const { directory, remove } = await createTempDirectory('dr-wizard-control-plane-');
  const parts = createParts(programs, directory, options.niceness);
  const stop = async (): Promise<void> => {
    await parts.stopAll();
    await remove();
  };
  try {
    return { ...(await startParts(parts, programs.kubectl, directory, options)), stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

async function startParts(
  parts: Parts,
  kubectlProgram: string,
  directory: string,
  options: ControlPlaneOptions,
): Promise<Omit<OwnControlPlane, 'stop'>> {
  const etcdUrl = `http://127.0.0.1:${await findFreePort()}`;
  const peerUrl = `http://127.0.0.1:${await findFreePort()}`;
  const port = await findFreePort();
  const server = `https://127.0.0.1:${port}`;

  parts.start('etcd', describeEtcd(directory, etcdUrl, peerUrl));
  const authority = await createAuthority('dr-wizard test');
  await writeKeys(directory, authority);
  const controllers = describeControllers(directory);
  const stages = options.stages ?? controllers.kwok['config'] ?? '';
  const commands =
    options.commands === true || (options.forwards ?? options.logs) !== undefined
      ? await runningCommands(directory, authority, stages, options)
      : undefined;
  await parts.waitFor('etcd is ready', async () => (await fetch(`${etcdUrl}/readyz`)).ok);

  const admin = await authority.issueClient('admin', ['system:masters']);
  const request = createRequest(server, authority.certificate, admin);
  const isReady = async (): Promise<boolean> => (await request('GET', '/readyz')).status === 200;
  const stopApiServer = (): Promise<void> => parts.stop('kube-apiserver');
  const startApiServer = async (): Promise<void> => {
    const { auditPolicy = WRITES_ONLY } = options;
    const flags = describeApiServer(directory, etcdUrl, port, auditPolicy);
    parts.start('kube-apiserver', { ...flags, ...commands?.apiServer });
    await parts.waitFor('The API server is ready', isReady);
  };
  await startApiServer();

  const writeLogin = async (name: string, groups: readonly string[]): Promise<string> => {
    const login = await authority.issueClient(name, groups);
    const file = path.join(directory, `${name}.yaml`);
    return writeKubeconfig(file, server, authority.certificate, login);
  };
  for (const program of CONTROLLERS) {
    const login = await writeLogin(program, ['system:masters', 'control-plane']);
    const more = program === 'kwok' ? { config: stages, ...commands?.kwok } : undefined;
    parts.start(program, { ...controllers[program], ...more, kubeconfig: login });
  }

  const controlPlane = await connect({
    server,
    caFile: path.join(directory, 'ca.crt'),
    kubeconfig: await writeLogin('admin', ['system:masters']),
    auditLog: path.join(directory, 'audit.log'),
    directory,
    kubectlProgram,
  });
  const names = Array.from({ length: options.nodes ?? 3 }, (_, index) => `node-${index + 1}`);
  await Promise.all(names.map((name) => controlPlane.addNode(name, options.nodeShape)));
  for (const name of names) await commands?.nameKubelet(request, name);

  return {
    ...controlPlane,
    stopApiServer,
    startApiServer,
    restartApiServer: async () => {
      await stopApiServer();
      await startApiServer();
    },
  };
}

function createParts(programs: Programs, directory: string, niceness: number = 0): Parts {
  const running = new Map<keyof Programs, Child>();
  const hopeless = (): string | undefined =>
    [...running.values()].map((child) => child.ended()).find((reason) => reason !== undefined);
  return {
    start: (program, flags) => {
      const nice = niceness === 0 ? [] : ['nice', '-n', String(niceness)];
      const argv = [...nice, programs[program], ...toArgv(flags)];
      running.set(program, startChild(program, argv, directory));
    },
    stop: async (program) => {
      const child = running.get(program);
      running.delete(program);
      await child?.stop();
    },
    stopAll: async () => {
      await Promise.all([...running.values()].map((child) => child.stop()));
    },
    waitFor: (what, check) => waitUntil(what, check, { timeoutMs: READY_TIMEOUT_MS, hopeless }),
  };
}

async function writeKeys(directory: string, authority: Authority): Promise<void> {
  const server = await authority.issueServer(['127.0.0.1', 'localhost']);
  const serviceAccount = await createKeyPair();
  const contents = {
    [authorityKeyFile(directory)]: authority.own.key,
    [path.join(directory, 'ca.crt')]: authority.certificate,
    [path.join(directory, 'server.crt')]: server.certificate,
    [path.join(directory, 'server.key')]: server.key,
    [path.join(directory, 'service-account.pub')]: serviceAccount.public,
    [path.join(directory, 'service-account.key')]: serviceAccount.key,
  };
  for (const [file, content] of Object.entries(contents)) {
    await writeFile(file, content, { mode: 0o600 });
  }
}
