import { WizardError } from '../model/error.ts';
import type { SshHost } from '../model/route.ts';
import { runProgram } from './run-program.ts';
import type { SshSettings } from './settings.ts';

/** What OpenSSH makes of a host by the operator's own configuration. */
export type ClientConfig = {
  readonly user: string;
  readonly hostname: string;
  readonly port: number;
  /** As it stands in known_hosts: with its port where that is another than 22. */
  readonly name: string;
  readonly knownHosts: readonly string[];
  readonly globalKnownHosts: readonly string[];
};

/** Asks OpenSSH itself. No connection is made. */
export async function readConfig(
  { env }: Pick<SshSettings, 'env'>,
  host: SshHost,
  signal: AbortSignal,
): Promise<ClientConfig> {
  const argv = ['ssh', '-G', ...addressWords(host)];
  const { exitCode, stdout, stderr } = await runProgram(argv, { env: env() }, signal);
  const lines = stdout.split('\n').map((line) => line.split(' '));
  const wordsOf = (key: string) => lines.find(([first]) => first === key)?.slice(1) ?? [];
  if (exitCode !== 0 || wordsOf('hostname').length === 0)
    throw new WizardError('usage', 'ssh-config-faulty', { says: lastLine(stderr) });
  const hostname = wordsOf('hostname').join(' ');
  const port = Number(wordsOf('port')[0] ?? 22);
  const [alias] = wordsOf('hostkeyalias');
  return {
    user: wordsOf('user')[0] ?? '',
    hostname,
    port,
    name: alias ?? (port === 22 ? hostname : `[${hostname}]:${port}`),
    knownHosts: wordsOf('userknownhostsfile').filter((file) => file !== 'none'),
    globalKnownHosts: wordsOf('globalknownhostsfile').filter((file) => file !== 'none'),
  };
}

/** Whom to log in to; checked before, so that no word is an option. */
export function addressWords({ host, user, port }: SshHost): readonly string[] {
  return [
    ...(user === undefined ? [] : ['-l', user]),
    ...(port === undefined ? [] : ['-p', String(port)]),
    '--',
    host,
  ];
}

function lastLine(text: string): string {
  return text.trimEnd().split('\n').at(-1) || '-';
}
