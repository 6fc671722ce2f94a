import { createHash } from 'node:crypto';
import { renameSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { Files, Repo } from './repo.ts';

const VERSION = 2;
const HEAD_BYTES = 62;
const LONGEST_NAME = 0xfff;

/**
 * Writes git's own list of what is checked out (https://git-scm.com/docs/index-format): another git finds the checkout as
 * it would have made it. Without times and sizes, so that it reads the files themselves.
 */
export function writeIndex({ git }: Repo, files: Files): void {
  const head = Buffer.alloc(12);
  head.write('DIRC', 0, 'latin1');
  head.writeUInt32BE(VERSION, 4);
  head.writeUInt32BE(files.size, 8);
  const entries = [...files].map(([name, { mode, id }]) => {
    const bytes = Buffer.from(name);
    const length = HEAD_BYTES + bytes.length;
    // Each is a multiple of eight long, with one NUL at least.
    const entry = Buffer.alloc(length + 8 - (length % 8));
    entry.writeUInt32BE(Number.parseInt(mode, 8), 24);
    entry.write(id, 40, 'hex');
    entry.writeUInt16BE(Math.min(bytes.length, LONGEST_NAME), 60);
    bytes.copy(entry, HEAD_BYTES);
    return entry;
  });
  const content = Buffer.concat([head, ...entries]);
  const sum = createHash('sha1').update(content).digest();
  const file = path.join(git, 'index');
  writeFileSync(`${file}.lock`, Buffer.concat([content, sum]));
  renameSync(`${file}.lock`, file);
}
