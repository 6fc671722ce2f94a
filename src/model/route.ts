/** From where a step looks and acts: this machine, the jump host, or a pod of the cluster. */
export type Place = 'here' | 'jump' | 'pod';

/** One port of one pod. */
export type PodPort = {
  readonly namespace: string;
  readonly pod: string;
  readonly port: number;
};

/** Opens a connection to a pod's port through the API server. `Stream` is Node's; the model knows it not. */
export type PodDialer<Stream = unknown> = {
  tcp(to: PodPort, signal: AbortSignal): Promise<Stream>;
};

/** A host that OpenSSH logs in to, with the operator's own configuration, agent and jumps. */
export type SshHost = {
  /** A name of the configuration, a host name or an address. Never begins with `-`. */
  readonly host: string;
  readonly user?: string;
  readonly port?: number;
  /** The private key; where it is left out, what the configuration and the agent have. */
  readonly keyFile?: string;
};
