import { expect, test } from 'vitest';
import { refusalOf } from '../../src/ssh/refusal.ts';
import { ssh as en } from '../../src/text/en/ssh.ts';
import { ssh as zh } from '../../src/text/zh/ssh.ts';

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

/** As OpenSSH says it. */
function changed(name: string, file: string): string {
  return [
    '@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@',
    '@    WARNING: REMOTE HOST IDENTIFICATION HAS CHANGED!     @',
    'The fingerprint for the ED25519 key sent by the remote host is',
    'SHA256:fAUkKHkCo9WrHP8bFKiVK0tagnQH2MczC52uKZ0BH4M.',
    `Add correct host key in ${file.slice(0, 100)} to get rid of this message.`,
    `Offending ED25519 key in ${file}:1`,
    `Host key for ${name} has changed and you have requested strict checking.`,
    'Host key verification failed.',
  ].join('\n');
}

test.each([
  ['master', '/r/ssh/known_hosts', 'ssh-keygen -f /r/ssh/known_hosts -R master'],
  [
    '[127.0.0.1]:25061',
    '/my runs/ssh/known_hosts',
    "ssh-keygen -f '/my runs/ssh/known_hosts' -R '[127.0.0.1]:25061'",
  ],
])(
  'the old line of a changed host key %s in %s is removed where it stands',
  (name, file, remove) => {
    const { params } = refusalOf(HOST, { log: changed(name, file), stderr: '' });

    expect(params).toMatchObject({
      remove,
      fingerprint: 'SHA256:fAUkKHkCo9WrHP8bFKiVK0tagnQH2MczC52uKZ0BH4M',
    });
  },
);

test('where OpenSSH names no file the line of a changed host key is named with its port', () => {
  const log = '@    WARNING: REMOTE HOST IDENTIFICATION HAS CHANGED!     @';
  const at = (port: number) => refusalOf({ ...HOST, port }, { log, stderr: '' }).params['remove'];

  expect(at(22)).toBe('ssh-keygen -R master');
  expect(at(2222)).toBe("ssh-keygen -R '[master]:2222'");
});

test.each([en, zh])('the fingerprint of a changed host key reads as the one shown now', (ssh) => {
  const { says, remedy } = ssh['ssh-host-key-changed'];

  expect(says).toMatch(/(?:shows now|现在出示).*\{\{fingerprint\}\}/);
  expect(remedy).toContain('{{remove}}');
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
