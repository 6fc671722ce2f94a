import { once } from 'node:events';
import net from 'node:net';
import { expect, onTestFinished, test } from 'vitest';
import { startGitGate } from '../../../src/practice/machine/git-gate.ts';

test('the git server answers only who comes from an address that it knows', async () => {
  let from = '192.0.2.2';
  const gate = await startGitGate({
    host: 'git.example.com',
    from: () => from,
    allowed: ['192.0.2.1'],
  });
  onTestFinished(() => gate.close());
  expect(gate.doors).toEqual([]);

  gate.allow('192.0.2.2');
  expect(gate.doors.map(({ seen, port }) => `${seen}:${port}`)).toEqual([
    'git.example.com:80',
    'git.example.com:22',
  ]);
  const [pages, ssh] = gate.doors.map(({ at }) => at.port);
  const answer = await fetch(`http://127.0.0.1:${pages}/users/sign_in`);
  const socket = net.connect(ssh ?? 0, '127.0.0.1');
  const [greeting] = await once(socket, 'data');
  socket.destroy();
  expect(answer.status).toBe(200);
  expect(String(greeting)).toMatch(/^SSH-2\.0-/);

  from = '192.0.2.3';
  expect(gate.doors).toEqual([]);
  const stranger = net.connect(ssh ?? 0, '127.0.0.1');
  await expect(once(stranger, 'data')).rejects.toMatchObject({ code: 'ECONNRESET' });
});
