import { aCause, type Cause, type Params, type Verdict } from '../model/verdict.ts';
import { urlText, type HttpChain } from './http-chain.ts';
import type { HttpAsked } from './http-asked.ts';

/** What changes no verdict, and somebody should know all the same. */
export function httpNotes(
  { host, status: expected }: HttpAsked,
  { hops, end }: HttpChain,
  verdict: Verdict,
): readonly Cause[] {
  const say = (code: string, params: Params = {}) =>
    aCause(code, { names: host, ...params }, { object: { kind: 'Host', name: host } });
  const { target, seen } = hops.at(-1) ?? hops[0];
  // Where something is wrong it is wrong there.
  const way =
    verdict === 'pass' || hops.length === 1
      ? []
      : [say('http-redirected', { hops: hops.length - 1, to: urlText(target) })];
  if (seen.is !== 'answer') return way;
  const { status, headers } = seen;
  const isAsked = expected?.includes(status) === true;
  const away = end.is === 'away' ? [say('http-redirects-away', { status, to: end.to })] : [];
  const refusal = isAsked || verdict !== 'pass' ? [] : refusalCode(status);
  const lacksHsts =
    verdict === 'pass' &&
    target.scheme === 'https' &&
    status < 400 &&
    headers['strict-transport-security'] === undefined;
  return [
    ...away,
    ...refusal.map((code) => say(code, { status })),
    ...(lacksHsts ? [say('http-no-hsts')] : []),
    ...way,
  ];
}

/** A refusal is an answer: whoever gives it is there. */
function refusalCode(status: number): readonly string[] {
  if (status === 401 || status === 403) return ['http-login-wanted'];
  if (status === 404) return ['http-path-not-found'];
  return status >= 400 && status < 500 ? ['http-request-refused'] : [];
}
