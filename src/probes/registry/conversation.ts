import type { HttpQuestion, HttpSeen } from '../../model/http.ts';
import type { Readers } from '../../model/ports.ts';

export type Answer = Extract<HttpSeen, { readonly is: 'answer' }>;
export type Unanswered = Exclude<HttpSeen, Answer>;

/** A server that is asked, and how it is trusted. */
export type Server = Pick<HttpQuestion, 'scheme' | 'host' | 'port' | 'roots'>;

/** What one look has asked, and what came of it: neither passwords nor tokens stand in the rows. */
export type Conversation = {
  ask(server: Server, path: string, login?: Login): Promise<HttpSeen>;
  rows(): readonly object[];
};
/** `header` is secret; `as` says what it is. */
export type Login = { readonly as: 'password' | 'token'; readonly header: string };

export function aConversation({ http }: Pick<Readers, 'http'>, signal: AbortSignal): Conversation {
  const rows: object[] = [];
  return {
    async ask(server, path, login) {
      const headers = {
        accept: 'application/json',
        ...(login === undefined ? {} : { authorization: login.header }),
      };
      const seen = await http.get({ ...server, path, headers }, signal);
      const asked = { asked: `${originOf(server)}${path}`, with: login?.as ?? 'nothing' };
      rows.push({ ...asked, ...publicOf(seen) });
      return seen;
    },
    rows: () => rows,
  };
}

export function originOf({ scheme, host, port }: Server): string {
  const name = host.includes(':') ? `[${host}]` : host;
  return `${scheme}://${name}${port === (scheme === 'https' ? 443 : 80) ? '' : `:${port}`}`;
}

const TOLD = [
  'docker-distribution-api-version',
  'www-authenticate',
  'location',
  'date',
  'retry-after',
  'content-type',
  'server',
];

/** A body may hold a token, so none of it is recorded. */
function publicOf(seen: HttpSeen): object {
  const { address } = seen;
  if (seen.is !== 'answer') return { address, is: seen.is, code: seen.code };
  const told = TOLD.flatMap((name) => {
    const value = seen.headers[name];
    return value === undefined ? [] : [[name, value] as const];
  });
  return { address, status: seen.status, ...Object.fromEntries(told) };
}
