import type net from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { WizardError } from '../model/error.ts';
import type { Dialer } from '../model/ports.ts';
import type { Credentials, Keyring } from './credentials.ts';
import { abortable } from './abortable.ts';
import { answerError, isPassing, transportError, type Call } from './errors.ts';
import { createLane } from './lane.ts';
import { groupOf, groupUnavailable, isUnavailable } from './api-group.ts';
import type { Login } from './login.ts';
import type { Pauses } from './pauses.ts';
import { askThrough, type Passed, type Passing } from './passing.ts';
import { openPool } from './pool.ts';

const RETRIES = 3;
const BACKOFF_MS = 200;
/** Everybody who may log in is answered there, if only with a no, and it is read from where the API keeps its objects. */
const CORE = {
  path: '/api/v1/namespaces/kube-system',
  method: 'GET',
  verb: 'get',
  resource: 'namespaces',
} as const;
/** HTTP/2 needs one; where only HTTP/1.1 is spoken, the parts of the API that are slow must not hold the others back. */
const CONNECTIONS = 32;

export type Request = Omit<Call, 'server'> & {
  /** From the root of the API, with its query. */
  readonly path: string;
  readonly method: 'GET' | 'PATCH' | 'DELETE' | 'POST' | 'PUT';
  readonly body?: string;
  readonly contentType?: string;
};
export type Answer = { readonly status: number; readonly body: string };

/** Raw requests to one API server. Every method throws `WizardError`, or the signal's reason where it is aborted. */
export type Transport = {
  readonly keyring: () => Keyring;
  /**
   * Any status is an answer; asked again where the credentials had to be renewed, and a GET where the connection was
   * lost: the API server cuts the one on which it refused credentials, whoever else asks there.
   */
  send(request: Request, signal: AbortSignal): Promise<Answer>;
  /** A read that succeeds: asked again on 429, 5xx and a lost connection. undefined for 404. */
  read(request: Request, signal: AbortSignal): Promise<string | undefined>;
  /** A GET that the API server hands on: whatever is answered says nothing of it or of these credentials. Asked once. */
  pass(request: Passed, signal: AbortSignal): Promise<Passing>;
  /** What is to be said of an answer from there: where the API server itself answers, only this group of it is down. */
  readonly blame: (error: WizardError, path: string, signal: AbortSignal) => Promise<WizardError>;
  close(): Promise<void>;
};

export type TransportSettings = {
  readonly login: Login;
  readonly dialer: Dialer<net.Socket>;
  readonly timeoutMs: number;
  readonly pauses: Pauses;
};

type Full = Answer & { readonly retryAfterMs: number | undefined };

export function openTransport({ login, dialer, timeoutMs, pauses }: TransportSettings): Transport {
  const keyring = () => login.keyring();
  const lane = createLane((tls, closing) =>
    openPool(keyring().access.server, tls, dialer, closing, CONNECTIONS),
  );

  async function once(
    request: Request,
    credentials: Credentials,
    signal: AbortSignal,
  ): Promise<Full> {
    const pool = await lane.pool(credentials);
    const { statusCode, headers, body } = await pool.request({
      path: pathAt(keyring().access.server, request.path),
      method: request.method,
      headers: {
        accept: 'application/json',
        'user-agent': 'dr-wizard',
        ...(request.contentType === undefined ? {} : { 'content-type': request.contentType }),
        ...credentials.headers,
      },
      body: request.body ?? null,
      signal,
    });
    const retryAfterMs = askedPause(headers['retry-after']);
    pauses.answered(request.path, statusCode, retryAfterMs);
    return { status: statusCode, body: await body.text(), retryAfterMs };
  }

  async function passed(request: Passed, limit: AbortSignal): Promise<Passing> {
    const credentials = await login.current();
    const path = pathAt(keyring().access.server, request.path);
    return askThrough(await lane.pool(credentials), { ...request, path }, credentials, limit);
  }

  /** Once more where the API server does not take these credentials and there are others on the disk by now. */
  async function authorised(request: Request, signal: AbortSignal): Promise<Full> {
    const credentials = await login.current();
    const answer = await once(request, credentials, signal);
    if (answer.status !== 401) return answer;
    const others = await login.renewed(credentials);
    return others === undefined ? answer : once(request, others, signal);
  }

  async function answered(request: Request, limit: AbortSignal): Promise<Answer> {
    // A change is made when it was decided; who only reads waits as long as the server wished.
    if (request.method === 'GET') await patience(request, limit);
    for (let tried = 0; ; tried += 1) {
      const triesLeft = request.method === 'GET' && tried < RETRIES;
      const answer = await orError(authorised(request, limit), triesLeft);
      if (!('error' in answer)) return answer;
      await pause(tried, limit);
    }
  }

  /** What the server wished for, from whomever: throws where that is too long for one call. */
  async function patience(request: Request, limit: AbortSignal): Promise<void> {
    const asked = pauses.asked(request.path);
    if (asked === undefined) return;
    if (asked.ms > timeoutMs / 2) throw await refused({ ...asked, body: '' }, request, limit);
    await sleep(asked.ms + Math.random() * BACKOFF_MS, undefined, { signal: limit });
  }

  async function refused(
    { status, body }: Answer,
    request: Request,
    limit: AbortSignal,
  ): Promise<WizardError> {
    const error = answerError(status, body, { ...request, server: keyring().access.server });
    return blamed(error, request.path, limit);
  }

  async function blamed(
    error: WizardError,
    path: string,
    limit: AbortSignal,
  ): Promise<WizardError> {
    const group = groupOf(path);
    const isGroup = group !== undefined && isUnavailable(error) && (await coreAnswers(limit));
    return isGroup ? groupUnavailable(group, keyring().access.server) : error;
  }

  async function coreAnswers(limit: AbortSignal): Promise<boolean> {
    if (pauses.asked(CORE.path) !== undefined) return false;
    const answer = await orError(authorised(CORE, limit), true);
    return !('error' in answer) && answer.status < 500 && answer.status !== 429;
  }

  async function timed<T>(
    request: Request,
    signal: AbortSignal,
    work: (limit: AbortSignal) => Promise<T>,
  ): Promise<T> {
    // Nothing is begun that nobody waits for: its failure would be nobody's.
    signal.throwIfAborted();
    const timeout = AbortSignal.timeout(timeoutMs);
    const { server } = keyring().access;
    try {
      const limit = AbortSignal.any([signal, timeout]);
      // A request that waits for its connection does not hear of the signal by itself.
      return await abortable(work(limit), limit);
    } catch (error) {
      signal.throwIfAborted();
      if (error instanceof WizardError) throw error;
      if (timeout.aborted) {
        // It may be a connection that is dead without saying so: the next call gets another.
        lane.retire();
        const seconds = timeoutMs / 1000;
        throw new WizardError('cluster-unreachable', 'api-timeout', { server, seconds });
      }
      throw transportError(error, { ...request, server });
    }
  }

  return {
    keyring,
    send: (request, signal) => timed(request, signal, (limit) => answered(request, limit)),
    read: (request, signal) =>
      timed(request, signal, async (limit) => {
        const patientUntil = performance.now() + timeoutMs / 2;
        for (let tried = 0; ; tried += 1) {
          await patience(request, limit);
          const answer = await orError(authorised(request, limit), tried < RETRIES);
          const again = 'error' in answer || isWorthAnother(answer.status);
          const asked = 'error' in answer ? undefined : answer.retryAfterMs;
          const isTooLong = asked !== undefined && performance.now() + asked > patientUntil;
          if (again && tried < RETRIES && !isTooLong) {
            await pause(tried, limit, asked);
            continue;
          }
          if ('error' in answer) throw answer.error;
          if (answer.status === 404) return undefined;
          if (answer.status >= 300) throw await refused(answer, request, limit);
          return answer.body;
        }
      }),
    pass: (request, signal) => timed(request, signal, (limit) => passed(request, limit)),
    async blame(error, path, signal) {
      if (!isUnavailable(error) || groupOf(path) === undefined) return error;
      try {
        return await timed(CORE, signal, (limit) => blamed(error, path, limit));
      } catch (thrown) {
        // Who can't be asked does not answer.
        if (thrown instanceof WizardError) return error;
        throw thrown;
      }
    },
    close: () => lane.close(),
  };
}

function pause(tried: number, signal: AbortSignal, asked?: number): Promise<void> {
  return sleep(asked ?? Math.random() * BACKOFF_MS * 2 ** tried, undefined, { signal });
}

function isWorthAnother(status: number): boolean {
  return status === 429 || (status >= 500 && status !== 501);
}

/** A lost connection as a value while there are tries left; what somebody must act on goes up at once. */
async function orError(
  asked: Promise<Full>,
  triesLeft: boolean,
): Promise<Full | { readonly error: unknown }> {
  try {
    return await asked;
  } catch (error) {
    if (error instanceof WizardError || !triesLeft || !isPassing(error)) throw error;
    return { error };
  }
}

/** From the root of the host: a server may lie behind a path. */
export function pathAt(server: string, path: string): string {
  return `${new URL(server).pathname.replace(/\/$/, '')}${path}`;
}

/** Retry-After in milliseconds. */
export function askedPause(header: string | string[] | undefined): number | undefined {
  const seconds = Number(header);
  return header !== undefined && Number.isFinite(seconds) && seconds >= 0
    ? seconds * 1000
    : undefined;
}
