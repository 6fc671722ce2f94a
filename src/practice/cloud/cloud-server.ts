import http from 'node:http';
import type { Json } from '../../model/json.ts';
import { listen } from '../listen.ts';
import { ANSWERS } from './answers.ts';
import { checkV1, checkV3 } from './check-signature.ts';
import { aCloudState, type CloudState } from './cloud-state.ts';
import { Refused, type Asked } from './refused.ts';

export type Fault =
  /** The answer is one of the API's own refusals; with `headers` where it says more. */
  | {
      readonly is: 'refuse';
      readonly status: number;
      readonly code: string;
      readonly message?: string;
      readonly more?: { readonly [name: string]: Json };
      readonly headers?: { readonly [name: string]: string };
    }
  /** The connection is cut before, or after, what was asked for is done. */
  | { readonly is: 'reset-before' | 'reset-after' }
  /** Nothing ever comes. */
  | { readonly is: 'silent' }
  | { readonly is: 'garbage'; readonly body: string };

export type CloudServer = {
  readonly url: string;
  readonly port: number;
  readonly state: CloudState;
  /** Every request that was rightly signed, in its order. */
  readonly asked: Asked[];
  readonly actions: () => readonly string[];
  /** The next `times` calls of this action. */
  fault(action: string, fault: Fault, times?: number): void;
  stop(): Promise<void>;
};

/**
 * A cloud on loopback that speaks the documented API of Alibaba Cloud, checks the signature of each request by making
 * it once more, and keeps what it was asked to make.
 */
export async function startCloud(
  more: Partial<CloudState> = {},
  host = '127.0.0.1',
  /** Right before an answer goes out: what the change means for the rest of a world. */
  done: (state: CloudState) => void = () => {},
): Promise<CloudServer> {
  const state = aCloudState(more);
  const asked: Asked[] = [];
  const faults: { action: string; fault: Fault; times: number }[] = [];
  const server = http.createServer((request, response) => {
    void handled(request, response);
  });

  async function handled(
    request: http.IncomingMessage,
    response: http.ServerResponse,
  ): Promise<void> {
    const body = await received(request);
    const url = new URL(request.url ?? '/', 'http://stub');
    const isOfPackage = url.searchParams.has('SignatureMethod');
    const verdict = isOfPackage
      ? checkV1(url, new URLSearchParams(body), state.keys)
      : checkV3(request, body, state.keys, Date.now());
    if (verdict !== null) {
      send(response, verdict.status, { Code: verdict.code, Message: verdict.code });
      return;
    }
    const one = askedIn(request, url, body);
    asked.push(one);
    answer(one, request, response);
  }

  function answer(one: Asked, request: http.IncomingMessage, response: http.ServerResponse): void {
    const at = faults.find(({ action, times }) => action === one.action && times > 0);
    if (at !== undefined) at.times -= 1;
    const fault = at?.fault;
    if (fault?.is === 'reset-before') {
      request.socket.resetAndDestroy();
      return;
    }
    if (fault?.is === 'refuse') {
      const { status, code, message = code, more: rest = {}, headers = {} } = fault;
      send(response, status, { Code: code, Message: message, RequestId: 'R', ...rest }, headers);
      return;
    }
    if (fault?.is === 'silent') return;
    const [status, body] = answered(state, one);
    done(state);
    if (fault?.is === 'reset-after') request.socket.resetAndDestroy();
    else if (fault?.is === 'garbage') response.end(fault.body);
    else send(response, status, body);
  }

  const { at, close } = await listen(server, { host });
  return {
    url: `http://${at.host}:${at.port}`,
    port: at.port,
    state,
    asked,
    actions: () => asked.map(({ action }) => action),
    fault: (action, fault, times = 1) => faults.push({ action, fault, times }),
    stop: close,
  };
}

function answered(state: CloudState, one: Asked): readonly [status: number, body: Json] {
  try {
    const make = ANSWERS[one.action];
    if (make === undefined) throw new Refused(404, 'InvalidAction.NotFound');
    return [200, make(state, one)];
  } catch (error) {
    if (!(error instanceof Refused)) throw error;
    return [error.status, { Code: error.code, Message: error.message, RequestId: 'R' }];
  }
}

function askedIn(request: http.IncomingMessage, url: URL, body: string): Asked {
  const query = Object.fromEntries(url.searchParams);
  const action = String(request.headers['x-acs-action'] ?? query['Action'] ?? '');
  const isJson = request.headers['content-type']?.startsWith('application/json') === true;
  const value: Json = isJson ? JSON.parse(body) : Object.fromEntries(new URLSearchParams(body));
  return { action, path: url.pathname, query, body: value };
}

async function received(request: http.IncomingMessage): Promise<string> {
  let body = '';
  for await (const chunk of request.setEncoding('utf8')) body += String(chunk);
  return body;
}

function send(
  response: http.ServerResponse,
  status: number,
  body: Json,
  headers: { readonly [name: string]: string } = {},
): void {
  response.writeHead(status, { 'content-type': 'application/json', ...headers });
  response.end(JSON.stringify(body));
}
