import http from 'node:http';
import type { Duplex } from 'node:stream';
import type { Attempt } from './attempt.ts';
import { RequestEnded } from './failure.ts';
import { HEADER_BYTES, interimCount, joinedHeaders, type Head } from './head.ts';

/** Asks over a connection that nobody else uses. */
export function askOverHttp1(
  socket: Duplex,
  url: URL,
  sent: { readonly [name: string]: string },
  attempt: Attempt,
): Promise<Head> {
  return new Promise((resolve, reject) => {
    const countInterim = interimCount();
    const request = attempt.keep(
      http.request({
        createConnection: () => socket,
        setHost: false,
        path: url.pathname + url.search,
        headers: { host: url.host, ...sent, connection: 'close' },
        maxHeaderSize: HEADER_BYTES,
      }),
    );
    request.on('information', () => orReject(countInterim));
    request.once('upgrade', () => reject(new RequestEnded('garbage', 'UPGRADE')));
    request.once('response', (response) => {
      attempt.keep(response);
      // What is wrong within the body is told of the request alone.
      request.once('error', (error) => response.destroy(error));
      orReject(() => {
        const { httpVersion, statusCode = 0, rawHeaders } = response;
        if (httpVersion !== '1.1' && httpVersion !== '1.0')
          throw new RequestEnded('garbage', 'HTTP_VERSION');
        if (statusCode < 200 || statusCode > 599) throw new RequestEnded('garbage', 'STATUS');
        resolve({
          version: httpVersion,
          status: statusCode,
          headers: joinedHeaders(inPairs(rawHeaders)),
          body: response,
          isWhole: () => response.complete,
        });
      });
    });
    request.once('error', reject);
    request.once('close', () => reject(new RequestEnded('closed', 'header')));
    request.end();

    function orReject(work: () => void): void {
      try {
        work();
      } catch (error) {
        reject(error);
      }
    }
  });
}

function inPairs(raw: readonly string[]): readonly (readonly [string, string])[] {
  return raw.flatMap((name, index) =>
    index % 2 === 0 ? [[name, raw[index + 1] ?? ''] as const] : [],
  );
}
