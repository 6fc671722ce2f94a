import { writeFile } from 'node:fs/promises';
import { stringify } from 'yaml';
import type { Credential } from './certificates.ts';

/** How the holder of a kubeconfig shows who they are. */
export type Login = Credential | { readonly token: string };

/** The name of context, cluster and user in each kubeconfig written here. */
export const CONTEXT = 'test';

export async function writeKubeconfig(
  file: string,
  server: string,
  ca: string,
  login: Login,
): Promise<string> {
  const kubeconfig = {
    apiVersion: 'v1',
    kind: 'Config',
    'current-context': CONTEXT,
    contexts: [{ name: CONTEXT, context: { cluster: CONTEXT, user: CONTEXT } }],
    clusters: [{ name: CONTEXT, cluster: { server, 'certificate-authority-data': base64(ca) } }],
    users: [{ name: CONTEXT, user: describeUser(login) }],
  };
  await writeFile(file, stringify(kubeconfig, { lineWidth: 0 }), { mode: 0o600 });
  return file;
}

function describeUser(login: Login): object {
  if ('token' in login) return { token: login.token };
  return {
    'client-certificate-data': base64(login.certificate),
    'client-key-data': base64(login.key),
  };
}

function base64(content: string): string {
  return Buffer.from(content).toString('base64');
}
