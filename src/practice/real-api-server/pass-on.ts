import { constants } from 'node:http2';
import https from 'node:https';
import type { IncomingHttpHeaders, OutgoingHttpHeaders } from 'node:http';
import type { User } from '../api-server/asked.ts';
import type { Request, Response } from '../api-server/requests.ts';
import type { RealClient } from './real-client.ts';

/** They belong to one connection, or say who somebody is. */
const NOT_PASSED =
  /^(?:connection|keep-alive|proxy-.*|te|trailer|transfer-encoding|upgrade|http2-settings|host|x-remote-.*)$/;

/** Hands a request on to the real API server as that user's, and its answer back as it comes. */
export function passOn(
  { passing }: RealClient,
  user: User,
  request: Request,
  response: Response,
): void {
  const onward = https.request(
    {
      ...passing,
      method: request.method,
      path: request.url,
      headers: {
        ...kept(request.headers),
        'x-remote-user': user.name,
        'x-remote-group': [...user.groups],
      },
    },
    (answer) => {
      response.writeHead(answer.statusCode ?? 502, kept(answer.headers));
      if ('flushHeaders' in response && typeof response.flushHeaders === 'function')
        response.flushHeaders();
      answer.on('error', () => response.destroy());
      answer.pipe(response);
    },
  );
  onward.on('error', () => {
    // Nobody is there to answer: the connection says so.
    if (response.stream === undefined) response.socket?.destroy();
    else response.stream.close(constants.NGHTTP2_INTERNAL_ERROR);
  });
  response.once('close', () => onward.destroy());
  request.pipe(onward);
}

function kept(headers: IncomingHttpHeaders): OutgoingHttpHeaders {
  return Object.fromEntries(
    Object.entries(headers).filter(([name]) => !name.startsWith(':') && !NOT_PASSED.test(name)),
  );
}
