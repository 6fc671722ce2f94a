import { expect, test } from 'vitest';
import { refusalOf } from '../../src/ssh/refusal.ts';

const HOST = { host: 'master', user: 'root', port: 22 };

/** What OpenSSH 7 to 10 print on Linux and macOS. */
const SAID = [
  [
    'ssh: Could not resolve hostname master: nodename nor servname provided, or not known',
    'ssh-host-not-found',
  ],
  ['ssh: connect to host master port 22: Connection refused', 'ssh-refused'],
  ['ssh: connect to host master port 22: Operation timed out', 'ssh-timeout'],
  ['Connection timed out during banner exchange', 'ssh-timeout'],
  ['ssh: connect to host master port 22: No route to host', 'ssh-no-route'],
  ['kex_exchange_identification: read: Connection reset by peer', 'ssh-closed'],
  ['Host key verification failed.', 'ssh-host-key-unknown'],
  [
    '@    WARNING: REMOTE HOST IDENTIFICATION HAS CHANGED!     @\nHost key verification failed.',
    'ssh-host-key-changed',
  ],
  ['root@master: Permission denied (publickey,password).', 'ssh-key-refused'],
  ['Permission denied (publickey).', 'ssh-key-refused'],
  [
    'Unable to negotiate with 10.0.0.1 port 22: no matching key exchange method found.',
    'ssh-no-common-way',
  ],
  [
    '/root/.ssh/config: line 3: Bad configuration option: foo\n/root/.ssh/config: terminating, 1 bad configuration options',
    'ssh-config-faulty',
  ],
  ['what nobody has ever seen', 'ssh-failed'],
  ['', 'ssh-failed'],
] as const;

test.each(SAID)('%j is %s', (log, code) => {
  expect(refusalOf(HOST, { log, stderr: '' })).toMatchObject({ is: 'out', code });
});

test('the methods that the server would take are told', () => {
  const log = 'debug1: x\nroot@master: Permission denied (publickey,password).';

  const { params, says } = refusalOf(HOST, { log, stderr: '' });

  expect(params['methods']).toBe('publickey,password');
  expect(says).toBe('root@master: Permission denied (publickey,password).');
});

test('what failed at a jump is told, not what followed from it', () => {
  const log =
    'kex_exchange_identification: Connection closed by remote host\nConnection closed by UNKNOWN port 65535';
  const stderr = 'ops@jump: Permission denied (publickey).';

  expect(refusalOf(HOST, { log, stderr }).code).toBe('ssh-key-refused');
});

test('what a server has printed as its banner is no reason', () => {
  const log = 'ssh: connect to host master port 22: Connection refused';
  const stderr = '@    WARNING: REMOTE HOST IDENTIFICATION HAS CHANGED!     @';

  expect(refusalOf(HOST, { log, stderr }).code).toBe('ssh-refused');
});
