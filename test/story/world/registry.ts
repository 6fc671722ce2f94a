import path from 'node:path';
import { startRegistry } from '../../support/registry/registry.ts';
import type { Ground, Part } from './part.ts';

const HOST = 'registry.example.com';

/** The site's own registry, behind TLS, with the login that the operator knows. */
export async function registry({ folder, issue }: Ground, secret: string): Promise<Part> {
  const { stop } = await startRegistry({
    auth: { users: { 'cluster-pull': secret } },
    tls: await issue([HOST]),
    port: 443,
    data: path.join(folder, 'registry'),
  });
  return { close: stop };
}
