import type { IncomingMessage } from 'node:http';
import http2, { type Http2ServerRequest } from 'node:http2';
import https from 'node:https';
import type net from 'node:net';
import { gzipSync } from 'node:zlib';
import type { KubeObject } from '../../../src/model/ports.ts';
import { anAuthority, type Authority } from '../tls/certificates.ts';
import { listening } from './api-server.ts';

export type LiveRequest = {
  readonly verb: 'get' | 'list' | 'watch';
  /** Without its query. */
  readonly path: string;
  readonly search: URLSearchParams;
  readonly headers: { readonly [name: string]: string | string[] | undefined };
};

export type LiveReply = {
  readonly status?: number;
  readonly headers?: { readonly [name: string]: string };
  /** What is not text is sent as JSON. */
  readonly body?: unknown;
  /** Sent one after the other; then the answer ends, or as `ends` says. */
  readonly chunks?: Iterable<string | Buffer> | AsyncIterable<string | Buffer>;
  readonly ends?: 'reset' | 'stall';
};

/** A watch that is open. */
export type LiveWatch = {
  readonly path: string;
  readonly search: URLSearchParams;
  /** An event, or anything else as it stands. */
  send(event: object | string | Buffer): void;
  end(): void;
  /** Cuts this answer off: its stream, or its connection where that is all it has. */
  reset(): void;
};

export type LiveServer = {
  readonly url: string;
  readonly authority: Authority;
  readonly asked: readonly LiveRequest[];
  readonly watches: readonly LiveWatch[];
  connections(): number;
  openSockets(): number;
  /** Creates or changes an object, and tells who watches. */
  put(object: KubeObject): KubeObject;
  remove(object: KubeObject): void;
  /** Where it gives something, that is the answer. */
  script(answer: (asked: LiveRequest) => LiveReply | undefined): void;
  /** Nothing is sent to watches any more, as on a connection that died without a word. */
  mute(): void;
  cutAll(): void;
};

const APPS = ['DaemonSet', 'Deployment', 'ReplicaSet', 'StatefulSet'];
const KINDS: { readonly [root: string]: { readonly [plural: string]: [string, boolean] } } = {
  '/api/v1': {
    namespaces: ['Namespace', false],
    nodes: ['Node', false],
    pods: ['Pod', true],
    events: ['Event', true],
    configmaps: ['ConfigMap', true],
  },
  '/apis/apps/v1': Object.fromEntries(
    APPS.map((kind): [string, [string, boolean]] => [`${kind.toLowerCase()}s`, [kind, true]]),
  ),
};

export const SYSTEM_UID = 'uid-of-kube-system';

type Place = { readonly plural: string; readonly kind: string; readonly namespace?: string };
type Request = IncomingMessage | Http2ServerRequest;
/** What the two kinds of answers have in common. */
type Response = {
  readonly destroyed: boolean;
  readonly stream?: { close(code: number): void };
  readonly socket: { destroy(): unknown } | null;
  writeHead(status: number, headers: { [name: string]: string }): unknown;
  flushHeaders?(): void;
  write(part: string | Buffer): boolean;
  end(): unknown;
  end(text: string): unknown;
  on(event: 'error' | 'close' | 'drain', listener: () => void): unknown;
  once(event: 'error' | 'close' | 'drain', listener: () => void): unknown;
};

/** An API server in memory that lists, pages and watches as the real one does, and breaks as a test says. */
export async function aLiveServer({
  protocol = 'h2',
}: { readonly protocol?: 'h2' | 'http/1.1' } = {}): Promise<LiveServer> {
  const authority = await anAuthority();
  const { cert, key } = await authority.issue({});
  const objects = new Map<string, KubeObject>();
  const asked: LiveRequest[] = [];
  const watches: (LiveWatch & { readonly place: Place })[] = [];
  let version = 100;
  let connections = 0;
  let isMute = false;
  let answer: (one: LiveRequest) => LiveReply | undefined = () => undefined;
  const sockets = new Set<net.Socket>();

  const onRequest = (request: Request, response: Response) => {
    const url = new URL(request.url ?? '/', 'https://x');
    const place = placeOf(url.pathname);
    const kinds = KINDS[url.pathname];
    response.on('error', () => {});
    if (kinds !== undefined) {
      const resources = Object.entries(kinds).map(([name, [kind, namespaced]]) => ({
        name,
        kind,
        namespaced,
      }));
      response.end(JSON.stringify({ kind: 'APIResourceList', resources }));
      return;
    }
    const isWatch = url.searchParams.has('watch');
    const verb = place === undefined ? 'get' : isWatch ? 'watch' : 'list';
    const { pathname: path, searchParams: search } = url;
    const one = { verb, path, search, headers: request.headers } as const;
    asked.push(one);
    const scripted = answer(one);
    if (scripted !== undefined) void send(response, scripted);
    else if (path === '/api/v1/namespaces/kube-system')
      void send(response, { body: { ...aNamespace('kube-system', SYSTEM_UID) } });
    else if (place === undefined) void send(response, { status: 404, body: {} });
    else if (isWatch) watch(response, place, one);
    else void send(response, { body: list(place, search) }, request.headers);
  };

  function list(place: Place, search: URLSearchParams): object {
    const all = [...objects.values()].filter((object) => isAt(object, place));
    const from = Number(search.get('continue') ?? '0');
    const to = from + Number(search.get('limit') ?? all.length);
    const more = to < all.length ? { continue: String(to) } : {};
    return {
      kind: `${place.kind}List`,
      apiVersion: 'v1',
      metadata: { resourceVersion: String(version), ...more },
      items: all.slice(from, to).map(({ apiVersion: _version, kind: _kind, ...object }) => object),
    };
  }

  function watch(response: Response, place: Place, { path, search }: LiveRequest): void {
    response.writeHead(200, { 'content-type': 'application/json' });
    // What has happened since that version.
    const since = Number(search.get('resourceVersion'));
    response.flushHeaders?.();
    const one = {
      place,
      path,
      search,
      send(event: object | string | Buffer) {
        const isRaw = typeof event === 'string' || Buffer.isBuffer(event);
        if (!isMute) response.write(isRaw ? event : `${JSON.stringify(event)}\n`);
      },
      end: () => void response.end(),
      reset: () => cut(response),
    };
    watches.push(one);
    response.on('close', () => void watches.splice(watches.indexOf(one), 1));
    for (const object of objects.values())
      if (isAt(object, place) && Number(object.metadata['resourceVersion']) > since)
        one.send({ type: 'MODIFIED', object });
  }

  function tell(type: string, object: KubeObject): void {
    for (const one of watches) if (isAt(object, one.place)) one.send({ type, object });
  }

  const server =
    protocol === 'h2'
      ? http2.createSecureServer({ cert, key }, onRequest)
      : https.createServer({ cert, key }, onRequest);
  server.on('secureConnection', () => (connections += 1));
  server.on('sessionError', () => {});
  server.on('connection', (socket: net.Socket) => {
    sockets.add(socket);
    socket.on('close', () => sockets.delete(socket));
  });
  const port = await listening(server);

  return {
    url: `https://127.0.0.1:${port}`,
    authority,
    asked,
    watches,
    connections: () => connections,
    openSockets: () => sockets.size,
    put(object) {
      version += 1;
      const name = keyOf(object);
      const before = objects.get(name);
      const metadata = { uid: `uid-${name}`, ...object.metadata, resourceVersion: String(version) };
      const stored = { ...object, metadata };
      const isNew = before?.metadata.uid !== stored.metadata.uid;
      if (isNew && before !== undefined) tell('DELETED', before);
      objects.set(name, stored);
      tell(isNew ? 'ADDED' : 'MODIFIED', stored);
      return stored;
    },
    remove(object) {
      version += 1;
      const known = objects.get(keyOf(object));
      if (known === undefined) throw new Error(`${keyOf(object)} is not there`);
      objects.delete(keyOf(object));
      const metadata = { ...known.metadata, resourceVersion: String(version) };
      tell('DELETED', { ...known, metadata });
    },
    script: (next) => void (answer = next),
    mute: () => void (isMute = true),
    cutAll() {
      for (const socket of sockets) socket.destroy();
    },
  };
}

async function send(
  response: Response,
  reply: LiveReply,
  headers: Request['headers'] = {},
): Promise<void> {
  const { status = 200, body, chunks, ends } = reply;
  const isZipped = headers['accept-encoding'] === 'gzip' && body !== undefined;
  response.writeHead(status, {
    'content-type': 'application/json',
    ...(isZipped ? { 'content-encoding': 'gzip' } : {}),
    ...reply.headers,
  });
  if (body !== undefined) {
    const text = typeof body === 'string' ? body : JSON.stringify(body);
    response.write(isZipped ? gzipSync(text) : text);
  } else response.flushHeaders?.();
  const closed: (() => void)[] = [];
  response.on('close', () => {
    for (const resolve of closed) resolve();
  });
  for await (const chunk of chunks ?? []) {
    if (response.destroyed) return;
    if (!response.write(chunk))
      await new Promise<void>((resolve) => {
        response.once('drain', resolve);
        closed.push(resolve);
      });
  }
  if (ends === 'reset') cut(response);
  else if (ends !== 'stall') response.end();
}

function cut(response: Response): void {
  if (response.stream === undefined) response.socket?.destroy();
  else response.stream.close(http2.constants.NGHTTP2_INTERNAL_ERROR);
}

function placeOf(path: string): Place | undefined {
  for (const [root, kinds] of Object.entries(KINDS)) {
    if (!path.startsWith(`${root}/`)) continue;
    const [first = '', namespace, plural] = path.slice(root.length + 1).split('/');
    const here = plural === undefined && namespace === undefined ? first : plural;
    const kind = here === undefined ? undefined : kinds[here]?.[0];
    if (here === undefined || kind === undefined) continue;
    return { plural: here, kind, ...(namespace === undefined ? {} : { namespace }) };
  }
  return undefined;
}

function isAt({ kind, metadata }: KubeObject, place: Place): boolean {
  return (
    kind === place.kind && (place.namespace === undefined || metadata.namespace === place.namespace)
  );
}

function keyOf({ kind, metadata }: KubeObject): string {
  return `${kind}/${metadata.namespace ?? ''}/${metadata.name}`;
}

export function aNamespace(name: string, uid: string): KubeObject {
  return { apiVersion: 'v1', kind: 'Namespace', metadata: { name, uid } };
}

export function aPod(name: string, more: object = {}, namespace: string = 'prod'): KubeObject {
  return { apiVersion: 'v1', kind: 'Pod', metadata: { name, namespace }, ...more };
}
