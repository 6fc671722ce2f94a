import { expect, test } from 'vitest';
import { downloader, downloadReader } from '../../src/download/downloader.ts';
import type { DownloadOrder } from '../../src/model/download.ts';
import { aFolderWith } from '../support/archives/a-folder.ts';
import { anArchive, loopbackDialer, sha256Of } from '../support/archives/file-server.ts';
import { aClock } from '../support/fake-ports.ts';
import {
  endlessly,
  plainly,
  rawly,
  type Listener,
  type WebServer,
} from '../support/http/servers.ts';
import { NEVER } from '../support/probes/readers.ts';

const archive = anArchive(5000).bytes;
const dialer = loopbackDialer();

function fetchFrom(
  { port }: WebServer,
  more: Partial<DownloadOrder> = {},
  host: string = 'a.test',
) {
  const limits = { silenceMs: 2000, fruitless: 3, inAll: 20 };
  const loader = downloader({ dialer, clock: aClock(), cwd: aFolderWith() }, limits);
  const order = {
    url: `http://${host}:${port}/x?key=secret`,
    file: 'x',
    maxBytes: 100_000,
    roots: [],
    ...more,
  };
  return loader.fetch(order, () => undefined, NEVER);
}

const peekAt = ({ port }: WebServer) =>
  downloadReader({ dialer }, 500).peek(
    { url: `http://a.test:${port}/x?key=secret`, roots: [] },
    NEVER,
  );

function say(response: Parameters<Listener>[1], status: number): void {
  response.writeHead(status);
  response.end();
}

const HEAD = 'HTTP/1.1 200 OK\r\n';

test('a body shorter than its length is no whole file, however often it comes', async () => {
  const server = await rawly((socket) => {
    socket.end(
      Buffer.concat([
        Buffer.from(`${HEAD}content-length: ${archive.length + 10}\r\n\r\n`),
        archive,
      ]),
    );
  });

  await expect(fetchFrom(server)).rejects.toMatchObject({ code: 'download-cut' });
});

test('what is said to be a part and is none, or another one, is not joined', async () => {
  let asked = 0;
  const server = await plainly((request, response) => {
    asked += 1;
    response.setHeader('etag', '"1"');
    const isPart = request.headers['range'] !== undefined;
    if (isPart) {
      response.writeHead(206, {
        'content-range': `bytes 0-9/${archive.length}`,
        'content-length': '10',
      });
      response.end(archive.subarray(0, 10));
    } else if (asked === 1) {
      response.writeHead(200, { 'content-length': String(archive.length) });
      response.write(archive.subarray(0, 600));
      setImmediate(() => request.socket?.destroy());
    } else response.end(archive);
  });

  expect(await fetchFrom(server)).toMatchObject({ sha256: sha256Of(archive) });
});

test('a body without end is stopped at the limit', async () => {
  const server = await rawly((socket) => {
    socket.write(Buffer.concat([Buffer.from(`${HEAD}\r\n`), archive]));
    endlessly(socket, 'x'.repeat(10_000));
  });

  await expect(fetchFrom(server)).rejects.toMatchObject({ code: 'download-too-large' });
});

test('an overloaded server is asked again later', async () => {
  let asked = 0;
  const server = await plainly((_, response) => {
    asked += 1;
    if (asked < 3) response.writeHead(503, { 'retry-after': '7' });
    response.end(asked < 3 ? '' : archive);
  });

  expect(await fetchFrom(server)).toMatchObject({ sha256: sha256Of(archive) });
});

test('a header with a key goes to its own host only, and no key stands in an error', async () => {
  const seen: (string | undefined)[] = [];
  const remember =
    (then: Listener): Listener =>
    (request, response) => {
      seen.push(request.headers['private-token']?.toString());
      then(request, response);
    };
  const other = await plainly(remember((_, response) => response.end(archive)));
  const first = await plainly(
    remember((_, response) => {
      response.writeHead(302, { location: `http://b.test:${other.port}/y` });
      response.end();
    }),
  );
  const headers = { 'private-token': 'glpat-x' };

  expect(await fetchFrom(first, { headers })).toMatchObject({ sha256: sha256Of(archive) });
  expect(seen).toEqual(['glpat-x', undefined]);
  const refused = await fetchFrom(await plainly((_, response) => say(response, 404)), {
    headers,
  }).catch((error: unknown) => JSON.stringify(error));
  expect(refused).not.toMatch(/secret|glpat/);
});

test.each<readonly [string, Listener, string]>([
  [
    'a private bucket',
    (_, response) => {
      response.writeHead(403, { 'x-oss-request-id': '1' });
      response.end('<?xml version="1.0"?><Error><Code>AccessDenied</Code></Error>');
    },
    'download-bucket-refuses',
  ],
  [
    'a bucket without it',
    (_, response) => {
      response.writeHead(404, { 'x-oss-request-id': '1' });
      response.end('<Error><Code>NoSuchKey</Code></Error>');
    },
    'download-bucket-lacks',
  ],
])('%s is told as such', async (_, listener, code) => {
  const server = await plainly(listener);

  expect(await peekAt(server)).toMatchObject({ is: 'refused', isFinal: true, cause: { code } });
  await expect(fetchFrom(server)).rejects.toMatchObject({ code });
});

test.each<readonly [string, string | null, string]>([
  ['silence', null, 'download-stalled'],
  ['no HTTP', 'SSH-2.0-OpenSSH\r\n\r\n', 'download-garbage'],
  ['a closed connection', '', 'download-cut'],
])('%s is an answer of a look too', async (_, text, code) => {
  const server = await rawly((socket) => void (text === null ? undefined : socket.end(text)));

  expect(await peekAt(server)).toMatchObject({ is: 'refused', cause: { code } });
});

test('a look reads the first bytes and not the rest', async () => {
  const server = await rawly((socket) => {
    socket.write(
      Buffer.concat([
        Buffer.from(
          `${HEAD}content-length: 999999999\r\nlast-modified: Mon, 21 Mar 2022 08:00:00 GMT\r\n\r\n`,
        ),
        archive,
      ]),
    );
    endlessly(socket, 'x'.repeat(10_000));
  });

  expect(await peekAt(server)).toEqual({
    is: 'file',
    url: `http://a.test:${server.port}/x`,
    bytes: 999_999_999,
    modifiedAt: Date.UTC(2022, 2, 21, 8),
    contentType: '',
    ranges: false,
    looksLike: 'gzip',
  });
  await expect.poll(server.open).toBe(0);
});

test('an empty file is told, though it has no first bytes', async () => {
  const server = await plainly((_, response) => say(response, 416));

  expect(await peekAt(server)).toMatchObject({ is: 'file', bytes: 0, looksLike: 'nothing' });
});

test('nobody there is told', async () => {
  const server = { port: 1, root: '', open: () => 0 };

  expect(await peekAt(server)).toMatchObject({
    is: 'refused',
    isFinal: false,
    cause: { code: 'download-unreachable' },
  });
});
