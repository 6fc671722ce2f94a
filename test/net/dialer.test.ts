import { channel } from 'node:diagnostics_channel';
import { once } from 'node:events';
import type dgram from 'node:dgram';
import { expect, test } from 'vitest';
import { directDialer } from '../../src/net/dialer.ts';

test('a socket that can’t be connected is closed again', async () => {
  const closed: Promise<unknown>[] = [];
  const opened = (message: unknown) =>
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- as Node documents the channel
    closed.push(once((message as { readonly socket: dgram.Socket }).socket, 'close'));
  channel('udp.socket').subscribe(opened);

  expect(() => directDialer().udp('127.0.0.1', 70_000)).toThrow('Port');

  channel('udp.socket').unsubscribe(opened);
  expect(closed).toHaveLength(1);
  await Promise.all(closed);
});
