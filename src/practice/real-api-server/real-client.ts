import https from 'node:https';
import type { IncomingMessage, RequestOptions } from 'node:http';
import { text } from 'node:stream/consumers';
import { isObject, type JsonObject } from '../../model/json.ts';
import type { Pair } from '../authority.ts';

export type RealAnswer = { readonly status: number; readonly body: JsonObject };

/** How the real API server is asked: as the range itself, or for somebody whom its front knows. */
export type RealClient = {
  ask(method: string, path: string, body?: JsonObject, type?: string): Promise<RealAnswer>;
  /** The answer as it begins to come; it has no end until the server ends it or the signal aborts. */
  open(path: string, signal: AbortSignal): Promise<IncomingMessage>;
  /** Where to send somebody's own request to, and how. */
  readonly passing: RequestOptions;
  close(): void;
};

const OWN = { 'x-remote-user': 'practice-range', 'x-remote-group': 'system:masters' };

export function realClient(url: string, ca: string, front: Pair): RealClient {
  const { hostname, port } = new URL(url);
  const login = { ca, cert: front.cert, key: front.key };
  const agent = new https.Agent({ ...login, keepAlive: true, maxSockets: 24 });
  const unbounded = new https.Agent({ ...login, keepAlive: true });
  const place = { hostname, port };

  return {
    async ask(method, path, body, type = 'application/json') {
      const { promise, resolve, reject } = Promise.withResolvers<IncomingMessage>();
      const sent = body === undefined ? undefined : JSON.stringify(body);
      const headers = {
        ...OWN,
        accept: 'application/json',
        // Said in any case: of a DELETE nobody would say it, and what it brings would be read as the next request.
        ...(sent === undefined
          ? {}
          : { 'content-type': type, 'content-length': String(Buffer.byteLength(sent)) }),
      };
      const request = https.request({ ...place, path, method, headers, agent }, resolve);
      request.on('error', reject);
      request.end(sent);
      const answer = await promise;
      return { status: answer.statusCode ?? 0, body: objectIn(await text(answer)) };
    },
    open(path, signal) {
      const { promise, resolve, reject } = Promise.withResolvers<IncomingMessage>();
      const headers = { ...OWN, accept: 'application/json' };
      const request = https.request({ ...place, path, headers, agent: unbounded, signal }, resolve);
      request.on('error', reject);
      request.end();
      return promise;
    },
    passing: { ...place, agent: unbounded },
    close() {
      agent.destroy();
      unbounded.destroy();
    },
  };
}

function objectIn(said: string): JsonObject {
  try {
    const value: unknown = JSON.parse(said);
    return isObject(value) ? value : {};
  } catch {
    return {};
  }
}
