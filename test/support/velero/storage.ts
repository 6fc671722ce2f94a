import path from 'node:path';
import { startChild } from '../control-plane/child.ts';
import { findFreePort } from '../control-plane/free-port.ts';
import { waitUntil } from '../control-plane/wait-until.ts';
import { veleroProgram } from './programs.ts';

export type Storage = {
  /** What a BackupStorageLocation says of it. */
  readonly spec: { readonly [key: string]: unknown };
  /** As a storage that nobody reaches any more: its port refuses connections. */
  readonly stop: () => Promise<void>;
  /** On the same port, with what was in it. */
  readonly start: () => Promise<void>;
  /** Deletes one object of it, behind Velero's back. */
  readonly remove: (key: string) => Promise<void>;
  /** What lies in it under a prefix. */
  readonly keys: (prefix: string) => Promise<readonly string[]>;
};

/** The file of its folder that holds all that is in it. */
export const STORED = 'storage.db';
const BUCKET = 'backups';

/** A storage that speaks S3, on 127.0.0.1; what lies in it stays in this folder. */
export async function startStorage(directory: string): Promise<Storage> {
  const host = `127.0.0.1:${await findFreePort()}`;
  const flags = {
    host,
    initialbucket: BUCKET,
    backend: 'bolt',
    'bolt.db': path.join(directory, STORED),
  };
  const argv = [
    veleroProgram('gofakes3'),
    ...Object.entries(flags).map(([name, value]) => `-${name}=${value}`),
  ];
  const url = `http://${host}`;
  let child = startChild('storage', argv, directory);
  const isThere = async () => (await fetch(`${url}/${BUCKET}`)).ok;
  const ready = () =>
    waitUntil('the storage answers', isThere, { timeoutMs: 30_000, hopeless: () => child.ended() });
  await ready();
  return {
    spec: {
      provider: 'aws',
      objectStorage: { bucket: BUCKET },
      // A storage that is not Amazon's own is named by path, and knows none of the newer checksums.
      config: { region: 'here', s3Url: url, s3ForcePathStyle: 'true', checksumAlgorithm: '' },
    },
    stop: () => child.stop(),
    async start() {
      child = startChild('storage', argv, directory);
      await ready();
    },
    async keys(prefix) {
      const listed = await fetch(`${url}/${BUCKET}?prefix=${encodeURIComponent(prefix)}`);
      return [...(await listed.text()).matchAll(/<Key>([^<]+)<\/Key>/g)].map(([, key = '']) => key);
    },
    async remove(key) {
      const answer = await fetch(`${url}/${BUCKET}/${key}`, { method: 'DELETE' });
      if (answer.status !== 204) throw new Error(`${key}: ${answer.status}`);
    },
  };
}
