import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { RangeProgram } from '../../model/range.ts';
import { SWITCHBOARD } from '../switchboard/ask.ts';
import { TRUSTED } from './program.ts';
import { installStandIn, installWrapper, programIn, quoted, type ProgramEnv } from './install.ts';

export type InstallOptions = {
  /** A folder for them alone, on a disk that may start programs. Made where it is missing. */
  readonly folder: string;
  /** What starts the wizard itself, such as `[node, program]`. */
  readonly self: readonly string[];
  /** The PATH in which this machine's own are looked for. */
  readonly searched: string;
  /** Address of the switchboard. */
  readonly switchboard: string;
  /** File of the range's authority, as PEM. */
  readonly trusted: string;
};

export type InstalledPrograms = {
  /** For all that a drill starts: these come first in it. */
  readonly path: string;
  readonly programs: readonly RangeProgram[];
};

type Way = { readonly words: readonly string[]; readonly env: ProgramEnv };

/** How a program of this machine gets into the range, and nowhere else. */
const WAYS: { readonly [name: string]: (own: string, options: InstallOptions) => Way } = {
  kubectl: clusterProgram,
  helm: clusterProgram,
  git: gitProgram,
  ssh: sshProgram,
  'ssh-keygen': asItIs,
  'ssh-add': asItIs,
};

/**
 * Puts the programs that steps of a runbook start into a folder: this machine's own, led into the range, and small ones of
 * the range in the place of those that are missing.
 */
export function installPrograms(options: InstallOptions): InstalledPrograms {
  const { folder, self, searched, trusted } = options;
  const bin = path.join(folder, 'bin');
  mkdirSync(bin, { recursive: true });
  const programs = Object.entries(WAYS).map(([name, way]): RangeProgram => {
    const own = programIn(searched, name);
    if (own === undefined) {
      installStandIn(bin, name, self, { ...ownEnv(options), [TRUSTED]: trusted });
      return { name, is: 'stand-in' };
    }
    const { words, env } = way(own, options);
    installWrapper(bin, name, words, env);
    return { name, is: 'own' };
  });
  return { path: [bin, searched].filter(Boolean).join(path.delimiter), programs };
}

/** Of a program that is this very one. Steps start some of them often: what Node has compiled once, it does not again. */
function ownEnv({ folder, switchboard }: InstallOptions): ProgramEnv {
  return { [SWITCHBOARD]: switchboard, NODE_COMPILE_CACHE: path.join(folder, 'kept/code') };
}

/** They reach the API server at loopback, everything else through the switchboard; what they keep goes with the range. */
function clusterProgram(own: string, { folder, switchboard }: InstallOptions): Way {
  const proxy = `http://${switchboard}`;
  const at = (name: string) => path.join(folder, 'kept', name);
  const env = {
    HTTPS_PROXY: proxy,
    HTTP_PROXY: proxy,
    NO_PROXY: '127.0.0.0/8',
    KUBECACHEDIR: at('kubectl'),
    HELM_CACHE_HOME: at('helm-cache'),
    HELM_CONFIG_HOME: at('helm-config'),
    HELM_DATA_HOME: at('helm-data'),
  };
  return { words: [own], env };
}

/** Nobody's settings count but these: a proxy or a helper for passwords of the operator leads out of the range. */
function gitProgram(own: string, { folder, switchboard, trusted }: InstallOptions): Way {
  const env = {
    // Before 2.32 git knows no other way to leave out what its user has set.
    HOME: path.join(folder, 'kept/git'),
    GIT_CONFIG_GLOBAL: '/dev/null',
    GIT_CONFIG_NOSYSTEM: '1',
    GIT_SSL_CAINFO: trusted,
    GIT_TERMINAL_PROMPT: '0',
  };
  return { words: [own, '-c', `http.proxy=http://${switchboard}`], env };
}

/**
 * OpenSSH goes to every host by a program of the range. It still knows the host by its address, so that host keys are
 * compared with what was noted for that; nothing that the operator knows of hosts counts here.
 */
function sshProgram(own: string, options: InstallOptions): Way {
  const { folder, self } = options;
  const config = path.join(folder, 'ssh_config');
  // OpenSSH replaces what begins with a percent sign.
  const way = [...self, '__stand-in', 'ssh-way'].map((word) => quoted(word.replaceAll('%', '%%')));
  const lines = [
    'Host *',
    `  ProxyCommand ${way.join(' ')} '%h' '%p'`,
    '  UserKnownHostsFile /dev/null',
    '  GlobalKnownHostsFile /dev/null',
  ];
  writeFileSync(config, `${lines.join('\n')}\n`);
  return { words: [own, '-F', config], env: ownEnv(options) };
}

function asItIs(own: string): Way {
  return { words: [own], env: {} };
}
