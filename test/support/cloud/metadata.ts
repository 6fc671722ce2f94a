import http from 'node:http';
import type { CloudOptions } from '../../../src/cloud/cloud-options.ts';
import { directDialer } from '../../../src/net/dialer.ts';
import { sessionOf } from '../../../src/practice/cloud/answers.ts';
import type { CloudState } from '../../../src/practice/cloud/cloud-state.ts';

const METADATA = '100.100.100.200';

/**
 * The metadata server of an instance (ECS user guide, "Instance metadata", in its mode with a token), and a dialer by
 * which it has its own address.
 */
export async function startMetadata(): Promise<{
  readonly dialer: CloudOptions['dialer'];
  /** From then on it gives keys that this cloud takes. */
  serve(state: CloudState): void;
  readonly asked: () => readonly string[];
  [Symbol.asyncDispose](): Promise<void>;
}> {
  const asked: string[] = [];
  let cloud: CloudState | undefined;
  const server = http.createServer((request, response) => {
    const path = request.url ?? '';
    asked.push(path);
    const isToken = request.method === 'PUT' && path === '/latest/api/token';
    if (isToken) response.end('metadata-token');
    else if (request.headers['x-aliyun-ecs-metadata-token'] !== 'metadata-token')
      response.writeHead(403).end();
    else if (cloud === undefined || !path.endsWith('/recovery-role')) response.writeHead(404).end();
    else response.end(JSON.stringify({ ...sessionOf(cloud), Code: 'Success' }));
  });
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  const bound = server.address();
  const port = typeof bound === 'object' && bound !== null ? bound.port : 0;
  const direct = directDialer();
  return {
    dialer: {
      ...direct,
      tcp: (host, to, signal) =>
        host === METADATA ? direct.tcp('127.0.0.1', port, signal) : direct.tcp(host, to, signal),
    },
    serve: (state) => {
      cloud = state;
    },
    asked: () => asked,
    async [Symbol.asyncDispose]() {
      server.closeAllConnections();
      await new Promise((resolve) => {
        server.close(resolve);
      });
    },
  };
}
