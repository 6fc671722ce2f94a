import { execFileSync } from 'node:child_process';
import { once } from 'node:events';
import net from 'node:net';
import type { Part } from './part.ts';

/** Where the operator's answers have the database and redis: outside of the cluster. */
const STORES = [
  { host: '192.0.2.33', port: 3306 },
  { host: '192.0.2.63', port: 6379 },
] as const;

/** Data stores that take a connection, and say nothing. */
export async function dataStores(): Promise<Part> {
  const servers = STORES.map(({ host, port }) => {
    execFileSync('ip', ['address', 'add', `${host}/32`, 'dev', 'lo']);
    return net.createServer((socket) => socket.destroy()).listen(port, host);
  });
  await Promise.all(servers.map((server) => once(server, 'listening')));
  return {
    close() {
      for (const server of servers) server.close();
    },
  };
}
