import type { ArchiveReader, Unpacker } from './archives.ts';
import type { CheckoutReader } from './checkout.ts';
import type { ChartReader } from './chart.ts';
import type { LedgerEntry } from './catalogue.ts';
import type { ClusterReader, KubeObject, ObjectName } from './cluster-port.ts';
import type { CloudReader, CloudWriter } from './cloud.ts';
import type { DnsReader } from './dns.ts';
import type { Downloader, DownloadReader } from './download.ts';
import type { HttpReader } from './http.ts';
import type { Json, JsonObject } from './json.ts';
import type { VersionsReader } from './manifest-versions.ts';
import type { OwnFiles } from './own-files.ts';
import type { NacosReader } from './nacos.ts';
import type { PodFileReader, PodFileWriter } from './pod-files.ts';
import type { RocketmqReader } from './rocketmq.ts';
import type { SshReader, SshWriter } from './ssh.ts';
import type { ServiceReader } from './services.ts';
import type { CertificateReader, TlsReader } from './tls.ts';
import type { ToolBox } from './tools.ts';
import type { ObjectRef, Progress } from './verdict.ts';

export type * from './cluster-port.ts';

export type Applied = {
  readonly changed: boolean;
  readonly created: boolean;
  readonly uid: string;
  /** Where it lies now; a manifest that names no namespace goes to `default`. */
  readonly namespace?: string;
};

/**
 * A conflict that a person decided: what these managers own of this object may be taken over. `conflict` is the digest of
 * exactly who owns which fields: another conflict is another decision.
 */
export type TakeOver = {
  readonly kind: string;
  /** `namespace/name`, or the name alone. */
  readonly name: string;
  readonly managers: string;
  readonly fields: string;
  readonly conflict: string;
};

/** All that an action may change in a cluster. Each call proves the target's UID right before. */
export type ClusterWriter = {
  /**
   * Server-side apply as field manager `dr-wizard`; a conflict is a `WizardError` that names the other manager. By force
   * only where the conflict is still the one of `takeOver`.
   */
  apply(object: KubeObject, signal: AbortSignal, takeOver?: TakeOver): Promise<Applied>;
  /** Only proves it: for a change that a program is about to make. Nothing to prove where no target is pinned. */
  prove?(signal: AbortSignal): Promise<void>;
  /** Deletes only the object with this uid. */
  remove(name: ObjectName, uid: string, signal: AbortSignal): Promise<void>;
};

export type CommandResult = {
  /** null where a signal ended it. */
  readonly exitCode: number | null;
  readonly signal: string | null;
  /** The end of stdout and stderr together, at most 64 KiB, with control characters made visible. */
  readonly output: string;
  readonly bytes: number;
};

export type Command = {
  /** Never a shell string: `argv[0]` is the program. */
  readonly argv: readonly string[];
  readonly env: { readonly [name: string]: string };
  readonly cwd?: string;
  readonly stdin?: string;
};

/** Starts programs for actions: in a session of their own, output and exit code in files named by `key`. */
export type Shell = {
  /** What became of the command with this key: `lost` where it is gone without an exit code. */
  known(key: string): Promise<'never-started' | 'running' | 'ended' | 'lost'>;
  /** Attaches to the same command instead where one with this key runs or has ended: a key never starts twice. */
  run(
    key: string,
    command: Command,
    onOutput: (text: string) => void,
    signal: AbortSignal,
  ): Promise<CommandResult>;
};

/** Fixed questions that a probe may ask of a program: nothing here can change anything. */
export type Inspect = {
  /** The version a program reports, by that program's own read-only version call; undefined where it is not found. */
  version(
    program: 'kubectl' | 'helm' | 'ssh' | 'git',
    signal: AbortSignal,
  ): Promise<{ version: string; raw: string } | undefined>;
};

export type NetReader = {
  /** Opens and closes a TCP connection. `code` is the system's error code, such as ECONNREFUSED. */
  connect(
    host: string,
    port: number,
    signal: AbortSignal,
  ): Promise<{ open: true; address: string; ms: number } | { open: false; code: string }>;
};

export type FileReader = {
  /**
   * Throws `WizardError` (`file-missing`, `file-unreadable`, `file-too-large`). With `latin1` a character is a byte,
   * whatever is in the file: for what may be no text at all.
   */
  text(path: string, maxBytes?: number, encoding?: 'utf-8' | 'latin1'): Promise<string>;
  /** `path` is the absolute one: a program started in another folder still finds the file. */
  stat(
    path: string,
  ): Promise<
    { kind: 'file' | 'folder' | 'other'; bytes: number; mode: number; path?: string } | undefined
  >;
  /** Every file below a folder, sorted, as paths. */
  list(path: string): Promise<readonly string[]>;
  /**
   * The Kubernetes objects of a YAML or JSON file (several documents, Lists unpacked) or of all such files below a
   * folder, in the order of the paths. Throws `WizardError` (`file-missing`, `manifest-malformed`, `manifest-not-object`,
   * `manifest-empty`, …).
   */
  manifests(path: string): Promise<readonly KubeObject[]>;
};

export type Clock = {
  /** Epoch milliseconds. */
  now(): number;
  /** Monotonic milliseconds. */
  mono(): number;
  /** Rejects with the signal's reason where it is aborted. */
  sleep(ms: number, signal: AbortSignal): Promise<void>;
};

/** Every adapter opens its sockets through this. `Stream` and `Datagram` are Node's; the model knows neither. */
export type Dialer<Stream = unknown, Datagram = unknown> = {
  tcp(host: string, port: number, signal: AbortSignal): Promise<Stream>;
  udp(address: string, port: number): Datagram;
};

export type Readers = {
  readonly cluster: ClusterReader;
  readonly net: NetReader;
  readonly dns: DnsReader;
  readonly tls: TlsReader;
  readonly http: HttpReader;
  readonly rocketmq: RocketmqReader;
  readonly nacos: NacosReader;
  readonly services: ServiceReader;
  readonly podFiles: PodFileReader;
  readonly certificates: CertificateReader;
  readonly inspect: Inspect;
  readonly cloud: CloudReader;
  readonly files: FileReader;
  readonly ssh: SshReader;
  readonly versions: VersionsReader;
  readonly archives: ArchiveReader;
  readonly downloads: DownloadReader;
  readonly checkouts: CheckoutReader;
  readonly charts: ChartReader;
  /** The same from a ready pod with an address of its own. Throws `WizardError` where there is none that can be used. */
  readonly inside: { readonly net: NetReader; readonly tls: TlsReader };
  readonly clock: Clock;
};

export type Writers = Readers & {
  readonly writer: ClusterWriter;
  readonly pods: PodFileWriter;
  readonly shell: Shell;
  readonly ssh: SshReader & SshWriter;
  readonly cloud: CloudWriter;
  readonly downloader: Downloader;
  readonly unpacker: Unpacker;
  readonly tools: ToolBox;
  readonly ownFiles: OwnFiles;
  /** This attempt: `key` is run/step/attempt; output and progress go to the screen at once. */
  readonly attempt: {
    readonly key: string;
    readonly run: string;
    output(text: string): void;
    progress(progress: Progress): void;
    /** Told of each thing right after it was made, before anything else is done: what was applied to the cluster is anyway. */
    readonly made?: (entry: LedgerEntry) => Promise<void>;
    /** Told of the account before anything is changed in it: from then on, a resume included, it is that of the run. */
    readonly keepAccount?: (account: string) => Promise<void>;
  };
  /** Told of a secret that was read on the way, such as a key in a file: from then on it is recorded and shown nowhere. */
  readonly conceal?: (name: string, secret: string) => void;
};

export type { Json, JsonObject, ObjectRef };
