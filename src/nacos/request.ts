import http from 'node:http';
import type net from 'node:net';

export type Request = {
  readonly method: 'GET' | 'POST';
  /** Begins with `/`. */
  readonly path: string;
  /** In `Host`. */
  readonly host: string;
  readonly token?: string;
  /** A form that is posted. */
  readonly form?: { readonly [name: string]: string };
};

export type Response = { readonly status: number; readonly body: string };

/** Lists of thousands of namespaces are far below it. */
const MOST_BYTES = 4_194_304;
const HEADER_BYTES = 16_384;

/** The answer is more than may be, or stops in the middle. */
export class BadAnswer extends Error {
  override readonly name = 'BadAnswer';
}

/** One request on a connection of its own, redirects not followed. Rejects with the socket's or the parser's error. */
export function request(socket: net.Socket, asked: Request): Promise<Response> {
  const { promise, resolve, reject } = Promise.withResolvers<Response>();
  const body = asked.form === undefined ? '' : new URLSearchParams(asked.form).toString();
  const sent = http.request({
    createConnection: () => socket,
    method: asked.method,
    path: asked.path,
    maxHeaderSize: HEADER_BYTES,
    headers: {
      host: asked.host,
      accept: 'application/json',
      'user-agent': 'dr-wizard',
      connection: 'close',
      ...(asked.token === undefined ? {} : { authorization: `Bearer ${asked.token}` }),
      ...(asked.form === undefined
        ? {}
        : {
            'content-type': 'application/x-www-form-urlencoded',
            'content-length': String(Buffer.byteLength(body)),
          }),
    },
  });
  sent.on('error', reject);
  sent.on('upgrade', () => reject(new BadAnswer('UPGRADE')));
  sent.on('response', (response) => {
    const chunks: Buffer[] = [];
    let bytes = 0;
    response.on('data', (chunk: Buffer) => {
      chunks.push(chunk);
      bytes += chunk.length;
      if (bytes > MOST_BYTES) reject(new BadAnswer('BODY_TOO_LONG'));
    });
    response.on('error', reject);
    response.on('close', () => reject(new BadAnswer('BODY_CUT')));
    response.on('end', () => {
      if (!response.complete) reject(new BadAnswer('BODY_CUT'));
      else
        resolve({
          status: response.statusCode ?? 0,
          body: Buffer.concat(chunks).toString('utf8'),
        });
    });
  });
  sent.end(body);
  return promise;
}
