import { once, type EventEmitter } from 'node:events';
import type { Duplex } from 'node:stream';
import type { Client, ClientChannel } from 'ssh2';
import type { Program, ProgramWorld } from '../program.ts';
import { logIn } from './log-in.ts';
import { serveSocks } from './socks.ts';
import { sshLog, type SshLog } from './ssh-log.ts';
import { sshWords, type Place, type SshWords } from './words.ts';

const VERSION = 'OpenSSH_9.9p2 practice, OpenSSL 3.0.0\n';
const OWN_FAULT = 255;

/** What the other side says of a channel that it does not open (RFC 4254 §5.1). */
const REASONS = [
  '',
  'administratively prohibited',
  'connect failed',
  'unknown channel type',
  'resource shortage',
];

/** ssh for a machine that lacks it: to hosts of the range, with keys that need no passphrase, without any configuration. */
export const ssh: Program = async (world) => {
  const words = sshWords(world.argv);
  if ('unknown' in words) {
    world.stderr.write(`ssh: the practice range's cannot do that: ${words.unknown}\n`);
    return OWN_FAULT;
  }
  if (words.asks === 'version') {
    world.stderr.write(VERSION);
    return 0;
  }
  if (words.asks === 'config') {
    world.stdout.write(configOf(words));
    return 0;
  }
  const say = sshLog(words, world);
  const client = await logIn(words, world, say);
  if (client === null) return OWN_FAULT;
  try {
    return await serve(client, words, world, say);
  } finally {
    client.end();
  }
};

function configOf({ host, port, user }: SshWords): string {
  return `user ${user}\nhostname ${host}\nport ${port}\nglobalknownhostsfile /dev/null\nuserknownhostsfile /dev/null\n`;
}

async function serve(
  client: Client,
  words: SshWords,
  world: ProgramWorld,
  say: SshLog,
): Promise<number> {
  const { host, onwards, socks, idle, command } = words;
  let hasEnded = false;
  const lost = once(client, 'close').then(() => {
    if (!hasEnded) say('ERROR', `Connection to ${host} closed by remote host.`);
    return OWN_FAULT;
  });
  client.on('error', (error) =>
    say('ERROR', `Timeout, server ${host} not responding. ${error.message}`),
  );
  if (socks !== null) {
    const taken = await serveSocks(client, socks);
    if (taken !== null) {
      for (const line of taken) say('ERROR', line);
      return OWN_FAULT;
    }
  }
  say('DEBUG1', 'Entering interactive session.');
  const work =
    onwards === null
      ? idle
        ? null
        : run(client, command, world, say)
      : pass(client, onwards, world, say);
  const code = await (work === null ? lost : Promise.race([lost, work]));
  hasEnded = true;
  return code;
}

/** Runs a command over there, as if it ran here. */
function run(
  client: Client,
  command: string | null,
  world: ProgramWorld,
  say: SshLog,
): Promise<number> {
  const { promise, resolve } = Promise.withResolvers<number>();
  const done = (error: Error | undefined, channel: ClientChannel) => {
    if (error === undefined) return resolve(commanded(channel, world));
    say('ERROR', `${command === null ? 'shell' : 'exec'} request failed on channel 0`);
    resolve(OWN_FAULT);
  };
  if (command === null) client.shell(false, done);
  else client.exec(command, done);
  return promise;
}

/** Listens at once: a command that ends quickly may have ended in the very bytes that say that it began. */
async function commanded(channel: ClientChannel, world: ProgramWorld): Promise<number> {
  let code = OWN_FAULT;
  channel.on('exit', (given: number | null) => (code = given ?? OWN_FAULT));
  channel.stderr.pipe(world.stderr, { end: false });
  await Promise.all([passed(channel, world), happened(channel.stderr, 'end')]);
  return code;
}

/** Lets its input and output go on to somewhere behind the host. */
function pass(
  client: Client,
  { host, port }: Place,
  world: ProgramWorld,
  say: SshLog,
): Promise<number> {
  const { promise, resolve } = Promise.withResolvers<number>();
  client.forwardOut('127.0.0.1', 65_535, host, port, (error, channel) => {
    if (error === undefined) {
      say('DEBUG2', 'channel 0: open confirm rwindow 2097152 rmax 32768');
      return resolve(passed(channel, world).then(() => 0));
    }
    say('ERROR', `channel 0: open failed: ${refusalIn(error)}`);
    say('ERROR', 'stdio forwarding failed');
    resolve(OWN_FAULT);
  });
  return promise;
}

/** What comes from here goes there and back, until the other side is through. */
async function passed(channel: Duplex, { stdin, stdout }: ProgramWorld): Promise<void> {
  const end = Promise.all([happened(channel, 'close'), happened(channel, 'end')]);
  // Whoever still writes to what has ended is told nothing: its end is what counts.
  channel.on('error', () => undefined);
  stdin.pipe(channel);
  channel.pipe(stdout, { end: false });
  await end;
  // Who still could write keeps it no longer.
  stdin.unpipe(channel).pause();
}

/** Unlike `once`, an error before it is none. */
function happened(emitter: EventEmitter, name: 'close' | 'end'): Promise<void> {
  const { promise, resolve } = Promise.withResolvers<void>();
  emitter.once(name, () => resolve());
  return promise;
}

function refusalIn(error: unknown): string {
  const reason = error instanceof Error && 'reason' in error ? Number(error.reason) : 0;
  const said = error instanceof Error ? error.message.replace(/^.*failure: ?/, '') : '';
  return `${REASONS[reason] ?? ''}: ${said}`;
}
