import { once } from 'node:events';
import { mkdirSync, readFileSync } from 'node:fs';
import net from 'node:net';
import path from 'node:path';
import { Duplex, Transform } from 'node:stream';
import { expect, onTestFinished, test } from 'vitest';
import { startSshHost } from '../../../src/practice/machine/ssh-host.ts';
import { ssh } from '../../../src/practice/programs/ssh/ssh.ts';
import { SWITCHBOARD } from '../../../src/practice/switchboard/ask.ts';
import { startSwitchboard } from '../../../src/practice/switchboard/switchboard.ts';
import { createTempDirectory } from '../../support/control-plane/child.ts';
import { runProgram } from '../../support/practice/run-program.ts';
import { makeKey } from '../../support/ssh/sshd.ts';

const HELD_MS = 100;

test('a command that has ended in the very bytes that say that it began keeps its exit code', async () => {
  const { directory, remove } = await createTempDirectory('dr-wizard-ssh-program-');
  onTestFinished(remove);
  const key = path.join(directory, 'id');
  makeKey(key, 'ed25519');
  mkdirSync(path.join(directory, 'home'));
  const host = await startSshHost({
    seen: () => [],
    authorized: () => [readFileSync(`${key}.pub`, 'utf8').trim()],
    user: 'root',
    home: path.join(directory, 'home'),
    env: { PATH: process.env['PATH'] ?? '' },
    dial: () => Promise.reject(new Error('nobody')),
  });
  onTestFinished(() => host.close());
  const switchboard = await startSwitchboard({
    dial: () => inOnePiece(host.at),
    resolve: () => [],
  });
  onTestFinished(() => switchboard.close());

  const options = ['-o', 'StrictHostKeyChecking=no', '-i', key, '-l', 'root'];
  const ended = await runProgram(ssh, [...options, '192.0.2.7', 'printf here; exit 3'], {
    env: { [SWITCHBOARD]: switchboard.address },
    cwd: directory,
  });

  expect(ended).toMatchObject({ code: 3, out: 'here' });
});

/** A connection on which all that is said at about the same time comes at once, as on a machine with much to do. */
async function inOnePiece(at: { readonly host: string; readonly port: number }): Promise<Duplex> {
  const socket = net.connect(at.port, at.host);
  await once(socket, 'connect');
  let held: Buffer[] = [];
  const give = (stream: Transform) => {
    const whole = Buffer.concat(held);
    held = [];
    if (whole.length > 0) stream.push(whole);
  };
  let timer: NodeJS.Timeout | undefined;
  const holding = new Transform({
    transform(chunk: Buffer, _encoding, done) {
      held.push(chunk);
      clearTimeout(timer);
      timer = setTimeout(() => give(this), HELD_MS);
      done();
    },
    flush(done) {
      clearTimeout(timer);
      give(this);
      done();
    },
  });
  return Duplex.from({ writable: socket, readable: socket.pipe(holding) });
}
