import type { IncomingMessage } from 'node:http';
import http2 from 'node:http2';
import type { Duplex } from 'node:stream';
import type { Authority } from '../authority.ts';
import { noBreaks, type Breaks } from '../breaks.ts';
import type { Part } from '../door.ts';
import { listen } from '../listen.ts';
import { NOBODY_HOME, type PodHost } from '../pod-host.ts';
import { followDefinitions } from '../store/definitions.ts';
import { ApiFault } from '../store/faults.ts';
import type { Store } from '../store/store.ts';
import type { User } from './asked.ts';
import { asAnswer } from './handle.ts';
import { kubeconfigOf } from './kubeconfig.ts';
import { askedOf, send, type Request, type Response } from './requests.ts';
import { createUpgrades } from './upgrades.ts';

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

/** Who is known by a token; more may come. */
export type Tokens = Map<string, User>;

export function tokensOf(users: ApiServerOptions['users']): Tokens {
  return new Map(users.flatMap((one) => (one.token === undefined ? [] : [[one.token, one]])));
}

/**
 * Opens the door of an API server on loopback: it knows its users, runs commands in pods and connects to their ports, and
 * gives no answer where the world is broken. Everything else is answered by `answer`.
 */
export async function serve(
  options: ApiServerOptions,
  tokens: Tokens,
  answer: (request: Request, response: Response) => void,
): Promise<ApiServer> {
  const { store, authority, users, host = NOBODY_HOME, breaks = noBreaks(), seen = [] } = options;
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
  const server = http2.createSecureServer({
    ...own,
    ca: [authority.root, authority.intermediate],
    requestCert: true,
    rejectUnauthorized: false,
    allowHTTP1: true,
  });
  server.on('request', (request, response) => {
    if (!isBroken(breaks, request.socket, (fault) => send(response, asAnswer(fault))))
      answer(request, response);
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
