import { once } from 'node:events';
import type net from 'node:net';
import { finished } from 'node:stream/promises';
import { dialThrough, SWITCHBOARD } from '../../switchboard/ask.ts';
import type { Program } from '../program.ts';

/** OpenSSH's words for what its system says. */
const SAYS: { readonly [code: string]: string } = {
  ECONNREFUSED: 'Connection refused',
  ETIMEDOUT: 'Connection timed out',
  EHOSTUNREACH: 'No route to host',
  ENETUNREACH: 'Network is unreachable',
  ECONNRESET: 'Connection reset by peer',
};

/** Connects to a host within the range; on failure gives what OpenSSH itself would have said. */
export async function connectTo(
  switchboard: string | undefined,
  host: string,
  port: number,
): Promise<net.Socket | string> {
  try {
    return await dialThrough(switchboard ?? '', host, port);
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : '';
    return code === 'ENOTFOUND'
      ? `ssh: Could not resolve hostname ${host}: Name or service not known`
      : `ssh: connect to host ${host} port ${port}: ${SAYS[code] ?? 'Connection refused'}`;
  }
}

/** By which this machine's own OpenSSH goes to a host of the range: its ProxyCommand. */
export const sshWay: Program = async ({ argv, env, stdin, stdout, stderr }) => {
  const [host = '', port = ''] = argv;
  const socket = await connectTo(env[SWITCHBOARD], host, Number(port));
  if (typeof socket === 'string') {
    stderr.write(`${socket}\n`);
    return 255;
  }
  socket.on('error', () => undefined);
  stdin.pipe(socket);
  socket.pipe(stdout, { end: false });
  await Promise.race([once(socket, 'end'), finished(socket).catch(() => undefined)]);
  socket.destroy();
  stdin.unpipe(socket).pause();
  return 0;
};
