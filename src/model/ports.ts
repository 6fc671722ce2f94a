import type { DnsReader } from './dns.ts';
import type { HttpReader } from './http.ts';
import type { Json, JsonObject } from './json.ts';
import type { CertificateReader, TlsReader } from './tls.ts';
import type { Cause, ObjectRef, Progress } from './verdict.ts';

/** A Kubernetes object as the API gives it. */
export type KubeObject = {
  readonly apiVersion: string;
  readonly kind: string;
  readonly metadata: {
    readonly name: string;
    readonly namespace?: string;
    readonly uid?: string;
    readonly labels?: { readonly [key: string]: string };
    readonly annotations?: { readonly [key: string]: string };
    readonly [key: string]: unknown;
  };
  readonly [key: string]: unknown;
};

/** Identity (`uid` of namespace kube-system) and access of a cluster. */
export type Target = {
  readonly uid: string;
  readonly server: string;
  readonly context: string;
  readonly caSha256: string;
};

/** What a person looks at before a cluster is pinned. `createdAt` is RFC 3339. What is not known is '' or null. */
export type TargetSummary = Target & {
  readonly version: string;
  readonly createdAt: string;
  /** null where they could not be counted: none must never be said of what was not read. */
  readonly nodes: number | null;
  readonly nodesReady: number | null;
  /** Workloads outside kube-system; null where not all of their kinds could be counted. */
  readonly workloads: number | null;
  readonly practice: boolean;
};

export type ObjectName = {
  readonly apiVersion: string;
  readonly kind: string;
  readonly name: string;
  readonly namespace?: string;
};

export type ListQuery = {
  readonly apiVersion: string;
  readonly kind: string;
  readonly namespace?: string;
  readonly labelSelector?: string;
  readonly fieldSelector?: string;
};

/** Objects of one kind that are followed: in these namespaces, or in all of them where none is named. */
export type Selection = {
  readonly apiVersion: string;
  readonly kind: string;
  readonly namespaces?: readonly string[];
  readonly labelSelector?: string;
  readonly fieldSelector?: string;
};

/** All objects of a kind in one namespace, or in all (and those that have none) where it is left out. */
export type KindScope = {
  readonly apiVersion: string;
  readonly kind: string;
  readonly namespace?: string;
};

/** What became of followed objects, in the order in which the API server told it. */
export type Change =
  | { readonly is: 'put'; readonly object: KubeObject }
  /** `object` as it was last known. */
  | { readonly is: 'gone'; readonly object: KubeObject }
  /** All that there is of it has been told by now: what was not told is not there. */
  | ({ readonly is: 'whole' } & KindScope)
  /** It can't be read, and what was told of it may be old, until `whole` is said again. */
  | ({ readonly is: 'blind'; readonly cause: Cause; readonly unreachable: boolean } & KindScope);

export type LogQuery = {
  readonly namespace: string;
  readonly pod: string;
  readonly container?: string;
  /** Of the container that ran before this one. */
  readonly previous?: boolean;
  readonly tailLines: number;
  /** A quarter of a megabyte where it is left out. */
  readonly limitBytes?: number;
};

/**
 * All that a probe may touch of a cluster: there is no way to change one through this port.
 * Every method throws `WizardError` with a code, never the client's own error.
 */
export type ClusterReader = {
  /** undefined where the object is not there. */
  get(name: ObjectName, signal: AbortSignal): Promise<KubeObject | undefined>;
  list(query: ListQuery, signal: AbortSignal): Promise<readonly KubeObject[]>;
  /**
   * What there is of these and then each change, in batches; with `once` it ends when all was told or is blind. Objects
   * are cut down to what judging needs. A lost connection is opened again by itself; what can't be read is told as
   * `blind`. Throws the signal's reason where it is aborted, `WizardError` only where no request can be made at all.
   */
  follow(
    selections: readonly Selection[],
    signal: AbortSignal,
    options?: { readonly once?: boolean },
  ): AsyncIterable<readonly Change[]>;
  /** The last lines of a container; undefined where there is no such log. */
  log(query: LogQuery, signal: AbortSignal): Promise<string | undefined>;
  /** A raw GET, such as `/readyz?verbose`. Any HTTP status is an answer, not an error. */
  raw(path: string, signal: AbortSignal): Promise<{ status: number; body: string }>;
  summary(signal: AbortSignal): Promise<TargetSummary>;
};

export type Applied = {
  readonly changed: boolean;
  readonly created: boolean;
  readonly uid: string;
  /** Where it lies now; a manifest that names no namespace goes to `default`. */
  readonly namespace?: string;
};

/** All that an action may change in a cluster. Each call proves the target's UID right before. */
export type ClusterWriter = {
  /** Server-side apply as field manager `dr-wizard`; a conflict is a `WizardError` that names the other manager. */
  apply(object: KubeObject, signal: AbortSignal): Promise<Applied>;
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
  /** Throws `WizardError` (`file-missing`, `file-unreadable`, `file-too-large`). */
  text(path: string, maxBytes?: number): Promise<string>;
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
  readonly certificates: CertificateReader;
  readonly inspect: Inspect;
  readonly files: FileReader;
  readonly clock: Clock;
};

export type Writers = Readers & {
  readonly writer: ClusterWriter;
  readonly shell: Shell;
  /** This attempt: `key` is run/step/attempt; output and progress go to the screen at once. */
  readonly attempt: {
    readonly key: string;
    readonly run: string;
    output(text: string): void;
    progress(progress: Progress): void;
  };
};

export type { Json, JsonObject, ObjectRef };
