import type { SshHost } from './route.ts';
import type { Params } from './verdict.ts';

export type { SshHost };

/** The public half of a key, and what follows from it. */
export type SshKey = {
  /** As OpenSSH names it: `ssh-rsa`, `ssh-ed25519`. */
  readonly type: string;
  /** 0 where the type has no size that is known. */
  readonly bits: number;
  /** `SHA256:…`, as OpenSSH shows it. */
  readonly fingerprint: string;
  /** `aa:bb:…`, as clouds still show it. */
  readonly md5: string;
  readonly comment: string;
  /** One line: type, base64, comment. */
  readonly publicKey: string;
};

/** What there is at the path of a private key. */
export type SshKeyFile =
  /** `publicHalf`: only the file beside it is there. */
  | { readonly is: 'missing'; readonly path: string; readonly publicHalf: boolean }
  /** Something else stands there, or it can't be read; `why` is a word for people, such as EACCES. */
  | { readonly is: 'no-key'; readonly path: string; readonly why: string }
  | {
      readonly is: 'key';
      readonly path: string;
      /** The permission bits. */
      readonly mode: number;
      /** A passphrase protects it. */
      readonly locked: boolean;
      /** null where nothing but the passphrase would tell. */
      readonly key: SshKey | null;
      /** The file beside it, with `.pub`: `other` belongs to another key. */
      readonly publicHalf: 'there' | 'absent' | 'other';
      readonly agent: 'holds-it' | 'lacks-it' | 'no-agent';
    };

export type SshHostKey = { readonly type: string; readonly fingerprint: string };

/** Why there is no login: a code of `text/`, and whether waiting may help. */
export type SshRefusal = {
  readonly is: 'out';
  readonly code: string;
  readonly params: Params;
  readonly mayHeal: boolean;
  /** The last words of OpenSSH, for the evidence. */
  readonly says: string;
};

/** What the host tells of itself after a login. What it does not know is ''. */
export type SshSeen = {
  readonly is: 'in';
  readonly hostKey: SshHostKey;
  readonly hostname: string;
  readonly addresses: readonly string[];
  /** Of the running kernel: a node tells its own in `status.nodeInfo.bootID`. */
  readonly bootId: string;
  /** The cluster that kubectl over there sees: the UID of namespace kube-system. */
  readonly cluster:
    | { readonly is: 'uid'; readonly uid: string }
    | { readonly is: 'no-kubectl' }
    | { readonly is: 'unseen'; readonly says: string };
};

export type SshProgram = 'kubectl' | 'helm' | 'ssh' | 'git';

/** Fixed questions about keys of this machine and hosts behind OpenSSH: nothing here can change anything there. */
export type SshReader = {
  keyFile(path: string, signal: AbortSignal): Promise<SshKeyFile>;
  /** Notes the host key at first contact; from then on no other is taken. */
  login(host: SshHost, signal: AbortSignal): Promise<SshSeen | SshRefusal>;
  /** Of a program on that host; undefined where it is not found. Throws `WizardError` where there is no login. */
  version(
    host: SshHost,
    program: SshProgram,
    signal: AbortSignal,
  ): Promise<{ readonly version: string; readonly raw: string } | undefined>;
};

export type NewKey = {
  readonly path: string;
  readonly type: 'rsa' | 'ed25519';
  /** Of an RSA key. */
  readonly bits: number;
  readonly comment: string;
};

export type RemoteScript = {
  readonly host: SshHost;
  /** Reaches the host by standard input, whatever is in it. */
  readonly text: string;
  /** What people call it. */
  readonly name: string;
  readonly env: { readonly [name: string]: string };
  /** A folder over there; the login's own where it is left out. */
  readonly cwd?: string;
  /** The kube-system UID that kubectl over there must see, in the connection that starts the script. */
  readonly uid: string;
};

export type RemoteEnd = {
  readonly exitCode: number;
  /** Its end, with control characters made visible. */
  readonly output: string;
  readonly bytes: number;
  /** Where script, output and exit code lie over there. */
  readonly folder: string;
};

/** What actions may do with keys of this machine, and on hosts. Every method throws `WizardError`. */
export type SshWriter = {
  /** Never over a file that is there. */
  makeKey(key: NewKey, signal: AbortSignal): Promise<void>;
  /** Writes the public half beside a private key, where there is none. */
  writePublicHalf(path: string, publicKey: string): Promise<void>;
  /** Nobody else may read it from now on. */
  closeKey(path: string): Promise<void>;
  /**
   * Runs a script over there, in a session of its own that outlives the connection. Attaches where one with this key
   * runs or has ended: a key never starts twice. Code `ssh-connection-lost` where its end is not known.
   */
  run(
    key: string,
    script: RemoteScript,
    onOutput: (text: string) => void,
    signal: AbortSignal,
  ): Promise<RemoteEnd>;
  /** The same for what was started before, whatever has become of its file here. */
  attach(key: string, onOutput: (text: string) => void, signal: AbortSignal): Promise<RemoteEnd>;
};
