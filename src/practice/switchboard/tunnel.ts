import type net from 'node:net';
import type { Duplex } from 'node:stream';
import { firstLine } from './first-line.ts';

export type Place = { readonly host: string; readonly port: number };

/** Where a program wants to get that knows proxies of HTTP only (RFC 9110 §9.3.6); null where it asks for something else. */
export function tunnelAsked(line: string): Place | null {
  const [, bare, bracketed, port = ''] =
    /^CONNECT (?:([^\s:]+)|\[([^\]\s]+)\]):(\d{1,5}) HTTP\/1\.[01]\r?$/.exec(line) ?? [];
  const host = bare ?? bracketed;
  return host === undefined ? null : { host, port: Number(port) };
}

/** Reads over the headers of such a question: they tell nothing that matters here. */
export async function passHeaders(socket: net.Socket): Promise<void> {
  while (!/^\r?$/.test(await firstLine(socket)));
}

/** Its answers, in the words of HTTP. */
export const IN_HTTP = {
  open: 'HTTP/1.1 200 Connection established\r\n\r\n',
  refused: (code: string) =>
    `HTTP/1.1 502 ${code}\r\ncontent-length: 0\r\nconnection: close\r\n\r\n`,
};

/** From now on what one says the other hears, to the end; where one breaks off so does the other. */
export function join(near: net.Socket, far: Duplex): void {
  // A server may break off once it has answered: whoever asked is to hear the answer whole.
  const breakOff = () => (far.readableDidRead ? near.end() : near.resetAndDestroy());
  near.on('error', () => far.destroy());
  near.once('close', () => {
    if (!near.readableEnded) far.destroy();
  });
  far.on('error', breakOff);
  far.once('close', () => {
    if (!far.readableEnded) breakOff();
  });
  near.pipe(far).pipe(near);
}
