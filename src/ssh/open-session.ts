import type { ChildProcess } from 'node:child_process';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { SshHost } from '../model/route.ts';
import type { SshHostKey, SshRefusal } from '../model/ssh.ts';
import { checkHost } from './check-host.ts';
import { readConfig, type ClientConfig } from './client-config.ts';
import { keyFault } from './key-fault.ts';
import { knownHostsFile, knownKeys, pinKey } from './known-hosts.ts';
import { refusalOf } from './refusal.ts';
import { endOf, startProgram } from './run-program.ts';
import { sessionWords, type SessionOptions } from './session-words.ts';
import type { SshSettings } from './settings.ts';

const LONGEST_WORDS = 64 * 1024;

/** A running OpenSSH client. Whether it logged in is known by what comes from the other side only. */
export type Session = {
  readonly is: 'open';
  readonly child: ChildProcess;
  /** Why there was no login; asked once it has ended. */
  refusal(): Promise<SshRefusal>;
  /** OpenSSH's own log as far as it has come. */
  log(): Promise<string>;
  /** The host key of this connection, which is one that was noted. */
  hostKey(): Promise<SshHostKey>;
  /** Ends it and removes what it left. */
  close(): Promise<void>;
};

export type SessionWords = {
  /** Options of this session alone, such as `-N`. */
  readonly options?: readonly string[];
  /** What runs over there; a shell of the other side reads it. */
  readonly command?: string;
  readonly logLevel?: SessionOptions['logLevel'];
};

/** Opens sessions to hosts whose key is noted: at the first one to a host it is noted before anything is asked. */
export function createSessions(settings: SshSettings) {
  let firstContact: Promise<unknown> = Promise.resolve();

  async function start(
    host: SshHost,
    config: ClientConfig,
    strict: SessionOptions['strict'],
    { options = [], command, logLevel }: SessionWords,
    signal: AbortSignal,
  ): Promise<Session> {
    const folder = await mkdtemp(path.join(tmpdir(), 'dr-wizard-ssh-'));
    const logFile = path.join(folder, 'log');
    const knownHosts = await knownHostsFile(settings);
    const words = sessionWords(host, config, {
      strict,
      knownHosts,
      log: logFile,
      ...(logLevel === undefined ? {} : { logLevel }),
    });
    const argv = [
      ...words.before,
      ...options,
      ...words.address,
      ...(command === undefined ? [] : [command]),
    ];
    const env = { ...settings.env(), SSH_ASKPASS_REQUIRE: 'never' };
    const child = startProgram(argv, { env }, signal);
    let stderr = '';
    child.stderr?.setEncoding('utf8');
    child.stderr?.on('data', (piece: string) => (stderr = (stderr + piece).slice(-LONGEST_WORDS)));
    const log = () => readFile(logFile, 'utf8').catch(() => '');
    return {
      is: 'open',
      child,
      log,
      async refusal() {
        const where = { ...host, port: config.port, user: host.user ?? config.user };
        const said = refusalOf(where, { log: await log(), stderr });
        return said.code === 'ssh-key-refused' ? ((await lockedKey(host, signal)) ?? said) : said;
      },
      async hostKey() {
        const used = keyInLog(await log());
        const { own, operators } = await knownKeys(settings, config, signal);
        const known = [...own, ...operators].find((key) => key.fingerprint === used.fingerprint);
        const { type, fingerprint } = known ?? used;
        return { type, fingerprint };
      },
      async close() {
        child.stdin?.destroy();
        child.kill('SIGTERM');
        await rm(folder, { recursive: true, force: true });
      },
    };
  }

  /** A passphrase that nobody can be asked for looks like a refusal. */
  async function lockedKey(host: SshHost, signal: AbortSignal): Promise<SshRefusal | undefined> {
    const fault = await keyFault(settings, host, signal);
    return fault?.code === 'ssh-key-locked' ? fault : undefined;
  }

  /** Notes the key of a host that is not known in this run. Nothing is asked, and nobody need be let in. */
  async function contact(
    host: SshHost,
    config: ClientConfig,
    signal: AbortSignal,
  ): Promise<SshRefusal | undefined> {
    const { own, operators } = await knownKeys(settings, config, signal);
    if (own.length > 0) return undefined;
    const strict = operators.length > 0 ? 'yes' : 'accept-new';
    const session = await start(host, config, strict, { command: 'exit 0' }, signal);
    try {
      session.child.stdin?.end();
      session.child.stdout?.resume();
      await endOf(session.child, 'ssh', signal);
      const used = keyInLog(await session.log());
      const known = operators.find(({ fingerprint }) => fingerprint === used.fingerprint);
      if (known !== undefined) await pinKey(settings, config.name, known);
      if (known !== undefined || isCertificate(used)) return undefined;
      const now = await knownKeys(settings, config, signal);
      return now.own.length > 0 ? undefined : await session.refusal();
    } finally {
      await session.close();
    }
  }

  return {
    async open(
      asked: SshHost,
      words: SessionWords,
      signal: AbortSignal,
    ): Promise<Session | SshRefusal> {
      const { keyFile } = asked;
      const host = keyFile === undefined ? asked : { ...asked, keyFile: settings.pathOf(keyFile) };
      checkHost(host);
      const fault = await keyFault(settings, host, signal);
      if (fault !== undefined && fault.code !== 'ssh-key-locked') return fault;
      const config = await readConfig(settings, host, signal);
      const mine = firstContact.then(() => contact(host, config, signal));
      firstContact = mine.catch(() => undefined);
      const refused = await mine;
      return refused ?? start(host, config, 'yes', words, signal);
    },
  };
}

export type Sessions = ReturnType<typeof createSessions>;

function keyInLog(log: string): SshHostKey {
  const [, type = '', fingerprint = ''] =
    /^debug1: Server host key: (\S+) (SHA256:\S+)\s*$/m.exec(log) ?? [];
  return { type, fingerprint };
}

/** Then an authority vouches for it, which is what is known. */
function isCertificate({ type }: SshHostKey): boolean {
  return type.includes('-cert-');
}
