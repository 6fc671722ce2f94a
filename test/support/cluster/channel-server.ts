import { once } from 'node:events';
import https from 'node:https';
import { WebSocketServer, type WebSocket } from 'ws';
import { anAuthority } from '../tls/certificates.ts';
import { aKubeconfig, listening } from './api-server.ts';

/** An API server that opens WebSockets, and does in each of them what `talk` does. */
export async function aChannelServer(talk: (socket: WebSocket, path: string) => void) {
  const authority = await anAuthority();
  const { cert, key } = await authority.issue({});
  const server = https.createServer({ cert, key });
  const sockets = new WebSocketServer({ server });
  sockets.on('connection', (socket, { url = '' }) => {
    socket.on('error', () => {});
    talk(socket, url);
  });
  const url = `https://127.0.0.1:${await listening(server)}`;
  const ca = Buffer.from(authority.pem).toString('base64');
  return { kubeconfig: aKubeconfig({ server: url, 'certificate-authority-data': ca }) };
}

/** A message of the API's stream protocols. */
export function onChannel(channel: number, ...bytes: readonly (Buffer | string)[]): Buffer {
  return Buffer.concat([Buffer.of(channel), ...bytes.map((one) => Buffer.from(one))]);
}

/** The error with which a stream ends. */
export async function errorOf(stream: NodeJS.EventEmitter): Promise<unknown> {
  const [error] = await once(stream, 'error');
  return error;
}
