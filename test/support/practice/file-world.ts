import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { onTestFinished } from 'vitest';
import { type ServedFile, startFileServer } from '../../../src/practice/archives/file-server.ts';
import { createAuthority } from '../../../src/practice/authority.ts';
import { archiveDesk } from '../archives/archive-desk.ts';
import { dialerOf } from './dialer-of.ts';

export const HOST = 'backup.example.com';
export const MADE_AT = Date.UTC(2026, 5, 1);
const AUTHORITY = createAuthority();

/** The range's file server until the test is over, and the product's adapters that fetch from it into a folder. */
export async function fileWorld(given: { readonly [path: string]: Buffer }) {
  const { root, issue } = await AUTHORITY;
  const files = Object.fromEntries(
    Object.entries(given).map(([name, bytes]): [string, ServedFile] => [
      name,
      { bytes, madeAt: MADE_AT },
    ]),
  );
  const server = await startFileServer({ host: HOST, issue, files });
  onTestFinished(() => server.close());
  const cwd = mkdtempSync(path.join(tmpdir(), 'practice-files-'));
  onTestFinished(() => rmSync(cwd, { recursive: true, force: true }));
  writeFileSync(path.join(cwd, 'root.pem'), root);
  const ports = archiveDesk(cwd, { dialer: dialerOf(server.doors) });
  return { server, ports, root, url: (name: string) => `https://${HOST}${name}` };
}
