import { chmodSync, mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { Duplex } from 'node:stream';
import type { CloudState } from '../cloud/cloud-state.ts';
import type { Part } from '../door.ts';
import { startSshHost, type SshHost } from '../machine/ssh-host.ts';
import { boundAddresses, keysOf } from './ordered.ts';

export type MasterOptions = {
  readonly folder: string;
  readonly user: string;
  /** As Kubernetes knows it. */
  readonly node: string;
  readonly kubeconfig: string;
  /** The range's programs, and this machine's behind them. */
  readonly searched: string;
  readonly cloud: CloudState;
  readonly dial: (host: string, port: number) => Promise<Duplex>;
};

/** The cluster's master: it can be logged in to once an elastic IP address is bound to it, with the key of the order. */
export async function startMaster(options: MasterOptions): Promise<SshHost & Part> {
  const { folder, user, node, kubeconfig, searched, cloud, dial } = options;
  const home = path.join(folder, 'home');
  const bin = path.join(folder, 'bin');
  mkdirSync(path.join(home, '.kube'), { recursive: true });
  mkdirSync(bin);
  writeFileSync(path.join(home, '.kube/config'), kubeconfig, { mode: 0o600 });
  const uname = path.join(bin, 'uname');
  writeFileSync(uname, `#!/bin/sh\necho ${node}\n`);
  chmodSync(uname, 0o755);
  return startSshHost({
    seen: () => boundAddresses(cloud),
    authorized: () => keysOf(cloud),
    user,
    home,
    env: { PATH: [bin, searched].join(path.delimiter), HOME: home },
    dial,
  });
}
