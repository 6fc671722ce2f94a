import type net from 'node:net';
import type {
  NacosAbout,
  NacosLogin,
  NacosMember,
  NacosNamespace,
  NacosReader,
  NacosSeen,
  NacosServer,
} from '../model/nacos.ts';
import type { Dialer } from '../model/ports.ts';
import type { PodDialer } from '../model/route.ts';
import { findAbout } from './about.ts';
import { wordsOf } from './answer-body.ts';
import { askOf, type Ask } from './ask.ts';
import {
  LOGIN,
  MEMBERS,
  membersIn,
  NAMESPACES,
  namespacesIn,
  READINESS,
  readinessIn,
  tokenIn,
} from './questions.ts';
import type { Response } from './request.ts';

export type NacosOptions = {
  /** Of one request; a question takes three at most, and one more where somebody logs in. */
  readonly timeoutMs?: number;
};
const TIMEOUT_MS = 6_000;

/** Asks Nacos servers, directly or by the API server's way into pods. */
export function nacosReader(
  dialer: Dialer<net.Socket>,
  pods: PodDialer<net.Socket>,
  { timeoutMs = TIMEOUT_MS }: NacosOptions = {},
): NacosReader {
  const ways = { dialer, pods, timeoutMs };
  return {
    readiness: (server, signal) =>
      asked(
        server,
        null,
        READINESS,
        (response, { generation }) => readinessIn(response, generation),
        signal,
      ),
    members: (server, login, signal) =>
      asked(server, login, MEMBERS, (response) => withMembers(membersIn(response)), signal),
    namespaces: (server, login, signal) =>
      asked(
        server,
        login,
        NAMESPACES,
        (response) => withNamespaces(namespacesIn(response)),
        signal,
      ),
  };

  async function asked<T extends object>(
    server: NacosServer,
    login: NacosLogin | null,
    paths: typeof MEMBERS,
    take: (response: Response, about: NacosAbout) => T | undefined,
    signal: AbortSignal,
  ): Promise<NacosSeen<T>> {
    const ask = askOf(ways, server, signal);
    const known = await findAbout(ask);
    if (known.is !== 'known') return known;
    const { about } = known;
    const path = paths[about.generation];
    const first = await ask({ method: 'GET', path });
    if (first.is !== 'response') return first;
    if (!isLocked(first)) return answerOf(first, about, take(first, about));
    if (login === null) return { is: 'login-wanted', about, tried: false, says: wordsOf(first) };
    const token = await loggedIn(ask, login, about);
    if (token.is !== 'token') return token;
    const second = await ask({ method: 'GET', path, token: token.token });
    if (second.is !== 'response') return second;
    return isLocked(second)
      ? { is: 'login-wanted', about, tried: true, says: wordsOf(second) }
      : answerOf(second, about, take(second, about));
  }
}

async function loggedIn(ask: Ask, login: NacosLogin, about: NacosAbout) {
  const form = { username: login.username, password: login.password };
  const response = await ask({ method: 'POST', path: LOGIN[about.generation], form });
  if (response.is !== 'response') return response;
  const token = tokenIn(response);
  if (token !== undefined) return { is: 'token', token } as const;
  const says = wordsOf(response);
  return response.status >= 500
    ? ({ is: 'refusal', status: response.status, says } as const)
    : ({ is: 'login-wanted', about, tried: true, says } as const);
}

function answerOf<T extends object>(
  response: Response,
  about: NacosAbout,
  taken: T | undefined,
): NacosSeen<T> {
  if (taken !== undefined) return { ...taken, is: 'answer', about };
  return { is: 'refusal', status: response.status, says: wordsOf(response) };
}

function isLocked({ status }: Response): boolean {
  return status === 401 || status === 403;
}

function withMembers(members: readonly NacosMember[] | undefined) {
  return members === undefined ? undefined : { members };
}

function withNamespaces(namespaces: readonly NacosNamespace[] | undefined) {
  return namespaces === undefined ? undefined : { namespaces };
}
