import { fromBase64 } from '../../model/base64.ts';
import type { Challenge } from '../../model/challenge.ts';
import { isObject } from '../../model/json.ts';
import { parseJson } from '../../model/parse-json.ts';
import type { Readers } from '../../model/ports.ts';
import { isLoopback } from '../../model/registry.ts';
import { aCause, type Cause, type Found } from '../../model/verdict.ts';
import { numberAt, textAt } from '../../readiness/read-object.ts';
import type { Conversation, Login, Server } from './conversation.ts';
import { judgeRefusal, saidIn } from './judge-answer.ts';
import { told, unansweredBy } from './unanswered.ts';

export type TokenAsked = {
  readonly registry: Server;
  readonly challenge: Challenge;
  readonly username: string;
  readonly login: Login;
  /** The site takes it that passwords can be read on their way. */
  readonly plain: boolean;
  readonly scope: string | null;
};

export type TokenGot =
  | {
      readonly is: 'token';
      readonly token: string;
      readonly realm: Server;
      readonly notes: readonly Cause[];
    }
  | { readonly is: 'none'; readonly found: Found };

/** Fetches a token where the registry says that they are given. The password goes nowhere else, and nowhere unsealed. */
export async function fetchToken(
  asked: TokenAsked,
  conversation: Conversation,
  ports: Pick<Readers, 'tls'>,
  signal: AbortSignal,
): Promise<TokenGot> {
  const { registry, challenge, plain, username } = asked;
  const none = (found: Found): TokenGot => ({ is: 'none', found });
  const refuse = (code: string, more = {}) =>
    none(told('fail', code, { host: registry.host, realm, ...more }, registry.host));
  const { realm = '-', service, scope = asked.scope } = challenge.params;
  const url = URL.canParse(realm) ? new URL(realm) : undefined;
  if (url === undefined || !/^https?:$/.test(url.protocol) || url.username + url.password !== '')
    return refuse('registry-realm-invalid');
  const giver = serverAt(url, registry.roots);
  if (giver.scheme === 'http' && !plain && !isLoopback(giver.host))
    return refuse('registry-realm-plain');

  url.searchParams.set('account', username);
  if (service !== undefined) url.searchParams.set('service', service);
  const wanted = asked.scope ?? scope;
  if (wanted !== null) url.searchParams.set('scope', wanted);
  const seen = await conversation.ask(giver, `${url.pathname}${url.search}`, asked.login);
  if (seen.is !== 'answer') return none(await unansweredBy(seen, giver, ports, signal));
  const { status, body } = seen;
  if (status === 401 || status === 403) {
    const params = { host: giver.host, username, said: saidIn(body) };
    return none(told('fail', 'registry-login-refused', params, giver.host));
  }
  if (status !== 200) {
    const judged = judgeRefusal(seen, giver.host);
    return judged.cause?.code === 'registry-none'
      ? refuse('registry-token-none', { status })
      : none(judged);
  }
  const answer = parseJson(body);
  const token = textAt(answer, 'token') || textAt(answer, 'access_token');
  // It goes into a header of the next request.
  if (token === undefined || !/^[\w.~+/=-]+$/.test(token))
    return refuse('registry-token-none', { status });
  const isElsewhere = giver.host !== registry.host;
  const elsewhere = aCause('registry-realm-elsewhere', { host: registry.host, realm: giver.host });
  return { is: 'token', token, realm: giver, notes: isElsewhere ? [elsewhere] : [] };
}

function serverAt(url: URL, roots: readonly string[]): Server {
  const scheme = url.protocol === 'https:' ? 'https' : 'http';
  const port = url.port === '' ? (scheme === 'https' ? 443 : 80) : Number(url.port);
  return { scheme, host: url.hostname.replaceAll(/[[\]]/g, ''), port, roots };
}

/** What a token says of itself, where it is a JWT. It is not verified: that is the registry's part. */
export type Claims = {
  /** '' where it was given to nobody in particular; undefined where it does not say. */
  readonly subject: string | undefined;
  /** Epoch milliseconds. */
  readonly from: number | undefined;
  readonly until: number | undefined;
};

export function claimsOf(token: string): Claims {
  const [, payload = ''] = token.split('.');
  const claims = parseJson(fromBase64(payload.replaceAll('-', '+').replaceAll('_', '/')) ?? '');
  if (!isObject(claims)) return { subject: undefined, from: undefined, until: undefined };
  const ms = (name: string) => {
    const seconds = numberAt(claims, name);
    return seconds === undefined ? undefined : seconds * 1000;
  };
  return { subject: textAt(claims, 'sub'), from: ms('nbf') ?? ms('iat'), until: ms('exp') };
}
