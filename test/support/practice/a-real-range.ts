import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { onTestFinished } from 'vitest';
import { realPrograms } from '../../../src/practice/real-api-server/programs.ts';
import {
  startRealApiServer,
  type RealApiServerOptions,
} from '../../../src/practice/real-api-server/start-real-api-server.ts';
import { createStore } from '../../../src/practice/store/store.ts';
import type { ControllersOptions } from '../../../src/practice/controllers/start-controllers.ts';
import { programFolder } from '../control-plane/programs.ts';
import { aRange } from './a-range.ts';
import { theAuthority, USERS } from './an-api-server.ts';
import { noBreaks } from '../../../src/practice/breaks.ts';

/** A range whose API server is the real one; it ends with the test. */
export async function aRealRange(
  options: Partial<RealApiServerOptions> &
    Partial<ControllersOptions> & {
      readonly found?: (store: ReturnType<typeof createStore>) => void;
    } = {},
) {
  const programs = realPrograms({ KUBEBUILDER_ASSETS: programFolder(), ...process.env });
  if (programs === undefined) throw new Error('no etcd and kube-apiserver');
  const folder = await mkdtemp(path.join(tmpdir(), 'dr-wizard-real-'));
  onTestFinished(() => rm(folder, { recursive: true }));
  const store = createStore();
  const breaks = options.breaks ?? noBreaks();
  const server = await startRealApiServer({
    authority: await theAuthority(),
    users: USERS,
    ...options,
    programs,
    folder,
    store,
    breaks,
  });
  onTestFinished(() => server.close());
  options.found?.(store);
  const range = aRange({ ...options, store, breaks, founded: options.found !== undefined });
  const kubeconfigFile = async (user = 'admin'): Promise<string> => {
    const file = path.join(folder, `kubeconfig-${user}`);
    await writeFile(file, server.kubeconfig(user), { mode: 0o600 });
    return file;
  };
  return { ...server, range, folder, kubeconfigFile };
}
