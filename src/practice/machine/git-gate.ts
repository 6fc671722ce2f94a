import http from 'node:http';
import net from 'node:net';
import type { Door, Part } from '../door.ts';
import { listen } from '../listen.ts';

export type GitGateOptions = {
  readonly host: string;
  /** From which address those come that are inside of the cluster; '' where that goes nowhere. */
  readonly from: () => string;
  /** Who is let in from the beginning. */
  readonly allowed: readonly string[];
};

/** The doors of the git server that only known addresses may use: its pages and its ssh. */
export type GitGate = {
  allowed(): readonly string[];
  allow(address: string): void;
  /** Takes a permission back. */
  forbid(address: string): void;
};

const HTTP_PORT = 80;
const SSH_PORT = 22;
const SIGN_IN = '/users/sign_in';
const GREETING = 'SSH-2.0-OpenSSH_9.2\r\n';

/** Whoever is not known is sent away before a word is said. */
export async function startGitGate(options: GitGateOptions): Promise<GitGate & Part> {
  const { host, from } = options;
  const known = new Set(options.allowed);
  const pages = http.createServer(({ url = '/' }, response) => {
    const isPage = new URL(url, 'http://git').pathname === SIGN_IN;
    response.writeHead(isPage ? 200 : 302, {
      'content-type': 'text/html; charset=utf-8',
      ...(isPage ? {} : { location: SIGN_IN }),
    });
    response.end(isPage ? '<!doctype html><title>Sign in</title>' : '');
  });
  const ssh = net.createServer((socket) => {
    if (known.has(from())) socket.write(GREETING);
  });
  const listening = await Promise.all([pages, ssh].map(guarded));
  const doors = [HTTP_PORT, SSH_PORT].flatMap((port, index): readonly Door[] => {
    const at = listening[index]?.at;
    return at === undefined ? [] : [{ seen: host, port, protocol: 'tcp', at }];
  });
  return {
    /** Where nobody is let in there is no door: a connection is refused, as by a firewall that says so. */
    get doors() {
      return known.has(from()) ? doors : [];
    },
    allowed: () => [...known],
    allow: (address) => void known.add(address),
    forbid: (address) => void known.delete(address),
    close: async () => void (await Promise.all(listening.map((one) => one.close()))),
  };

  function guarded(server: net.Server) {
    server.prependListener('connection', (socket: net.Socket) => {
      if (!known.has(from())) socket.resetAndDestroy();
    });
    return listen(server);
  }
}
