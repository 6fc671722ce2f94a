import { ServerResponse, type IncomingMessage, type OutgoingHttpHeaders } from 'node:http';
import http2, {
  type Http2ServerRequest as Request,
  type Http2ServerResponse as Response,
} from 'node:http2';
import type { Duplex } from 'node:stream';
import { TLSSocket } from 'node:tls';
import type { Authority } from '../authority.ts';
import { noBreaks, type Breaks } from '../breaks.ts';
import type { Part } from '../door.ts';
import { listen } from '../listen.ts';
import { NOBODY_HOME, type PodHost } from '../pod-host.ts';
import { followDefinitions } from '../store/definitions.ts';
import { ApiFault } from '../store/faults.ts';
import type { Store } from '../store/store.ts';
import { asAccepted } from './accepted.ts';
import type { Answer, Asked, User } from './asked.ts';
import { asAnswer, handle, NOT_FOUND, type World } from './handle.ts';
import { kubeconfigOf } from './kubeconfig.ts';
import { NoSuchPath } from './route.ts';
import { createPages } from './list.ts';
import { createUpgrades } from './upgrades.ts';
import { watch } from './watch.ts';
import { whoAsks } from './who.ts';

export { CONTEXT } from './kubeconfig.ts';

export type ApiServerOptions = {
  readonly store: Store;
  readonly authority: Authority;
  /** Who may log in: with a client certificate, and with the token where one is given. */
  readonly users: readonly (User & { readonly token?: string })[];
  readonly host?: PodHost;
  readonly breaks?: Breaks;
  /** Under which addresses and names the site knows it. */
  readonly seen?: readonly { readonly host: string; readonly port: number }[];
};

export type ApiServer = Part & {
  readonly url: string;
  /** With one context, `CONTEXT`, for one of the users. */
  kubeconfig(user: string): string;
};

/** Serves the objects of a store as a Kubernetes API server does, on loopback. */
export async function startApiServer(options: ApiServerOptions): Promise<ApiServer> {
  const { store, authority, users, host = NOBODY_HOME, breaks = noBreaks(), seen = [] } = options;
  const tokens = new Map(
    users.flatMap((one) => (one.token === undefined ? [] : [[one.token, one]])),
  );
  const [own, ...logins] = await Promise.all([
    authority.issue({ hosts: ['127.0.0.1', 'localhost', ...seen.map((one) => one.host)] }),
    ...users.map(({ name, groups }) =>
      authority.issue({
        hosts: [],
        use: 'client',
        subject: [...groups.map((group) => `O=${group}`), `CN=${name}`].join(', '),
      }),
    ),
  ]);
  const learn = (token: string, user: User): unknown => tokens.set(token, user);
  const world: World = { store, host, learn, pages: createPages() };
  const server = http2.createSecureServer({
    ...own,
    ca: [authority.root, authority.intermediate],
    requestCert: true,
    rejectUnauthorized: false,
    allowHTTP1: true,
  });
  // Those of HTTP/1.1 come with the same methods, but without a stream.
  server.on('request', (request, response) => {
    if (!isBroken(breaks, request.socket, (fault) => send(response, asAnswer(fault))))
      void answered(world, request, response, tokens);
  });
  const upgrades = createUpgrades(store, host, (request) => askedOf(request, tokens));
  server.on('upgrade', (request: IncomingMessage, socket: Duplex, head: Buffer) => {
    const refused = isBroken(breaks, socket, () => socket.destroy());
    if (!refused) upgrades.handle(request, socket, head);
  });
  const stopDefinitions = followDefinitions(store);
  const { at, close } = await listen(server);
  const url = `https://127.0.0.1:${at.port}`;
  const kubeconfigs = new Map(
    users.map(({ name }, index) => [name, kubeconfigOf(url, authority.root, logins[index])]),
  );
  return {
    url,
    doors: seen.map((one) => ({ seen: one.host, port: one.port, protocol: 'tcp', at })),
    kubeconfig(user) {
      const text = kubeconfigs.get(user);
      if (text === undefined) throw new Error(`no user ${user}`);
      return text;
    },
    async close() {
      stopDefinitions();
      upgrades.close();
      await close();
    },
  };
}

/** Whether the world is such that nobody gets an answer now. */
function isBroken(
  breaks: Breaks,
  socket: Pick<Duplex, 'destroy'>,
  refuse: (fault: ApiFault) => void,
): boolean {
  switch (breaks.api()) {
    case 'as-ever':
      return false;
    case 'cut':
      socket.destroy();
      return true;
    case 'unavailable':
      refuse(
        new ApiFault(
          503,
          'ServiceUnavailable',
          'the server is currently unable to handle the request',
          {},
        ),
      );
      return true;
  }
}

async function answered(
  world: World,
  request: Request,
  response: Response,
  tokens: ReadonlyMap<string, User>,
): Promise<void> {
  const { accept } = request.headers;
  try {
    const asked = askedOf(request, tokens);
    const found = await handle(world, asked);
    if ('watched' in found) {
      const outlet = opened(response);
      response.once('close', watch(world.store, found.watched, asked, outlet));
    } else send(response, asAccepted(found, accept));
  } catch (error) {
    if (error instanceof NoSuchPath) send(response, NOT_FOUND);
    else {
      const fault = error instanceof ApiFault ? error : internal(error);
      send(response, asAccepted(asAnswer(fault), accept));
    }
  }
}

/** The answer to a watch begins with its first line. */
function opened(response: Response) {
  let isOpen = false;
  const begin = (): void => {
    if (isOpen || response.headersSent) return;
    isOpen = true;
    response.writeHead(200, { 'content-type': 'application/json' });
  };
  queueMicrotask(() => {
    begin();
    if (response instanceof ServerResponse) response.flushHeaders();
  });
  return {
    write(line: string): void {
      begin();
      if (!response.writableEnded) response.write(line);
    },
    end(): void {
      begin();
      response.end();
    },
  };
}

function askedOf(request: Request | IncomingMessage, tokens: ReadonlyMap<string, User>): Asked {
  const url = new URL(request.url ?? '/', 'https://range');
  const user = whoAsks(tlsOf(request), request.headers.authorization, tokens);
  return {
    method: request.method ?? 'GET',
    path: url.pathname,
    query: url.searchParams,
    headers: request.headers,
    user,
    body: () => bodyOf(request),
  };
}

function tlsOf(request: Request | IncomingMessage): TLSSocket | undefined {
  const isNew = request.httpVersionMajor >= 2 && 'stream' in request;
  const socket = isNew ? request.stream.session?.socket : request.socket;
  return socket instanceof TLSSocket ? socket : undefined;
}

async function bodyOf(request: AsyncIterable<Uint8Array>): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(Buffer.from(chunk));
  return Buffer.concat(chunks);
}

function send(response: Response, { status, body, headers = {}, warnings = [] }: Answer): void {
  if (response.headersSent) {
    response.end();
    return;
  }
  const isText = typeof body === 'string' || Buffer.isBuffer(body);
  const type = isText ? 'text/plain; charset=utf-8' : 'application/json';
  const said = warnings.map((text) => `299 - ${JSON.stringify(text)}`);
  const head: OutgoingHttpHeaders = {
    'content-type': type,
    'cache-control': 'no-cache, private',
    ...headers,
  };
  if (said.length > 0) head['warning'] = said.join(', ');
  response.writeHead(status, head);
  response.end(isText ? body : `${JSON.stringify(body)}\n`);
}

function internal(error: unknown): ApiFault {
  const why = error instanceof Error ? error.message : String(error);
  return new ApiFault(500, 'InternalError', `Internal error occurred: ${why}`);
}
