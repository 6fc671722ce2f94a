import { once } from 'node:events';
import { PassThrough, Writable } from 'node:stream';
import type { WebSocket } from 'ws';
import type { JsonObject } from '../../model/json.ts';
import type { PodContainer, PodHost } from '../pod-host.ts';

const STDIN = 0;
const STDOUT = 1;
const STDERR = 2;
const ERROR = 3;
/** Of the fifth protocol: nothing more comes on the channel that is named behind it. */
const CLOSE = 255;

/** The API's stream protocols that are spoken, newest first. */
export const PROTOCOLS = ['v5.channel.k8s.io', 'v4.channel.k8s.io'];

/** Runs a command in a container over a WebSocket, each stream on a channel of its own. */
export async function execOver(
  socket: WebSocket,
  host: PodHost,
  pod: PodContainer,
  { query }: { readonly query: URLSearchParams },
): Promise<void> {
  const wants = (stream: string): boolean => ['1', 'true'].includes(query.get(stream) ?? '');
  const stdin = wants('stdin') ? new PassThrough() : null;
  const ended = new AbortController();
  socket.on('message', (message: Buffer) => {
    const [channel] = message;
    if (channel === STDIN && stdin !== null && !stdin.writableEnded)
      stdin.write(message.subarray(1));
    if (channel === CLOSE && message[1] === STDIN) stdin?.end();
  });
  socket.once('close', () => {
    stdin?.end();
    ended.abort();
  });
  const [stdout, stderr] = [STDOUT, STDERR].map((channel) => channelOf(socket, channel));
  if (stdout === undefined || stderr === undefined) return;
  const argv = query.getAll('command');
  const result = await host.exec(pod, argv, { stdin, stdout, stderr }, ended.signal);
  await Promise.all([stdout, stderr].map((one) => finished(one)));
  if (socket.readyState !== socket.OPEN) return;
  socket.send(onChannel(ERROR, JSON.stringify(statusOf(result))));
  socket.close(1000);
}

/** Connects each asked port of a pod with two channels of a WebSocket: one for what is said, one for what went wrong. */
export async function forwardOver(
  socket: WebSocket,
  host: PodHost,
  { namespace, name }: Pick<PodContainer, 'namespace' | 'name'>,
  ports: readonly number[],
): Promise<void> {
  for (const [index, port] of ports.entries()) {
    const number = Buffer.alloc(2);
    number.writeUInt16LE(port);
    const [data, trouble] = [index * 2, index * 2 + 1];
    socket.send(onChannel(data, number));
    socket.send(onChannel(trouble, number));
    const fail = (why: string): void => {
      socket.send(onChannel(trouble, `error forwarding port ${port} to pod ${name}: ${why}`));
      socket.close();
    };
    // What is said before the connection stands waits for it.
    const early = new PassThrough();
    socket.on('message', (message: Buffer) => {
      if (message[0] === data) early.write(message.subarray(1));
    });
    try {
      const stream = await host.forward({ namespace, name }, port);
      early.pipe(stream);
      stream.on('data', (bytes: Buffer) => socket.send(onChannel(data, bytes)));
      stream.once('end', () => socket.close());
      stream.once('error', (why) => fail(why.message));
      socket.once('close', () => stream.destroy());
    } catch (error) {
      fail(whyNot(error));
    }
  }
}

export function whyNot(error: unknown): string {
  if (!(error instanceof Error)) return 'unknown';
  const isRefused = 'code' in error && error.code === 'ECONNREFUSED';
  return isRefused ? 'connect: connection refused' : error.message;
}

function channelOf(socket: WebSocket, channel: number): Writable {
  return new Writable({
    write(chunk: Buffer, _encoding, done) {
      if (socket.readyState === socket.OPEN) socket.send(onChannel(channel, chunk));
      done();
    },
  });
}

async function finished(stream: Writable): Promise<void> {
  if (stream.writableFinished) return;
  const done = once(stream, 'finish');
  stream.end();
  await done;
}

function onChannel(channel: number, bytes: Buffer | string): Buffer {
  return Buffer.concat([Buffer.of(channel), Buffer.from(bytes)]);
}

function statusOf(result: number | { readonly refused: string }): JsonObject {
  const status = { metadata: {} };
  if (result === 0) return { ...status, status: 'Success' };
  if (typeof result === 'number')
    return {
      ...status,
      status: 'Failure',
      message: `command terminated with non-zero exit code: exit status ${result}`,
      reason: 'NonZeroExitCode',
      details: { causes: [{ reason: 'ExitCode', message: String(result) }] },
    };
  const message = `Internal error occurred: ${result.refused}`;
  const details = { causes: [{ message: result.refused }] };
  return { ...status, status: 'Failure', message, reason: 'InternalError', details, code: 500 };
}
