import { mkdirSync, symlinkSync } from 'node:fs';
import path from 'node:path';
import { startChild, type Child } from '../control-plane/child.ts';
import { findFreePort } from '../control-plane/free-port.ts';
import { veleroProgram } from './programs.ts';

const PLUGIN = 'velero-plugin-for-aws';
/** It looks for no other credentials, and asks nobody for them. */
const LOGIN = [
  'AWS_ACCESS_KEY_ID=test',
  'AWS_SECRET_ACCESS_KEY=test',
  'AWS_EC2_METADATA_DISABLED=true',
];
/** What a kubelet writes before each line of a container. */
const LINE = '2026-01-01T00:00:00Z stdout F';

type Where = {
  readonly kubeconfig: string;
  /** The one that Velero is installed in. */
  readonly namespace: string;
  readonly directory: string;
};

/** Without dashes, as its command line has them. */
export type ServerFlags = { readonly [name: string]: string };

/** With its plugins, which are programs of their own: all of them end with it. */
const TOGETHER = [
  'unshare',
  ...(process.getuid?.() === 0 ? [] : ['--map-root-user']),
  '--pid',
  '--fork',
  '--kill-child',
];

/** The file of all that the server says, as the kubelet of its pod would keep it. */
export function serverLogIn(directory: string): string {
  return path.join(directory, 'velero.log');
}

/** Velero's own server, out of the cluster: on 127.0.0.1 only. */
export async function startVeleroServer(
  { kubeconfig, namespace, directory }: Where,
  more: ServerFlags = {},
): Promise<Child> {
  const plugins = path.join(directory, 'plugins');
  mkdirSync(plugins, { recursive: true });
  try {
    symlinkSync(veleroProgram(PLUGIN), path.join(plugins, PLUGIN));
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error;
  }
  const flags = {
    kubeconfig,
    namespace,
    'plugin-dir': plugins,
    'metrics-address': `127.0.0.1:${await findFreePort()}`,
    'profiler-address': '',
    'backup-sync-period': '1s',
    ...more,
  };
  const server = [
    'env',
    ...LOGIN,
    veleroProgram('velero'),
    'server',
    ...Object.entries(flags).map(([name, value]) => `--${name}=${value}`),
  ];
  const script = 'exec "$@" > >(exec sed -u "s/^/$0 /") 2>&1';
  return startChild('velero', ['bash', '-c', script, LINE, ...TOGETHER, ...server], directory);
}
