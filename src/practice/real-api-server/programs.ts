import { accessSync, constants } from 'node:fs';
import path from 'node:path';

export type RealPrograms = { readonly etcd: string; readonly apiServer: string };

/** The programs of a real API server, where `KUBEBUILDER_ASSETS` names a folder that has both; undefined where it does not. */
export function realPrograms(
  env: Readonly<Record<string, string | undefined>>,
): RealPrograms | undefined {
  const folder = env['KUBEBUILDER_ASSETS'] ?? '';
  if (folder === '') return undefined;
  const programs = {
    etcd: path.resolve(folder, 'etcd'),
    apiServer: path.resolve(folder, 'kube-apiserver'),
  };
  return isExecutable(programs.etcd) && isExecutable(programs.apiServer) ? programs : undefined;
}

function isExecutable(file: string): boolean {
  try {
    accessSync(file, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
