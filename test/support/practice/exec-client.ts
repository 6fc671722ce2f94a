import { parse } from 'yaml';
import { WebSocket } from 'ws';
import * as z from 'zod';

const Kubeconfig = z.object({
  clusters: z.tuple([
    z.object({
      cluster: z.object({ server: z.string(), 'certificate-authority-data': z.string() }),
    }),
  ]),
  users: z.tuple([
    z.object({
      user: z.object({
        'client-certificate-data': z.string(),
        'client-key-data': z.string(),
      }),
    }),
  ]),
});

/** By which it is told how it ended; what else stands there differs from one version to the next. */
const ERROR = 3;
const End = z.object({ status: z.string() });

/** What came of a WebSocket: what each channel said, or how the request was refused. */
export type Spoken =
  | { readonly protocol: string; readonly channels: { readonly [channel: number]: string } }
  | { readonly status: number; readonly body: string };

/** Opens a path of an API server as a WebSocket, and hears until the end. */
export function speak(
  kubeconfig: string,
  path: string,
  { protocol = 'v5.channel.k8s.io' }: { readonly protocol?: string } = {},
): Promise<Spoken> {
  const { clusters, users } = Kubeconfig.parse(parse(kubeconfig));
  const plain = (data: string): Buffer => Buffer.from(data, 'base64');
  const { cluster } = clusters[0];
  const { user } = users[0];
  const socket = new WebSocket(`${cluster.server.replace('https', 'wss')}${path}`, [protocol], {
    ca: plain(cluster['certificate-authority-data']),
    cert: plain(user['client-certificate-data']),
    key: plain(user['client-key-data']),
  });
  const { promise, resolve, reject } = Promise.withResolvers<Spoken>();
  const channels: { [channel: number]: string } = {};
  socket.on('message', (message: Buffer) => {
    const [channel = 0] = message;
    // One opens each channel with nothing, another does not.
    if (message.length === 1) return;
    channels[channel] = `${channels[channel] ?? ''}${message.subarray(1).toString()}`;
  });
  socket.on('close', () => {
    const { status } = End.parse(JSON.parse(channels[ERROR] ?? '{}'));
    resolve({ protocol: socket.protocol, channels: { ...channels, [ERROR]: status } });
  });
  socket.on('unexpected-response', (_request, response) => {
    const chunks: Buffer[] = [];
    response.on('data', (chunk: Buffer) => chunks.push(chunk));
    response.on('end', () =>
      resolve({ status: response.statusCode ?? 0, body: Buffer.concat(chunks).toString() }),
    );
  });
  socket.on('error', reject);
  return promise;
}
