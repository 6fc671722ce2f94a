import http from 'node:http';
import type { Duplex } from 'node:stream';
import { type Page, type Request, type Response, sendPage } from '../web.ts';
import type { Endpoint } from './endpoints.ts';
import { pageOf } from './page.ts';

/** A stream to a port of a pod. Null where nobody plays that pod: then the range itself answers for it. */
export type ConnectPod = (endpoint: Endpoint) => Promise<Duplex | null>;

/** What belongs to one connection and is not passed on (RFC 9110 §7.6.1). */
const OF_CONNECTION = new Set([
  'connection',
  'keep-alive',
  'proxy-connection',
  'transfer-encoding',
  'upgrade',
]);

/** Passes a request on to a pod, and its answer back. A pod that cannot be had is a bad gateway. */
export async function passOn(
  request: Request,
  response: Response,
  host: string,
  endpoint: Endpoint,
  connect: ConnectPod,
): Promise<void> {
  let stream: Duplex | null;
  try {
    stream = await connect(endpoint);
  } catch {
    sendPage(request, response, pageOf(502));
    return;
  }
  if (stream === null) {
    sendPage(request, response, playedBy(endpoint));
    return;
  }
  const pod = stream;
  const passed = http.request({
    createConnection: () => pod,
    method: request.method,
    path: request.url,
    headers: headersFor(request, host),
  });
  response.once('close', () => pod.destroy());
  passed.once('error', () => {
    if (response.headersSent) response.destroy();
    else sendPage(request, response, pageOf(502));
  });
  passed.once('response', (answer) => {
    const own = Object.entries(answer.headers).filter(([name]) => !OF_CONNECTION.has(name));
    response.writeHead(answer.statusCode ?? 502, Object.fromEntries(own));
    // Either half ends the other; what is cut behind is cut here.
    answer.once('aborted', () => response.destroy()).pipe(response, { end: true });
  });
  request.pipe(passed);
}

function playedBy({ namespace, service, pod }: Endpoint): Page {
  const body = `${JSON.stringify({ service: `${namespace}/${service}`, pod })}\n`;
  return { status: 200, headers: { 'content-type': 'application/json' }, body };
}

function headersFor(request: Request, host: string): http.OutgoingHttpHeaders {
  const own = Object.entries(request.headers).filter(
    ([name]) => !name.startsWith(':') && !OF_CONNECTION.has(name),
  );
  return {
    ...Object.fromEntries(own),
    host,
    'x-forwarded-host': host,
    'x-forwarded-proto': 'https',
  };
}
