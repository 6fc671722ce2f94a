import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { systemClock } from '../../../src/clock/system-clock.ts';
import { fileReader } from '../../../src/files/file-reader.ts';
import { httpReader } from '../../../src/http/http-reader.ts';
import type { Readers } from '../../../src/model/ports.ts';
import { certificateReader } from '../../../src/tls/certificate-reader.ts';
import { readersOf } from '../probes/readers.ts';
import { countingDialer, type WebServer } from './servers.ts';

/** Asks web servers for real, and reads files of a folder of its own. */
export function webReaders(more: Partial<Readers> = {}, timeoutMs: number = 5000) {
  const dialer = countingDialer();
  const http = httpReader(dialer, systemClock, { timeoutMs });
  const folder = mkdtempSync(path.join(tmpdir(), 'answers-'));
  const ports = readersOf([], {
    http,
    certificates: certificateReader(),
    files: fileReader(folder),
    ...more,
  });
  return { ports, dialer, folder };
}

/** Asks this server at its address, trusting who issued its certificate. */
export function askedAt(server: WebServer, folder: string) {
  const trust = path.join(folder, 'root.pem');
  if (server.root !== '') writeFileSync(trust, server.root);
  const isPlain = server.root === '';
  return {
    address: '127.0.0.1',
    port: server.port,
    ...(isPlain ? { scheme: 'http' as const } : { trust: [trust] }),
  };
}
