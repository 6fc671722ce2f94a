import { copyFileSync, mkdirSync, symlinkSync } from 'node:fs';
import path from 'node:path';
import { startSshd, writeProgram } from '../../support/ssh/sshd.ts';
import { ON_THE_MASTER } from './changes.ts';
import type { Ground, Part } from './part.ts';

export const MASTER = '192.0.2.7';
const NODE = 'node-1';
/** As the cloud's own controller names the server behind a node. */
const providerID = 'us-east-1.i-0xi0000000000000001';
const CONTROL_PLANE = 'node-role.kubernetes.io/control-plane';

/** Who may log in, as the file of its server: nobody before the cloud has made it. */
export function authorizedKeys(folder: string): string {
  return path.join(folder, 'master/authorized_keys');
}

/** A real OpenSSH server that is the cluster's master; the key at the site's path is not there yet. */
export async function master({ folder, cluster }: Ground): Promise<Part> {
  const directory = path.join(folder, 'master');
  const bin = path.join(directory, 'bin');
  const kube = path.join(directory, 'home/.kube');
  const keyFile = path.join(folder, 'keys/master.pem');
  mkdirSync(kube, { recursive: true });
  const access = await cluster.kubeconfigFor(ON_THE_MASTER);
  copyFileSync(access, path.join(kube, 'config'));
  writeProgram(path.join(bin, 'uname'), `echo ${NODE}`);
  symlinkSync(cluster.kubectlProgram, path.join(bin, 'kubectl'));
  await cluster.kubectl(['label', 'node', NODE, `${CONTROL_PLANE}=`]);
  await cluster.kubectl([
    'patch',
    'node',
    NODE,
    '--patch',
    JSON.stringify({ spec: { providerID } }),
  ]);
  const sshd = await startSshd({ directory, host: MASTER, port: 22, authorized: [], bin });
  return { site: { ssh: { keyFile } }, close: () => sshd.stop() };
}
