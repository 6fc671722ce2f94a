// Tries to reach each `host:port` of the arguments and prints what happened, as JSON.
import { once } from 'node:events';
import { connect, createServer } from 'node:net';

const server = createServer((socket) => socket.destroy());
server.listen(0, '0.0.0.0');
await once(server, 'listening');
const address = server.address();
const ownPort = typeof address === 'object' && address !== null ? String(address.port) : '';

const outcomes: Record<string, string> = {};
for (const target of process.argv.slice(2)) {
  const colon = target.lastIndexOf(':');
  const port = target.slice(colon + 1).replace('own', ownPort);
  outcomes[target] = await reach(target.slice(0, colon), Number(port));
}
server.close();
console.log(JSON.stringify(outcomes));

async function reach(host: string, port: number): Promise<string> {
  const socket = connect({ host, port });
  try {
    await once(socket, 'connect');
    return 'reached';
  } catch (error) {
    return error instanceof Error && 'code' in error ? String(error.code) : 'failed';
  } finally {
    socket.destroy();
  }
}
