import http from 'node:http';
import { listen } from '../listen.ts';

/** A web server that answers everything alike: what it would be for plays no part in a recovery. */
export async function startPlainServer() {
  const server = http.createServer((request, response) => {
    request.resume();
    response.writeHead(200, { 'content-type': 'application/json' });
    response.end(`${JSON.stringify({ status: 'UP' })}\n`);
  });
  const { at, close } = await listen(server);
  return { port: at.port, close };
}
