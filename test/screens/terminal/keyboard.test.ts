import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import net from 'node:net';
import os from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { createKeyboard } from '../../../screens/terminal/keyboard.ts';

const ESC = '\u001B';
const ESC_KEY = `${ESC}[27u`;

let folder = '';
let server: net.Server;
let terminal: net.Socket;
let typed: string;

/** Two ends of a socket: what the terminal writes lies in the kernel until the program gets to read it. */
beforeEach(async () => {
  folder = await mkdtemp(path.join(os.tmpdir(), 'dr-wizard-keyboard-'));
  const name = path.join(folder, 'tty');
  server = net.createServer().listen(name);
  await once(server, 'listening');
  terminal = net.connect(name);
  const [stdin] = await once(server, 'connection');
  const keyboard = createKeyboard(
    Object.assign(stdin, { isTTY: true, setRawMode: () => stdin }),
    () => {},
  );
  typed = '';
  keyboard.keys.setEncoding('utf8').on('data', (keys: string) => {
    typed += keys;
  });
  keyboard.open();
  // Behind the listener of the keyboard: the program is busy as soon as the first byte was read.
  stdin.once('data', () => busyWhile());
});
afterEach(async () => {
  terminal.destroy();
  server.close();
  await rm(folder, { recursive: true, force: true });
});

let busyWhile = (): void => {};

test('Esc alone is a key once nothing follows', async () => {
  busyWhile = () => {};

  terminal.write(ESC);

  await vi.waitFor(() => expect(typed).toBe(ESC_KEY));
});

test('a sequence is no Esc whose rest has come while the program was too busy to read it', async () => {
  busyWhile = () => {
    terminal.write('[B');
    // Longer than it waits for the rest.
    const until = performance.now() + 100;
    while (performance.now() < until);
  };

  terminal.write(ESC);

  await vi.waitFor(() => expect(typed).not.toBe(''));
  expect(typed).toBe(`${ESC}[B`);
});
