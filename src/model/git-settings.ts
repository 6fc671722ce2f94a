import { aCause, type Cause } from './verdict.ts';

type Login = { readonly user?: string; readonly password?: string };

/**
 * What git asks instead of a person: user and password reach it by the environment, never by words or the address, and
 * nothing is written to a disk. The text is always this one; git runs it as it runs an askpass program.
 */
const LOGIN =
  '!f() { test "$1" = get || exit 0; test -z "$DR_WIZARD_GIT_USER" || printf "username=%s\\n" "$DR_WIZARD_GIT_USER"; printf "password=%s\\n" "$DR_WIZARD_GIT_PASSWORD"; }; f';

/**
 * The environment in which git does nothing but what it is asked: no hooks, no programs that a repository names, no
 * large files from elsewhere, no transports but these, no questions to a terminal, its words in English.
 */
export function gitEnvironment({ user, password }: Login = {}): { [name: string]: string } {
  const config: (readonly [key: string, value: string])[] = [
    ['core.hooksPath', '/dev/null'],
    ['core.fsmonitor', 'false'],
    ['filter.lfs.process', ''],
    ['filter.lfs.smudge', ''],
    ['filter.lfs.required', 'false'],
    ['submodule.recurse', 'false'],
    // An empty one forgets those of the machine: none of them is to keep this password.
    ...(password === undefined
      ? []
      : ([
          ['credential.helper', ''],
          ['credential.helper', LOGIN],
        ] as const)),
  ];
  return {
    LC_ALL: 'C',
    GIT_TERMINAL_PROMPT: '0',
    GIT_LFS_SKIP_SMUDGE: '1',
    GIT_OPTIONAL_LOCKS: '0',
    GIT_ALLOW_PROTOCOL: ALLOWED.join(':'),
    GIT_CONFIG_COUNT: String(config.length),
    ...Object.fromEntries(
      config.flatMap(([key, value], index) => [
        [`GIT_CONFIG_KEY_${index}`, key],
        [`GIT_CONFIG_VALUE_${index}`, value],
      ]),
    ),
    ...(password === undefined
      ? {}
      : { DR_WIZARD_GIT_USER: user ?? '', DR_WIZARD_GIT_PASSWORD: password }),
  };
}

const ALLOWED = ['https', 'http', 'ssh', 'file'];

/** Why git must not be given this address; null where it may. */
export function gitAddressFault(url: string): Cause | null {
  const shown = url.replace(/\/\/[^/@]*@/, '//…@');
  // oxlint-disable-next-line no-control-regex -- these are what it looks for
  if (url === '' || url.startsWith('-') || /[\u0000-\u0020\u007f]/.test(url))
    return aCause('git-address-wrong', { url: shown });
  if (/^[a-z][a-z0-9+.-]*:\/\/[^/@]*:[^/@]*@/i.test(url))
    return aCause('git-address-password', { url: shown });
  const scheme = /^([a-z][a-z0-9+.-]*):(?:\/\/|:)/i.exec(url)?.[1]?.toLowerCase();
  if (scheme !== undefined && !ALLOWED.includes(scheme))
    return aCause('git-address-transport', { url: shown, scheme });
  return null;
}

/** Git's own rules for a branch, those that matter (git-check-ref-format). */
export function isBranch(branch: string): boolean {
  // oxlint-disable-next-line no-control-regex -- these are what it looks for
  const isWrong =
    // oxlint-disable-next-line no-control-regex -- these are what it looks for
    /^[-/.]|[\u0000-\u0020\u007f~^:?*[\\]|\.\.|\/\/|@\{|\/\.|\.lock(?:\/|$)|[/.]$/.test(branch);
  return branch !== '' && branch !== '@' && !isWrong;
}

/** A whole one: the beginning of one may be that of another tomorrow. */
export function isCommit(commit: string): boolean {
  return /^(?:[0-9a-f]{40}|[0-9a-f]{64})$/.test(commit);
}

/** What git, curl and ssh say of a network, of a proxy and of a server that can't answer just now. */
const UNREACHABLE =
  /Could not resolve|Connection (?:refused|timed out|reset)|Failed to connect|Network is unreachable|No route to host|timed out|early EOF|hung up|RPC failed|SSL_ERROR_SYSCALL|CONNECT tunnel failed|from proxy after CONNECT|Proxy CONNECT aborted|returned error: 5\d\d/i;

/** Why git got no further, from its last words; they are in English as it is run with `LC_ALL=C`. */
export function gitFault(
  stderr: string,
  params: { readonly url: string; readonly folder: string },
): Cause {
  const { url, folder } = params;
  const lastLine = stderr.trimEnd().split('\n').at(-1)?.trim().slice(0, 300) ?? '';
  const said = { url, lastLine: lastLine === '' ? '-' : lastLine };
  if (/Permission denied \(|Could not read from remote repository[\s\S]*publickey/i.test(stderr))
    return aCause('git-ssh-refused', said);
  if (/Host key verification failed/i.test(stderr)) return aCause('git-ssh-host-key', said);
  if (
    /Authentication failed|could not read (?:Username|Password)|terminal prompts disabled|HTTP Basic: Access denied|\b(?:401|403)\b/i.test(
      stderr,
    )
  )
    return aCause('git-login-refused', said);
  if (
    /not found|does not appear to be a git repository|does not exist|\b404\b/i.test(stderr) &&
    !/Could not resolve/i.test(stderr)
  )
    return aCause('git-repository-missing', said);
  if (/dubious ownership/i.test(stderr)) return aCause('git-owner', { folder });
  if (/transport '[^']*' not allowed/i.test(stderr))
    return aCause('git-address-transport', {
      url,
      scheme: /transport '([^']*)'/i.exec(stderr)?.[1] ?? '?',
    });
  if (/No space left on device/i.test(stderr)) return aCause('git-no-space', { folder });
  // Before certificates: a connection that breaks off in the handshake is told in the words of SSL as well.
  if (UNREACHABLE.test(stderr)) return aCause('git-unreachable', said, { healsByItself: true });
  if (/certificate|SSL/i.test(stderr)) return aCause('git-certificate', said);
  return aCause('git-failed', said);
}
