import type { SshHost } from '../model/route.ts';
import type { SshRefusal } from '../model/ssh.ts';
import type { Params } from '../model/verdict.ts';
import { shellWord } from './quote.ts';

/** What OpenSSH said: its own log, and what came by its error output: a jump's words, and the server's banner. */
export type SshWords = { readonly log: string; readonly stderr: string };

type Row = {
  readonly pattern: RegExp;
  readonly code: string;
  readonly mayHeal: boolean;
};

/** In this order: what comes first is the cause of what comes after it. All of these are texts of OpenSSH's sources. */
const ROWS: readonly Row[] = [
  {
    pattern: /^@ +WARNING: REMOTE HOST IDENTIFICATION HAS CHANGED/m,
    code: 'ssh-host-key-changed',
    mayHeal: false,
  },
  {
    pattern: /^@ +WARNING: REVOKED HOST KEY DETECTED/m,
    code: 'ssh-host-key-revoked',
    mayHeal: false,
  },
  {
    pattern: /^No \S+ host key is known for .* and you have requested strict/m,
    code: 'ssh-host-key-unknown',
    mayHeal: false,
  },
  { pattern: /^Host key verification failed/m, code: 'ssh-host-key-unknown', mayHeal: false },
  { pattern: /Could not resolve hostname/, code: 'ssh-host-not-found', mayHeal: true },
  { pattern: /connect to host .*: Connection refused/, code: 'ssh-refused', mayHeal: true },
  {
    pattern:
      /connect to host .*: (?:Connection|Operation) timed out|timed out during banner exchange|Timeout, server .* not responding/,
    code: 'ssh-timeout',
    mayHeal: true,
  },
  {
    pattern:
      /connect to host .*: (?:No route to host|Network is (?:unreachable|down)|Permission denied)/,
    code: 'ssh-no-route',
    mayHeal: true,
  },
  { pattern: /^(?:.*@.*: )?Permission denied \(/m, code: 'ssh-key-refused', mayHeal: true },
  { pattern: /Too many authentication failures/, code: 'ssh-key-refused', mayHeal: true },
  { pattern: /^Unable to negotiate with/m, code: 'ssh-no-common-way', mayHeal: false },
  {
    pattern:
      /^Bad owner or permissions on|^(?:.*: )?(?:line \d+: )?Bad configuration option|terminating, \d+ bad configuration/m,
    code: 'ssh-config-faulty',
    mayHeal: false,
  },
  {
    pattern:
      /(?:Connection (?:closed|reset) by|kex_exchange_identification|banner exchange|Broken pipe)/,
    code: 'ssh-closed',
    mayHeal: true,
  },
];

/** Why there was no login. A jump's own words come first: what failed behind it is only what followed. */
export function refusalOf(host: SshHost & { readonly port: number }, words: SshWords): SshRefusal {
  const behindJump = /by UNKNOWN port|banner exchange/.test(words.log) ? words.stderr : '';
  for (const said of [behindJump, words.log, words.stderr]) {
    const row = ROWS.find(({ pattern }) => pattern.test(said));
    if (row === undefined) continue;
    return {
      is: 'out',
      code: row.code,
      params: paramsOf(host, said),
      mayHeal: row.mayHeal,
      says: ownWords(said),
    };
  }
  const says = ownWords(words.log) || ownWords(words.stderr);
  const params = { ...paramsOf(host, words.log), says: says.split('\n').at(-1) || '-' };
  return { is: 'out', code: 'ssh-failed', params, mayHeal: true, says };
}

function paramsOf({ host, user, port }: SshHost & { readonly port: number }, said: string): Params {
  const [, methods = '-'] = /Permission denied \(([^)]*)\)/.exec(said) ?? [];
  const [, fingerprint = '-'] =
    /^(?:debug1: Server host key: \S+ )?(SHA256:[\w+/=]+)\.?$/m.exec(said) ?? [];
  return {
    host,
    port,
    user: user ?? '-',
    methods,
    fingerprint,
    remove: removalOf({ host, port }, said),
    says: ownWords(said).split('\n').at(-1) || '-',
  };
}

/** What removes the old line of a host's key, as it is typed: in the file that OpenSSH has found it in, by its name there. */
function removalOf({ host, port }: { readonly host: string; readonly port: number }, said: string) {
  const [, file] = /^Offending (?:\S+ )?key in (.+):\d+$/m.exec(said) ?? [];
  const [, noted] = /^Host key for (\S+) has changed/m.exec(said) ?? [];
  const name = noted ?? (port === 22 ? host : `[${host}]:${port}`);
  const words = [...(file === undefined ? [] : ['-f', file]), '-R', name];
  return ['ssh-keygen', ...words.map((word) => (PLAIN.test(word) ? word : shellWord(word)))].join(
    ' ',
  );
}

/** No shell reads anything else in such a word. */
const PLAIN = /^[\w./:@-]+$/;

/** Without what only tells how it came to that. */
export function ownWords(said: string): string {
  return said
    .split('\n')
    .filter((line) => line.trim() !== '' && !/^debug\d: |^@+$/.test(line))
    .join('\n')
    .slice(-4096);
}
