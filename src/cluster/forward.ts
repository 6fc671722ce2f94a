import type net from 'node:net';
import type { WebSocket } from 'ws';
import { WizardError } from '../model/error.ts';
import type { Dialer } from '../model/ports.ts';
import type { PodDialer, PodPort } from '../model/route.ts';
import { ChannelSocket, type Ending } from './channel-socket.ts';
import type { Login } from './login.ts';
import { openUpgrade } from './upgrade.ts';

/**
 * The one that plain WebSockets speak, in every version from 1.24 on: the API server hands it to the node, which speaks
 * it itself. The newer one wraps SPDY, and is there since 1.30 only.
 */
const PROTOCOLS = ['v4.channel.k8s.io'];
/** Of the one port that is asked for. Each begins with the port's two bytes. */
const DATA = 0;
const ERROR = 1;
const HEADER_BYTES = 2;
const LONGEST_COMPLAINT = 4096;
const ABNORMAL = 1006;

/**
 * Connections to ports of pods by the API server. Whether the port takes them shows later: a refused one ends the stream
 * with ECONNREFUSED, one that was cut with ECONNRESET, as sockets do. Throws `WizardError` where there is no way to the pod.
 */
export function createForward(login: Login, dialer: Dialer<net.Socket>): PodDialer<net.Socket> {
  return {
    async tcp({ namespace, pod, port }, signal) {
      const where = `${encodeURIComponent(namespace)}/pods/${encodeURIComponent(pod)}`;
      const { promise: open, resolve, reject } = Promise.withResolvers<net.Socket>();
      // Where nothing is opened nobody waits for it.
      open.catch(() => undefined);
      const socket = await openUpgrade(
        login,
        dialer,
        {
          path: `/api/v1/namespaces/${where}/portforward?ports=${port}`,
          protocols: PROTOCOLS,
          call: {
            verb: 'create',
            resource: 'pods/portforward',
            kind: 'Pod',
            name: pod,
            namespace,
          },
        },
        (created) => follow(created, { namespace, pod, port }, resolve, reject),
        signal,
      );
      const onAbort = () => socket.terminate();
      signal.addEventListener('abort', onAbort, { once: true });
      try {
        return await open;
      } catch (error) {
        signal.throwIfAborted();
        throw error;
      } finally {
        signal.removeEventListener('abort', onAbort);
      }
    },
  };
}

function follow(
  socket: WebSocket,
  to: PodPort,
  resolve: (stream: net.Socket) => void,
  reject: (error: Error) => void,
): void {
  const channels = [DATA, ERROR].map(() => Buffer.alloc(0));
  let stream: ChannelSocket | undefined;

  socket.on('message', (message: Buffer) => {
    const [channel = DATA] = message;
    const bytes = message.subarray(1);
    if (channel === DATA && stream !== undefined) stream.feed(bytes);
    else if (channel === DATA || channel === ERROR)
      channels[channel] = Buffer.concat([channels[channel] ?? Buffer.alloc(0), bytes]).subarray(
        0,
        LONGEST_COMPLAINT,
      );
    const early = channels[DATA];
    if (stream !== undefined || early === undefined || early.length < HEADER_BYTES) return;
    const remoteAddress = `${to.namespace}/${to.pod}`;
    stream = new ChannelSocket({ socket, channel: DATA, remoteAddress });
    stream.feed(early.subarray(HEADER_BYTES));
    resolve(stream);
  });
  socket.on('close', (code) => {
    const complaint = channels[ERROR]?.subarray(HEADER_BYTES).toString('utf8') ?? '';
    stream?.finish(endingOf(code, complaint));
    const { namespace, pod, port } = to;
    reject(new WizardError('not-proven', 'pod-forward-failed', { namespace, pod, port }));
  });
}

function endingOf(code: number, complaint: string): Ending {
  if (/connection refused/i.test(complaint))
    return { is: 'failed', code: 'ECONNREFUSED', says: complaint };
  if (complaint !== '') return { is: 'failed', code: 'EHOSTUNREACH', says: complaint };
  if (code === ABNORMAL) return { is: 'failed', code: 'ECONNRESET', says: 'cut' };
  return { is: 'ended' };
}
