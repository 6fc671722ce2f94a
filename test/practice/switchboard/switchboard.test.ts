import net from 'node:net';
import { once } from 'node:events';
import { text } from 'node:stream/consumers';
import { expect, onTestFinished, test } from 'vitest';
import { listen } from '../../../src/practice/listen.ts';
import { dialThrough } from '../../../src/practice/switchboard/ask.ts';
import { startSwitchboard } from '../../../src/practice/switchboard/switchboard.ts';

/** One server behind a switchboard, under a name that nobody else knows. */
async function aSwitchboard(serve: (socket: net.Socket) => void) {
  const { at, close } = await listen(net.createServer(serve));
  onTestFinished(close);
  const switchboard = await startSwitchboard({
    async dial(host, port) {
      if (host !== 'git.example.com' || port !== 443)
        throw Object.assign(new Error('nobody'), { code: 'EHOSTUNREACH' });
      const socket = net.connect(at.port, at.host);
      await once(socket, 'connect');
      return socket;
    },
    resolve: () => [],
  });
  onTestFinished(() => switchboard.close());
  const [host = '', port = ''] = switchboard.address.split(':');
  const proxy = async (question: string) => {
    const socket = net.connect(Number(port), host);
    socket.write(question);
    return socket;
  };
  return { address: switchboard.address, proxy };
}

const greets = (socket: net.Socket) => {
  socket.once('data', (said) => socket.end(`hello ${said.toString()}`));
};

test('a program that knows proxies of HTTP only gets into the range by CONNECT', async () => {
  const { proxy } = await aSwitchboard(greets);

  const socket = await proxy('CONNECT git.example.com:443 HTTP/1.1\r\nHost: git\r\nX: y\r\n\r\nme');

  expect(await text(socket)).toBe('HTTP/1.1 200 Connection established\r\n\r\nhello me');
});

test('and is told where nobody is', async () => {
  const { proxy } = await aSwitchboard(greets);

  const elsewhere = await proxy('CONNECT [2001:db8::1]:443 HTTP/1.1\r\n\r\n');
  const otherwise = await proxy('GET http://git.example.com/ HTTP/1.1\r\n\r\n');

  expect(await text(elsewhere)).toMatch(/^HTTP\/1\.1 502 EHOSTUNREACH\r\n/);
  expect(await text(otherwise)).toBe('');
});

test('a server that breaks off after its answer has given it whole', async () => {
  const { address } = await aSwitchboard((socket) => {
    socket.write('the answer', () => socket.once('data', () => socket.resetAndDestroy()));
  });

  const socket = await dialThrough(address, 'git.example.com', 443);
  socket.once('data', () => socket.write('thanks'));

  expect(await text(socket)).toBe('the answer');
});

test('a server that breaks off at once is heard as one that does', async () => {
  const { address } = await aSwitchboard((socket) => socket.resetAndDestroy());

  const asked = dialThrough(address, 'git.example.com', 443).then((socket) => text(socket));

  await expect(asked).rejects.toMatchObject({ code: expect.stringMatching(/^E/) });
});
