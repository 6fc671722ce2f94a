import { randomBytes } from 'node:crypto';
import { WizardError } from '../model/error.ts';
import type { SshHost } from '../model/route.ts';
import type { SshHostKey, SshReader, SshRefusal } from '../model/ssh.ts';
import { readKeyFile } from './key-file.ts';
import type { Sessions } from './open-session.ts';
import { loginQuestion, READ_STDIN, readLogin, readVersion, versionQuestion } from './questions.ts';
import { endOf } from './run-program.ts';
import type { SshSettings } from './settings.ts';

const TIMEOUT_MS = 25_000;
const LONGEST_ANSWER = 64 * 1024;

type Answered = { readonly is: 'in'; readonly stdout: string; readonly hostKey: SshHostKey };

/** Asks keys of this machine and hosts behind OpenSSH. */
export function sshReader(settings: SshSettings, sessions: Sessions): SshReader {
  async function ask(
    host: SshHost,
    question: string,
    signal: AbortSignal,
  ): Promise<Answered | SshRefusal> {
    const timeout = AbortSignal.timeout(TIMEOUT_MS);
    const limit = AbortSignal.any([signal, timeout]);
    try {
      const session = await sessions.open(host, { command: READ_STDIN }, limit);
      if (session.is === 'out') return session;
      try {
        let stdout = '';
        session.child.stdout?.setEncoding('utf8');
        session.child.stdout?.on('data', (piece: string) => {
          stdout = (stdout + piece).slice(0, LONGEST_ANSWER);
        });
        session.child.stdin?.end(question);
        // 255 is OpenSSH's own word for: it did not come to that.
        if ((await endOf(session.child, 'ssh', limit)) === 255) return await session.refusal();
        return { is: 'in', stdout, hostKey: await session.hostKey() };
      } finally {
        await session.close();
      }
    } catch (error) {
      signal.throwIfAborted();
      if (!timeout.aborted) throw error;
      const params = { host: host.host, port: host.port ?? '-' };
      return { is: 'out', code: 'ssh-timeout', params, mayHeal: true, says: '' };
    }
  }

  return {
    keyFile: (path, signal) => readKeyFile(settings, path, signal),
    async login(host, signal) {
      const mark = newMark();
      const answer = await ask(host, loginQuestion(mark), signal);
      if (answer.is === 'out') return answer;
      const { hostKey, stdout } = answer;
      const seen = readLogin(mark, stdout);
      return seen === undefined ? noShell(host, stdout) : { is: 'in', hostKey, ...seen };
    },
    async version(host, program, signal) {
      const mark = newMark();
      const answer = await ask(host, versionQuestion(mark, program), signal);
      if (answer.is === 'out') throw asError(answer);
      const said = readVersion(mark, program, answer.stdout);
      if (said === undefined) throw asError(noShell(host, answer.stdout));
      if (said === null) return undefined;
      const { code, ...version } = said;
      if (code === 0) return version;
      throw new WizardError('not-proven', 'program-failed', { program, why: code });
    },
  };
}

/** What nothing over there prints by chance. */
export function newMark(): string {
  return `dr-wizard-${randomBytes(8).toString('hex')}`;
}

/** Logged in, but what should answer is no shell: an account for forwarding only, for one. */
export function noShell({ host, user, port }: SshHost, said: string): SshRefusal {
  const says = said.trim().split('\n').at(-1) || '-';
  const params = { host, user: user ?? '-', port: port ?? '-', says };
  return { is: 'out', code: 'ssh-no-shell', params, mayHeal: false, says: said.slice(-4096) };
}

export function asError({ code, params, says }: SshRefusal): WizardError {
  const evidence = says === '' ? [] : [{ name: 'ssh', text: says }];
  return new WizardError('not-proven', code, params, { evidence });
}
