import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { onTestFinished } from 'vitest';
import { openCluster, type ClusterAccess } from '../../../src/cluster/connect.ts';
import { directDialer } from '../../../src/net/dialer.ts';
import {
  CONTEXT,
  startApiServer,
  type ApiServer,
  type ApiServerOptions,
} from '../../../src/practice/api-server/start-api-server.ts';
import { createAuthority, type Authority } from '../../../src/practice/authority.ts';
import { aRange, type ARange } from './a-range.ts';

let authority: Promise<Authority> | undefined;

/** One for all tests of a process: to make its keys takes longer than most of them. */
export function theAuthority(): Promise<Authority> {
  authority ??= createAuthority('test range');
  return authority;
}

export const USERS = [
  { name: 'admin', groups: ['system:masters'], token: 'token-of-admin' },
  { name: 'anybody', groups: ['people'], token: 'token-of-anybody' },
] as const;

export type AnApiServer = ApiServer & {
  readonly range: ARange;
  readonly cluster: (user?: string) => Promise<ClusterAccess>;
  readonly kubeconfigFile: (user?: string) => Promise<string>;
};

/** The range's API server in front of a range; it ends with the test. */
export async function anApiServer(options: Partial<ApiServerOptions> = {}): Promise<AnApiServer> {
  const range = aRange(options);
  const server = await startApiServer({
    authority: await theAuthority(),
    users: USERS,
    breaks: range.breaks,
    ...options,
    store: range.store,
  });
  onTestFinished(() => server.close());
  const kubeconfigFile = async (user = 'admin'): Promise<string> => {
    const folder = await mkdtemp(path.join(tmpdir(), 'dr-wizard-range-'));
    onTestFinished(() => rm(folder, { recursive: true }));
    const file = path.join(folder, 'kubeconfig');
    await writeFile(file, server.kubeconfig(user), { mode: 0o600 });
    return file;
  };
  return {
    ...server,
    range,
    kubeconfigFile,
    async cluster(user) {
      const kubeconfig = await kubeconfigFile(user);
      const dialer = directDialer();
      const access = await openCluster({ kubeconfig, context: CONTEXT, dialer });
      onTestFinished(() => access.close());
      return access;
    },
  };
}
