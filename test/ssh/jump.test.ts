import { once } from 'node:events';
import net from 'node:net';
import { text } from 'node:stream/consumers';
import { expect, vi } from 'vitest';
import { NEVER } from '../support/probes/readers.ts';
import { findFreePort } from '../support/control-plane/free-port.ts';
import { loginTo, sshTest, type SshWorld } from '../support/ssh/ssh-world.ts';

type Greeter = { readonly port: number; readonly server: net.Server };

/** A server that greets and hangs up; what it greets with tells who connected to it. */
// oxlint-disable-next-line no-empty-pattern -- vitest reads from the pattern which fixtures it needs: none
const test = sshTest.extend('greeter', { scope: 'file' }, async ({}, { onCleanup }) => {
  const server = net.createServer((socket) => socket.on('error', () => {}).end('hello\n'));
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  onCleanup(() => void server.close());
  const address = server.address();
  const port = typeof address === 'object' && address !== null ? address.port : 0;
  return { port, server } satisfies Greeter;
});

function aWay(world: SshWorld, onOpen?: (port: number) => Promise<void>) {
  const { ssh } = world.client();
  return ssh.jump(() => loginTo(world.jump, world.key('id')), onOpen);
}

async function isTaken(port: number): Promise<boolean> {
  const socket = net.connect(port, '127.0.0.1');
  const answer = await once(socket, 'connect').catch(() => null);
  socket.destroy();
  return answer !== null;
}

test('a connection goes on from the jump host', async ({ world, greeter }) => {
  const ports: number[] = [];
  const way = aWay(world, async (port) => void ports.push(port));

  const socket = await way.dialer.tcp('127.0.0.1', greeter.port, NEVER);
  const said = await text(socket);
  const again = await text(await way.dialer.tcp('localhost', greeter.port, NEVER));
  await way.close();

  expect([said, again]).toEqual(['hello\n', 'hello\n']);
  expect(ports.length).toBe(1);
  await vi.waitFor(() => expect(isTaken(ports[0] ?? 0)).resolves.toBe(false), { timeout: 20_000 });
});

test('a port is open only where the jump host has reached it', async ({ world, greeter }) => {
  const way = aWay(world);
  const { net: ports } = way;
  const closed = await findFreePort();

  const answers = [
    await ports.connect('127.0.0.1', greeter.port, NEVER),
    await ports.connect('127.0.0.1', closed, NEVER),
    await ports.connect('no-such-host.invalid', 22, NEVER),
  ];
  await way.close();

  expect(answers).toMatchObject([
    { open: true, address: '127.0.0.1' },
    { open: false, code: 'ECONNREFUSED' },
    { open: false, code: expect.stringMatching(/ENOTFOUND|EAI_AGAIN/) },
  ]);
});

test('a connection that the jump host cannot make ends without a byte', async ({ world }) => {
  const way = aWay(world);

  const dialed = way.dialer.tcp('127.0.0.1', await findFreePort(), NEVER);
  const said = await dialed.then((socket) => text(socket.on('error', () => {}))).catch(() => '');
  await way.close();

  expect(said).toBe('');
});

test('a way that was lost is opened anew, at the same port', async ({ world, greeter }) => {
  const ports: number[] = [];
  const way = aWay(world, async (port) => void ports.push(port));
  await text(await way.dialer.tcp('127.0.0.1', greeter.port, NEVER));

  world.jump.cutConnections();
  await vi.waitFor(async () => {
    const socket = await way.dialer.tcp('127.0.0.1', greeter.port, NEVER);
    expect(await text(socket)).toBe('hello\n');
  }, 20_000);
  await way.close();

  expect(ports.length).toBe(2);
  expect(ports[0]).toBe(ports[1]);
});

test('datagrams do not go that way, and say so by a code', ({ world }) => {
  const way = aWay(world);

  expect(() => way.dialer.udp('127.0.0.1', 53)).toThrow(
    expect.objectContaining({ code: 'ENOTSUP' }),
  );
});

test('where nobody named a jump host, and where it lets nobody in, it is said', async ({
  world,
}) => {
  const { ssh } = world.client();
  const nobody = ssh.jump(() => null);
  const refused = ssh.jump(() => loginTo(world.jump, world.key('stranger')));

  const connect = (way: typeof nobody) => way.dialer.tcp('127.0.0.1', 1, NEVER);

  await expect(connect(nobody)).rejects.toMatchObject({ code: 'jump-host-missing' });
  await expect(nobody.net.connect('127.0.0.1', 1, NEVER)).rejects.toMatchObject({
    code: 'jump-host-missing',
  });
  await expect(connect(refused)).rejects.toMatchObject({ code: 'ssh-key-refused' });
  await expect(refused.net.connect('127.0.0.1', 1, NEVER)).rejects.toMatchObject({
    code: 'ssh-key-refused',
  });
});
