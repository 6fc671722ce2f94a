import net from 'node:net';
import type { HttpQuestion, HttpSeen } from '../model/http.ts';
import type { Dialer } from '../model/ports.ts';
import type { Attempt } from './attempt.ts';
import { readBody } from './body.ts';
import { failureOf, http2CodeOf, RequestEnded } from './failure.ts';
import { sentHeaders, type Head } from './head.ts';
import { askOverHttp1 } from './over-http1.ts';
import { askOverHttp2 } from './over-http2.ts';
import { H2, HTTP_1_1, secure } from './secure.ts';

type Answer = Extract<HttpSeen, { is: 'answer' }>;

/** Connects, asks and reads. Throws whatever ends it too early. */
export async function exchange(
  question: HttpQuestion,
  dialer: Dialer<net.Socket>,
  attempt: Attempt,
  elapsed: () => number,
): Promise<Answer> {
  const url = urlOf(question);
  const sent = sentHeaders(question.headers);
  try {
    return await asked([H2, HTTP_1_1]);
  } catch (error) {
    // The server has HTTP/2 and wants this asked without it (RFC 9113 §7).
    if (http2CodeOf(error) !== HTTP_1_1_REQUIRED) throw error;
    return asked([HTTP_1_1]);
  }

  async function asked(protocols: readonly string[]): Promise<Answer> {
    const { body, isWhole, ...head } = await headOf(protocols);
    const firstByteMs = elapsed();
    attempt.phase = 'body';
    const text = await readBody({ ...head, body, isWhole }, question.longestBody);
    const address = attempt.address ?? '';
    return { is: 'answer', address, ...head, ...text, firstByteMs, ms: elapsed() };
  }

  async function headOf(protocols: readonly string[]): Promise<Head> {
    attempt.phase = 'connect';
    const socket = await connected(question, dialer, attempt);
    if (question.scheme === 'http') {
      attempt.phase = 'header';
      return askOverHttp1(socket, url, sent, attempt);
    }
    attempt.phase = 'tls';
    const secured = await secure(socket, bare(url.hostname), question, protocols, attempt);
    attempt.phase = 'header';
    const isHttp2 = secured.alpnProtocol === H2;
    return isHttp2
      ? askOverHttp2(secured, url, sent, attempt)
      : askOverHttp1(secured, url, sent, attempt);
  }
}

const HTTP_1_1_REQUIRED = 13;

function urlOf({ scheme, host, port, path }: HttpQuestion): URL {
  const name = net.isIPv6(host) ? `[${host}]` : host;
  const text = `${scheme}://${name}:${port}`;
  // What the parser would take for something else than a name is none.
  const isName = /^[^\s/?#@\\%]+$/.test(host) && URL.canParse(text);
  if (!isName || !path.startsWith('/')) throw new RequestEnded('unreachable', 'INVALID_URL');
  const url = new URL(text);
  // Not as a reference to resolve: a path that begins with `//` is a path.
  const [pathname = '', ...query] = path.split('?');
  url.pathname = pathname;
  url.search = query.join('?');
  return url;
}

function bare(hostname: string): string {
  return hostname.replaceAll(/[[\]]/g, '');
}

async function connected(
  { address, host, port }: HttpQuestion,
  dialer: Dialer<net.Socket>,
  attempt: Attempt,
): Promise<net.Socket> {
  const to = bare(address ?? host);
  const socket = attempt.keep(await dialer.tcp(to, port, attempt.signal));
  // Behind a route the socket's other end is the route's.
  attempt.address = net.isIP(to) === 0 ? (socket.remoteAddress ?? to) : to;
  return socket;
}

/** What is said of a request that came to no answer. */
export function unanswered(error: unknown, attempt: Attempt, ms: number): HttpSeen {
  return { ...failureOf(error, attempt.phase), address: attempt.address, ms };
}
