import http from 'node:http';
import { expect, onTestFinished, test } from 'vitest';
import { exchangeThrough, type Sent } from '../../../src/cloud/alibaba/exchange.ts';
import { directDialer } from '../../../src/net/dialer.ts';
import { NEVER } from '../../support/cloud/stubbed-cloud.ts';

const exchange = exchangeThrough(directDialer());

/** A request to a server that does this with it. */
async function sentTo(listener: http.RequestListener): Promise<Sent> {
  const server = http.createServer(listener);
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  const bound = server.address();
  const port = typeof bound === 'object' && bound !== null ? bound.port : 0;
  return {
    url: new URL(`http://127.0.0.1:${port}/a?b=c`),
    method: 'POST',
    headers: { host: 'cloud.test' },
    body: 'é',
  };
}

test('a request goes out as it was made, and its answer comes whole', async () => {
  const sent = await sentTo((request, response) => {
    request.on('data', (body: Buffer) => response.end(`${request.url} ${body.toString()}`));
  });

  expect(await exchange(sent, NEVER)).toMatchObject({
    is: 'answer',
    status: 200,
    body: '/a?b=c é',
  });
});

test.each([
  ['that says nothing', () => undefined, /^TIMEOUT$/],
  ['that begins and never ends', (_request, response) => void response.write('{"a":'), /^TIMEOUT$/],
  [
    'that ends too early',
    (_request, response) => {
      response.writeHead(200, { 'content-length': '100' });
      response.write('{', () => response.destroy());
    },
    /^(CLOSED|ECONNRESET)$/,
  ],
  [
    'that never stops talking',
    (_request, response) => void response.end('x'.repeat(9_000_000)),
    /^TOO_LONG$/,
  ],
] as readonly (readonly [string, http.RequestListener, RegExp])[])(
  'the answer of a server %s is lost',
  async (_what, listener, code) => {
    const sent = await sentTo(listener);

    expect(await exchange(sent, NEVER, 1500)).toEqual({
      is: 'lost',
      code: expect.stringMatching(code),
    });
  },
);

test('a name that nobody knows was asked for nothing', async () => {
  const sent = await sentTo(() => undefined);

  const outcome = await exchange({ ...sent, url: new URL('http://nobody.invalid/') }, NEVER);

  expect(outcome.is).toBe('not-sent');
});
