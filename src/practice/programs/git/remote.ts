import { readFileSync } from 'node:fs';
import type http from 'node:http';
import https from 'node:https';
import { buffer } from 'node:stream/consumers';
import tls from 'node:tls';
import { dialThrough, SWITCHBOARD } from '../../switchboard/ask.ts';
import { TRUSTED, type ProgramWorld } from '../program.ts';
import { loginFor } from './credentials.ts';
import { GitEnd } from './git-end.ts';

export type Refs = {
  /** Commits, by whole names such as `refs/heads/main`. */
  readonly all: ReadonlyMap<string, string>;
  /** The branch that is checked out where none is asked for. */
  readonly head: string | null;
};

/** A repository over HTTPS by the protocol that needs no program there. Every method throws `GitEnd`. */
export type Remote = {
  refs(): Promise<Refs>;
  /** As it is packed. */
  object(id: string): Promise<Buffer>;
};

type Answer = { readonly status: number; readonly body: Buffer };

const HTTPS_PORT = 443;

type Place = { readonly host: string; readonly port: number };

export function openRemote(url: string, world: ProgramWorld): Remote {
  const { hostname, port, pathname, protocol } = addressOf(url);
  if (protocol !== 'https:')
    throw new GitEnd(`fatal: the practice range's git has no transport '${protocol.slice(0, -1)}'`);
  const at = { host: hostname, port: port === '' ? HTTPS_PORT : Number(port) };
  const root = pathname.replace(/\/+$/, '');
  const cannot = (why: string) => new GitEnd(`fatal: unable to access '${url}/': ${why}`);
  let login: string | null = null;

  async function get(name: string): Promise<Answer> {
    const headers = login === null ? {} : { authorization: login };
    const answer = await asked(at, `${root}/${name}`, headers, world).catch((error: unknown) => {
      throw cannot(whyNot(error, at));
    });
    const { statusCode: status = 0 } = answer;
    const body = await buffer(answer).catch(() => {
      throw cannot('Recv failure: Connection reset by peer');
    });
    if (status !== 401) return { status, body };
    if (login !== null) throw new GitEnd(`fatal: Authentication failed for '${url}/'`);
    login = await loginFor(at, world);
    return get(name);
  }

  async function needed(name: string): Promise<Buffer> {
    const { status, body } = await get(name);
    if (status === 404) throw new GitEnd(`fatal: repository '${url}/' not found`);
    if (status !== 200) throw cannot(`The requested URL returned error: ${status}`);
    return body;
  }

  return {
    async refs() {
      const lines = (await needed('info/refs')).toString('utf8').split('\n');
      const rows = lines.map((line) => line.split('\t')).filter(([, name]) => name !== undefined);
      const all = new Map(rows.map(([id = '', name = '']) => [name, id]));
      const head = await get('HEAD');
      const said = head.status === 200 ? head.body.toString('utf8').trim() : '';
      const [, branch] = /^ref: (refs\/heads\/.+)$/.exec(said) ?? [];
      return { all, head: branch !== undefined && all.has(branch) ? branch : null };
    },
    object: (id) => needed(`objects/${id.slice(0, 2)}/${id.slice(2)}`),
  };
}

function addressOf(url: string): Pick<URL, 'hostname' | 'port' | 'pathname' | 'protocol'> {
  if (URL.canParse(url)) return new URL(url);
  if (/^[^/]+:/.test(url)) return { hostname: '', port: '', pathname: '', protocol: 'ssh:' };
  throw new GitEnd(`fatal: '${url}' does not appear to be a git repository`);
}

async function asked(
  at: Place,
  target: string,
  headers: http.OutgoingHttpHeaders,
  world: ProgramWorld,
): Promise<http.IncomingMessage> {
  const connection = await connectionTo(at, world);
  const { promise, resolve, reject } = Promise.withResolvers<http.IncomingMessage>();
  const options = { ...at, path: target, createConnection: () => connection };
  https
    .get({ ...options, headers: { 'user-agent': 'git/practice', ...headers } }, resolve)
    .on('error', reject);
  return promise;
}

/** A connection through the switchboard, to a server that the range's own authority vouches for. */
async function connectionTo({ host, port }: Place, { env }: ProgramWorld): Promise<tls.TLSSocket> {
  const socket = await dialThrough(env[SWITCHBOARD] ?? '', host, port);
  // The way may break off before anybody listens to what goes over it.
  socket.on('error', () => undefined);
  const trusted = env[TRUSTED];
  const ca = trusted === undefined ? [] : [readFileSync(trusted, 'utf8')];
  return tls.connect({ socket, servername: host, ca });
}

/** In the words of curl, by which git says it. */
function whyNot(error: unknown, { host, port }: Place): string {
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  switch (code) {
    case 'ENOTFOUND':
      return `Could not resolve host: ${host}`;
    case 'ECONNREFUSED':
      return `Failed to connect to ${host} port ${port}: Connection refused`;
    case 'ETIMEDOUT':
      return `Failed to connect to ${host} port ${port}: Connection timed out`;
    case 'EHOSTUNREACH':
    case 'ENETUNREACH':
      return `Failed to connect to ${host} port ${port}: No route to host`;
    case 'ECONNRESET':
    case 'EPIPE':
      return 'Recv failure: Connection reset by peer';
    case 'ERR_TLS_CERT_ALTNAME_INVALID':
      return `SSL: no alternative certificate subject name matches target host name '${host}'`;
    default:
      return `SSL certificate problem: ${error instanceof Error ? error.message : code}`;
  }
}
