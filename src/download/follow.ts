import type net from 'node:net';
import type { Dialer } from '../model/ports.ts';
import { aCause, type Cause } from '../model/verdict.ts';
import { request, type Answer, type Ask } from './request.ts';
import { shownAddress } from './web-address.ts';

const MOST_REDIRECTS = 5;
const REDIRECTS = [301, 302, 303, 307, 308];

export type Followed =
  | { readonly is: 'answer'; readonly answer: Answer }
  | { readonly is: 'refused'; readonly cause: Cause };

/** Asks, and asks where it is sent on to: a few times, never from TLS to none, and the headers only at the same place. */
export async function follow(
  ask: Ask,
  dialer: Dialer<net.Socket>,
  silenceMs: number,
  signal: AbortSignal,
): Promise<Followed> {
  let { url } = ask;
  for (let redirects = 0; redirects <= MOST_REDIRECTS; redirects += 1) {
    const headers = url.origin === ask.url.origin ? ask.headers : rangeOnly(ask.headers);
    const answer = await request({ ...ask, url, headers }, dialer, silenceMs, signal);
    if (!REDIRECTS.includes(answer.status)) return { is: 'answer', answer };
    answer.close();
    const { location = '' } = answer.headers;
    const from = shownAddress(ask.url);
    if (!URL.canParse(location, url.href))
      return refused(aCause('download-redirect-nowhere', { url: from, location }));
    const next = new URL(location, url);
    const to = shownAddress(next);
    if (isLogin(next)) return refused(aCause('download-login', { url: from, to }));
    if (next.protocol !== 'https:' && (next.protocol !== 'http:' || url.protocol === 'https:'))
      return refused(aCause('download-redirect-unsafe', { url: from, to }));
    if (next.username !== '' || next.password !== '')
      return refused(aCause('download-redirect-unsafe', { url: from, to }));
    url = next;
  }
  return refused(
    aCause('download-redirects', { url: shownAddress(ask.url), redirects: MOST_REDIRECTS }),
  );
}

/** Where GitLab, GitHub and others send those who may not read. */
function isLogin({ pathname }: URL): boolean {
  return /\/(?:users\/sign_in|login|signin|sign_in|oauth2?\/)/i.test(pathname);
}

function rangeOnly(headers: Ask['headers']): Ask['headers'] {
  return Object.fromEntries(
    Object.entries(headers).filter(([name]) => name === 'range' || name === 'if-range'),
  );
}

function refused(cause: Cause): Followed {
  return { is: 'refused', cause };
}
