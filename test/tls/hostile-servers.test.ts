import { expect, test, vi } from 'vitest';
import { ask, SHORT } from '../support/tls/ask.ts';
import { rawServer } from '../support/tls/servers.ts';

const garbage = Buffer.alloc(65_536, 0xa5);

test.each([
  ['that greets as ssh does', 'garbage', (socket) => socket.write('SSH-2.0-OpenSSH_9.9\r\n')],
  ['that sends garbage', 'garbage', (socket) => socket.write(garbage)],
  ['that never stops', 'garbage', (socket) => pour(socket, garbage)],
  ['that closes at once', 'closed', (socket) => socket.end()],
  ['that closes when spoken to', 'closed', (socket) => socket.once('data', () => socket.end())],
  ['that resets', 'reset', (socket) => socket.once('data', () => socket.resetAndDestroy())],
  ['that says nothing', 'timeout', () => {}],
  ['that drips', 'timeout', (socket) => drip(socket, Buffer.from('160303400002003ffc', 'hex'))],
  ['of an endless handshake', 'alert', (socket) => pour(socket, handshakeRecord())],
  [
    'that warns for ever',
    'alert',
    (socket) => pour(socket, Buffer.from('15030300020170'.repeat(1000), 'hex')),
  ],
] as const satisfies readonly (readonly [string, string, (socket: Socket) => unknown])[])(
  'a server %s is told apart: %s, and the connection is closed',
  async (_, is, answer) => {
    const server = await rawServer(answer);

    const seen = await ask(server, is === 'timeout' ? SHORT : {});

    expect(seen).toMatchObject({ is, address: '127.0.0.1' });
    await vi.waitFor(() => expect(server.open()).toBe(0));
  },
);

type Socket = Parameters<Parameters<typeof rawServer>[0]>[0];

function pour(socket: Socket, bytes: Buffer): void {
  const more = () => {
    while (!socket.destroyed && socket.write(bytes));
  };
  socket.on('drain', more);
  more();
}

function drip(socket: Socket, bytes: Buffer): void {
  let at = 0;
  const timer = setInterval(() => {
    if (socket.destroyed) clearInterval(timer);
    else socket.write(bytes.subarray(at, (at += 1)));
  }, 20);
}

/** Says that the message goes on for sixteen megabytes. */
function handshakeRecord(): Buffer {
  const body = Buffer.alloc(16_000, 0xff);
  body[0] = 2;
  return Buffer.concat([Buffer.from('1603033e80', 'hex'), body]);
}
