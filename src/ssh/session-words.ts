import type { SshHost } from '../model/route.ts';
import { addressWords, type ClientConfig } from './client-config.ts';

const CONNECT_SECONDS = 10;
/** A connection that says nothing for three times this long is dead. */
const ALIVE_SECONDS = 10;

export type SessionOptions = {
  /** `accept-new` only where nothing is known of the host: another key than the known one is never taken. */
  readonly strict: 'yes' | 'accept-new';
  readonly knownHosts: string;
  /** Where OpenSSH writes its own log, apart from what a server makes it print. */
  readonly log: string;
  readonly logLevel?: 'DEBUG1' | 'DEBUG2';
};

/**
 * How OpenSSH is always called: it asks nobody, shares no connection that somebody else has proven, forwards nothing of
 * the operator's, and knows the host. All else (user, agent, ProxyJump, …) is as the operator has it.
 */
export function sessionWords(
  host: SshHost,
  { knownHosts: operators }: Pick<ClientConfig, 'knownHosts'>,
  { strict, knownHosts, log, logLevel = 'DEBUG1' }: SessionOptions,
): { readonly before: readonly string[]; readonly address: readonly string[] } {
  const files = [knownHosts, ...operators].map(quotedPath).join(' ');
  const options = [
    'BatchMode=yes',
    `StrictHostKeyChecking=${strict}`,
    `UserKnownHostsFile=${files}`,
    'UpdateHostKeys=no',
    'CheckHostIP=no',
    'HashKnownHosts=no',
    'ControlMaster=no',
    'ControlPath=none',
    `ConnectTimeout=${CONNECT_SECONDS}`,
    'ConnectionAttempts=1',
    `ServerAliveInterval=${ALIVE_SECONDS}`,
    'ServerAliveCountMax=3',
    'ForwardAgent=no',
    'ForwardX11=no',
    'PermitLocalCommand=no',
    'RemoteCommand=none',
    'RequestTTY=no',
    `LogLevel=${logLevel}`,
    ...(host.keyFile === undefined ? [] : ['IdentitiesOnly=yes']),
  ];
  return {
    before: [
      'ssh',
      '-T',
      '-E',
      log,
      ...options.flatMap((option) => ['-o', option]),
      ...(host.keyFile === undefined ? [] : ['-i', unexpanded(host.keyFile)]),
    ],
    address: addressWords(host),
  };
}

/** OpenSSH replaces `%h` and the like in paths. */
function unexpanded(file: string): string {
  return file.replaceAll('%', '%%');
}

/** One of several paths in an option: spaces are no end of it. */
function quotedPath(file: string): string {
  return `"${unexpanded(file)}"`;
}
