import { once } from 'node:events';
import { finished } from 'node:stream/promises';
import { parseArgs } from 'node:util';
import { dialThrough, SWITCHBOARD } from '../switchboard/ask.ts';
import type { Program } from './program.ts';

const SAYS: { readonly [code: string]: string } = {
  ECONNREFUSED: 'Connection refused',
  ENOTFOUND: 'Name or service not known',
  ETIMEDOUT: 'Operation timed out',
  EHOSTUNREACH: 'No route to host',
};

/** `nc [-z] [-v] [-w SECONDS] HOST PORT`, as OpenBSD's: connects within the range, and passes bytes on where not told `-z`. */
export const nc: Program = async ({ argv, env, stdin, stdout, stderr }) => {
  const read = readWords(argv);
  if (read === null) {
    stderr.write('usage: nc [-vz] [-w timeout] destination port\n');
    return 1;
  }
  const { host, port, only, tells } = read;
  try {
    const socket = await dialThrough(env[SWITCHBOARD] ?? '', host, port);
    if (tells) stderr.write(`Connection to ${host} ${port} port [tcp/*] succeeded!\n`);
    if (only) {
      socket.destroy();
      return 0;
    }
    // What breaks off once it is open has ended, as for the real one.
    socket.on('error', () => undefined);
    stdin.pipe(socket);
    socket.pipe(stdout, { end: false });
    await Promise.race([once(socket, 'end'), finished(socket)]).catch(() => undefined);
    socket.destroy();
    // Who still could write keeps it no longer.
    stdin.unpipe(socket).pause();
    return 0;
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : '';
    if (tells || !only)
      stderr.write(`nc: connect to ${host} port ${port} (tcp) failed: ${SAYS[code] ?? code}\n`);
    return 1;
  }
};

function readWords(argv: readonly string[]) {
  try {
    const { values, positionals } = parseArgs({
      args: [...argv],
      allowPositionals: true,
      options: {
        z: { type: 'boolean', short: 'z', default: false },
        v: { type: 'boolean', short: 'v', default: false },
        w: { type: 'string', short: 'w' },
      },
    });
    const [host, port] = positionals;
    if (host === undefined || port === undefined || !/^\d{1,5}$/.test(port)) return null;
    return { host, port: Number(port), only: values.z, tells: values.v };
  } catch {
    return null;
  }
}
