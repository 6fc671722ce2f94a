import http2 from 'node:http2';
import { PassThrough, type Duplex, type Readable } from 'node:stream';
import type { Attempt } from './attempt.ts';
import { RequestEnded } from './failure.ts';
import { HEADER_BYTES, interimCount, joinedHeaders, type Head } from './head.ts';

/** Asks over a session that is opened for this and nothing else. */
export function askOverHttp2(
  socket: Duplex,
  url: URL,
  sent: { readonly [name: string]: string },
  attempt: Attempt,
): Promise<Head> {
  return new Promise((resolve, reject) => {
    const countInterim = interimCount();
    const session = attempt.keep(
      http2.connect(url.origin, {
        createConnection: () => socket,
        settings: { enablePush: false, maxHeaderListSize: HEADER_BYTES },
      }),
    );
    session.once('error', reject);
    session.once('close', () => reject(new RequestEnded('closed', 'header')));
    const stream = attempt.keep(
      session.request(
        {
          ':method': 'GET',
          ':scheme': 'https',
          ':authority': url.host,
          ':path': url.pathname + url.search,
          ...sent,
          // No table of repeated headers learns a password.
          [http2.sensitiveHeaders]: ['authorization', 'cookie'],
        },
        { endStream: true },
      ),
    );
    stream.on('headers', () => orReject(countInterim));
    stream.once('response', (headers) => {
      orReject(() => {
        resolve({
          version: '2',
          status: Number(headers[':status']),
          headers: joinedHeaders(linesOf(headers)),
          body: bodyOf(stream, attempt),
          // A stream that the server gives up ends like a whole one and has a code other than NO_ERROR.
          isWhole: () => stream.rstCode === http2.constants.NGHTTP2_NO_ERROR && !stream.aborted,
        });
      });
    });
    stream.once('error', reject);
    stream.once('close', () => reject(new RequestEnded('closed', 'header')));

    function orReject(work: () => void): void {
      try {
        work();
      } catch (error) {
        reject(error);
      }
    }
  });
}

/**
 * What comes of a stream. One that came whole in a single piece is closed before anybody has read it, and Node takes a
 * closed stream for one that was cut: so it is read from the first moment on, into one that only ends with its last byte.
 */
function bodyOf(stream: http2.ClientHttp2Stream, attempt: Attempt): Readable {
  const body = attempt.keep(new PassThrough());
  stream.once('error', (error) => body.destroy(error));
  stream.once('close', () => {
    if (!stream.readableEnded) body.destroy(new RequestEnded('closed', 'body'));
  });
  return stream.pipe(body);
}

function linesOf(headers: http2.IncomingHttpHeaders): readonly (readonly [string, string])[] {
  return Object.entries(headers).flatMap(([name, value]) =>
    name.startsWith(':') ? [] : [value ?? []].flat().map((one) => [name, one] as const),
  );
}
