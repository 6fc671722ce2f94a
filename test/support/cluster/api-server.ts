import { mkdtempSync, writeFileSync } from 'node:fs';
import http2, { type Http2ServerRequest, type Http2ServerResponse } from 'node:http2';
import { once } from 'node:events';
import type net from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { onTestFinished } from 'vitest';
import { anAuthority, type Authority, type IssueOptions } from '../tls/certificates.ts';

export type Asked = {
  readonly method: string;
  readonly path: string;
  readonly headers: { readonly [name: string]: string | string[] | undefined };
  readonly body: string;
};
export type Reply = {
  readonly status?: number;
  readonly body?: unknown;
  readonly headers?: { readonly [name: string]: string };
  /** Closes the connection instead of an answer, or never answers. */
  readonly instead?: 'reset' | 'stall';
};
export type StandIn = {
  readonly url: string;
  readonly authority: Authority;
  readonly asked: readonly Asked[];
  readonly connections: () => number;
  /** Closes the port and every connection; `start` opens the same port again. */
  stop(): Promise<void>;
  start(): Promise<void>;
};

/** Lists of kinds that every call needs to find its path. */
const RESOURCES: { readonly [path: string]: readonly [string, string, boolean][] } = {
  '/api/v1': [
    ['namespaces', 'Namespace', false],
    ['nodes', 'Node', false],
    ['pods', 'Pod', true],
    ['configmaps', 'ConfigMap', true],
  ],
  '/apis/apps/v1': [
    ['deployments', 'Deployment', true],
    ['deployments/scale', 'Scale', true],
    ['statefulsets', 'StatefulSet', true],
    ['daemonsets', 'DaemonSet', true],
  ],
};

/** A TLS server on loopback that answers discovery, and everything else as `answer` says. */
export async function anApiServer(
  answer: (asked: Asked, count: number) => Reply,
  certificate: IssueOptions = {},
): Promise<StandIn> {
  const authority = await anAuthority();
  const { cert, key } = await authority.issue(certificate);
  const asked: Asked[] = [];
  let connections = 0;
  const server = http2.createSecureServer({ cert, key, allowHTTP1: true }, (request, response) => {
    void reply(request, response, asked, answer);
  });
  server.on('secureConnection', () => (connections += 1));
  server.on('sessionError', () => {});
  const port = await listening(server);
  const sockets = new Set<net.Socket>();
  server.on('connection', (socket: net.Socket) => sockets.add(socket));
  return {
    url: `https://127.0.0.1:${port}`,
    authority,
    asked,
    connections: () => connections,
    async stop() {
      const closed = once(server, 'close');
      server.close();
      for (const socket of sockets) socket.destroy();
      await closed;
    },
    async start() {
      server.listen(port, '127.0.0.1');
      await once(server, 'listening');
    },
  };
}

async function reply(
  request: Http2ServerRequest,
  response: Http2ServerResponse,
  asked: Asked[],
  answer: (asked: Asked, count: number) => Reply,
): Promise<void> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(Buffer.from(chunk));
  const { method, url: where, headers } = request;
  const one = { method, path: where, headers, body: Buffer.concat(chunks).toString() };
  const kinds = RESOURCES[where];
  if (kinds !== undefined) {
    const resources = kinds.map(([name, kind, namespaced]) => ({ name, kind, namespaced }));
    response.end(JSON.stringify({ kind: 'APIResourceList', resources }));
    return;
  }
  asked.push(one);
  const { status = 200, body = {}, headers: more = {}, instead } = answer(one, asked.length);
  if (instead === 'stall') return;
  if (instead === 'reset') {
    request.socket.destroy();
    return;
  }
  response.writeHead(status, { 'content-type': 'application/json', ...more });
  response.end(typeof body === 'string' ? body : JSON.stringify(body));
}

/** Starts a server for the running test only, and gives its port. */
export async function listening(server: net.Server): Promise<number> {
  const sockets = new Set<{ destroy(): unknown }>();
  server.on('connection', (socket) => {
    sockets.add(socket);
    socket.on('close', () => sockets.delete(socket));
    socket.on('error', () => {});
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => {
    server.close();
    for (const socket of sockets) socket.destroy();
  });
  const address = server.address();
  return typeof address === 'object' && address !== null ? address.port : 0;
}

/** A kubeconfig of one context, `recovery`. */
export function aKubeconfig(
  cluster: { readonly server: string; readonly [field: string]: unknown },
  user: object = { token: 'secret-token' },
): string {
  const file = path.join(mkdtempSync(path.join(tmpdir(), 'dr-wizard-kube-')), 'config');
  const config = {
    apiVersion: 'v1',
    kind: 'Config',
    'current-context': 'elsewhere',
    clusters: [{ name: 'c', cluster }],
    users: [{ name: 'u', user }],
    contexts: [{ name: 'recovery', context: { cluster: 'c', user: 'u' } }],
  };
  writeFileSync(file, JSON.stringify(config), { mode: 0o600 });
  return file;
}

export function trusting({ url, authority }: Pick<StandIn, 'url' | 'authority'>) {
  const data = Buffer.from(authority.pem).toString('base64');
  return { server: url, 'certificate-authority-data': data };
}

/** A failure as the API server words it. */
export function aStatus(
  status: number,
  reason: string,
  message: string,
  details: object = {},
): Reply {
  const body = { kind: 'Status', apiVersion: 'v1', status: 'Failure', code: status };
  return { status, body: { ...body, reason, message, details } };
}
