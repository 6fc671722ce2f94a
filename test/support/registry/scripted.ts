import { writeFileSync } from 'node:fs';
import type { IncomingMessage } from 'node:http';
import path from 'node:path';
import { tlsReader } from '../../../src/tls/tls-reader.ts';
import { systemClock } from '../../../src/clock/system-clock.ts';
import { login } from '../../../src/probes/registry/login.ts';
import { directDialer } from '../../../src/net/dialer.ts';
import type { Readers } from '../../../src/model/ports.ts';
import { webReaders } from '../http/readers.ts';
import { NEVER } from '../probes/readers.ts';

export const USER = 'puller';
export const PASSWORD = 'open "sesame" $(id) 密';
export const BASIC = `Basic ${Buffer.from(`${USER}:${PASSWORD}`).toString('base64')}`;
export const OF_REGISTRY = { 'docker-distribution-api-version': 'registry/2.0' };

export type Said = {
  readonly status: number;
  readonly headers?: { readonly [name: string]: string };
  readonly body?: unknown;
};
type Asked = { readonly path: string; readonly authorization: string | undefined };

/** Answers as a test says, and remembers what it was asked, in order. */
export function scripted(answer: (asked: Asked) => Said) {
  const asked: Asked[] = [];
  return {
    asked,
    listener: (
      { url = '', headers }: Pick<IncomingMessage, 'url' | 'headers'>,
      response: {
        writeHead(status: number, headers?: { [name: string]: string }): unknown;
        end(chunk: string): unknown;
      },
    ) => {
      const one = { path: url, authorization: headers.authorization };
      asked.push(one);
      const { status, headers: said = {}, body = {} } = answer(one);
      response.writeHead(status, { 'content-type': 'application/json', ...said });
      response.end(typeof body === 'string' ? body : JSON.stringify(body));
    },
  };
}

/** Looks for real, with a short time to wait. `root` is what it trusts. */
export function lookAt(
  host: string,
  { root, ...more }: { readonly root?: string; readonly [name: string]: unknown } = {},
  ports: Partial<Readers> = {},
) {
  const tls = tlsReader(directDialer(), systemClock);
  const { ports: readers, folder } = webReaders({ tls, ...ports }, 2000);
  if (root !== undefined) writeFileSync(path.join(folder, 'root.pem'), root);
  const trust = root === undefined ? {} : { trust: ['root.pem'] };
  const input = { host, username: USER, password: PASSWORD, ...trust, ...more };
  return login.look(input, readers, NEVER);
}
