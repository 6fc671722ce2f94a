import type dgram from 'node:dgram';
import net from 'node:net';
import { WizardError } from '../model/error.ts';
import type { Dialer, InsideAnswer } from '../model/ports.ts';
import { ChannelSocket, connectionError } from './channel-socket.ts';
import { STDIN, type Ended, type ExecStream } from './exec-stream.ts';
import { placesToTry, type ListPods, type LivingPod } from './living-pods.ts';
import { complaintCode, isPlainHost, TUNNELS, type Tunnel } from './tunnels.ts';

const LONGEST_COMPLAINT = 4096;

/** A pod in which a program passed bytes on. */
type Way = { readonly place: LivingPod; readonly tunnel: Tunnel };

/** `absent`: that program is not there, or another one than was thought: nothing is known of the host. */
type Dialed =
  | { readonly is: 'open'; readonly stream: net.Socket }
  | { readonly is: 'failed'; readonly error: Error }
  | { readonly is: 'absent' };

/**
 * Connections from inside a cluster: a program in a pod that is ready passes the bytes. Names are resolved there. Fails as
 * a direct one does, with the system's codes; throws `WizardError` where no pod can be used at all.
 */
export function createPodRoute(
  pods: ListPods,
  exec: ExecStream,
  lookup: (name: string, signal: AbortSignal) => Promise<InsideAnswer>,
): Dialer<net.Socket, dgram.Socket> {
  let known: Way | undefined;

  /** So that it is known which address took the connection; the name itself where no pod can look it up. */
  async function addressOf(host: string, signal: AbortSignal): Promise<string> {
    if (net.isIP(host) !== 0) return host;
    const answer = await lookup(host, signal);
    if (answer.is === 'not-found') throw connectionError('ENOTFOUND', 'no such name');
    const [first] = answer.is === 'answer' ? preferred(answer.addresses) : [];
    return first ?? host;
  }

  async function tcp(named: string, port: number, signal: AbortSignal): Promise<net.Socket> {
    if (!isPlainHost(named)) throw connectionError('ENOTFOUND', 'no host name');
    const host = await addressOf(named, signal);
    let refusal: WizardError | undefined;
    for (const way of ways(placesToTry(await pods(signal), known?.place), known)) {
      try {
        const dialed = await dial(exec, way, { host, port }, signal);
        if (dialed.is === 'absent') continue;
        known = way;
        if (dialed.is === 'open') return dialed.stream;
        throw dialed.error;
      } catch (error) {
        signal.throwIfAborted();
        // Another pod may be on another node, or in a namespace where it is allowed.
        if (!(error instanceof WizardError)) throw error;
        refusal = error;
      }
    }
    known = undefined;
    throw refusal ?? new WizardError('not-proven', 'pod-route-none', { host, port });
  }

  return {
    tcp,
    udp() {
      throw new WizardError('not-proven', 'pod-route-no-udp');
    },
  };
}

/** A cluster of both kinds has IPv4 everywhere. */
function preferred(addresses: readonly string[]): readonly string[] {
  return addresses.toSorted((a, b) => net.isIP(a) - net.isIP(b));
}

/** What went well before comes first. */
function ways(places: readonly LivingPod[], known: Way | undefined): readonly Way[] {
  const all = places.flatMap((place) => TUNNELS.map((tunnel) => ({ place, tunnel })));
  const again = all.filter(
    ({ place, tunnel }) =>
      tunnel === known?.tunnel &&
      place.namespace === known.place.namespace &&
      place.name === known.place.name,
  );
  return [...again, ...all.filter((one) => !again.includes(one))];
}

async function dial(
  exec: ExecStream,
  { place, tunnel }: Way,
  to: { readonly host: string; readonly port: number },
  signal: AbortSignal,
): Promise<Dialed> {
  const { promise, resolve } = Promise.withResolvers<Dialed>();
  const { host, port } = to;
  const command = { argv: tunnel.argv(host, String(port)), reads: true };
  const socket = await exec(
    place,
    command,
    (opened) => {
      const stream = new ChannelSocket({ socket: opened, channel: STDIN, remoteAddress: host });
      let said = '';
      return {
        stdout(bytes) {
          // An empty one only tells that the command began; another may come before what tells that the connection stands.
          if (bytes.length === 0) return;
          resolve({ is: 'open', stream });
          stream.feed(bytes);
        },
        stderr(bytes) {
          said = (said + bytes.toString('utf8')).slice(0, LONGEST_COMPLAINT);
          if (tunnel.open.test(said)) resolve({ is: 'open', stream });
        },
        ended(how) {
          resolve(failureOf(how, said));
          stream.finish(
            how === null
              ? { is: 'failed', code: 'ECONNRESET', says: 'cut' }
              : endingOf(complaintCode(said), said),
          );
        },
      };
    },
    signal,
  );
  const onAbort = () => socket.terminate();
  signal.addEventListener('abort', onAbort, { once: true });
  try {
    const dialed = await promise;
    signal.throwIfAborted();
    if (dialed.is !== 'open') socket.terminate();
    return dialed;
  } finally {
    signal.removeEventListener('abort', onAbort);
  }
}

function endingOf(code: string | undefined, says: string) {
  return code === undefined ? ({ is: 'ended' } as const) : ({ is: 'failed', code, says } as const);
}

/** Of a command that ended before its connection stood. */
function failureOf(how: Ended | null, said: string): Dialed {
  if (how === null) return { is: 'failed', error: connectionError('ECONNRESET', 'cut') };
  const code = complaintCode(said);
  return code === undefined
    ? { is: 'absent' }
    : { is: 'failed', error: connectionError(code, said) };
}
