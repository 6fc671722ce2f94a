/**
 * Where in a cloud something is done, as a site says it: `account` is the one that it has to be, `endpoint` and
 * `endpoints` (by product) go in place of the provider's own.
 */
export type CloudPlace = {
  readonly provider: string;
  readonly region: string;
  readonly account?: string;
  /** Of the provider's own profile file; without it what that file and the environment name. */
  readonly profile?: string;
  readonly endpoint?: string;
  readonly endpoints: { readonly [product: string]: string };
};

/** Who the credentials belong to. `where` names the variables or the file, never what stands there. */
export type CloudIdentity = {
  readonly account: string;
  readonly principal: string;
  readonly region: string;
  readonly source: 'environment' | 'profile-file' | 'assumed-role' | 'instance-role';
  readonly where: string;
};

/** `isSame`: it is the key that was asked about, by the key itself where the cloud tells it, else by its fingerprint. */
export type CloudKeyPair = {
  readonly name: string;
  readonly fingerprint: string;
  readonly isSame: boolean;
};

/** `said` is the cloud's own word for its state. Foreign text: not made safe. What is not known is ''. */
export type CloudCluster = {
  readonly id: string;
  readonly name: string;
  readonly state: 'starting' | 'running' | 'failed' | 'other';
  readonly said: string;
  readonly version: string;
  readonly vpc: string;
  /** URL of its API server from outside, and from within its network. */
  readonly server: string;
  readonly innerServer: string;
  readonly tags: { readonly [key: string]: string };
};

export type CloudAddress = {
  readonly id: string;
  readonly address: string;
  readonly name: string;
  readonly state: 'free' | 'binding' | 'bound' | 'other';
  readonly said: string;
  /** '' where it is bound to nothing. */
  readonly instance: string;
};

/** `name` is the zone's as DNS asks for it, `id` as the cloud calls it. */
export type CloudZone = { readonly name: string; readonly id: string };

export type CloudRecordData = {
  readonly type: string;
  readonly value: string;
  /** Seconds. */
  readonly ttl: number;
  /** From where users must come to get this answer; `default` is everybody. */
  readonly line: string;
};
/** `host` is the part of the name before the zone, `@` for the zone itself. */
export type CloudRecord = CloudRecordData & {
  readonly id: string;
  readonly host: string;
  readonly isOn: boolean;
};

export type CloudRecordChange =
  | { readonly do: 'add'; readonly host: string; readonly record: CloudRecordData }
  | {
      readonly do: 'update';
      readonly id: string;
      readonly host: string;
      readonly record: CloudRecordData;
    }
  | { readonly do: 'delete'; readonly id: string; readonly host: string };

/** `used` is null where the cloud does not tell it. */
export type CloudQuota = {
  readonly what: 'clusters' | 'addresses';
  readonly total: number;
  readonly used: number | null;
};

/** Which addresses: by id, by what they are bound to, or by the name that they were given. */
export type CloudAddressQuery =
  | { readonly id: string }
  | { readonly instance: string }
  | { readonly name: string };

/**
 * Reads a cloud. Every method throws `WizardError`: `cloud-no-credentials` where none are there, with where was looked.
 * Nothing secret comes through here.
 */
export type CloudReader = {
  /** Proves the credentials by asking the cloud itself; says so where the account is not the place's. */
  who(place: CloudPlace, signal: AbortSignal): Promise<CloudIdentity>;
  keyPair(
    place: CloudPlace,
    name: string,
    publicKey: string,
    signal: AbortSignal,
  ): Promise<CloudKeyPair | undefined>;
  /** All clusters of the region. */
  clusters(place: CloudPlace, signal: AbortSignal): Promise<readonly CloudCluster[]>;
  /** The public addresses from which a network goes out. */
  egress(place: CloudPlace, vpc: string, signal: AbortSignal): Promise<readonly string[]>;
  addresses(
    place: CloudPlace,
    query: CloudAddressQuery,
    signal: AbortSignal,
  ): Promise<readonly CloudAddress[]>;
  zones(place: CloudPlace, signal: AbortSignal): Promise<readonly CloudZone[]>;
  /** Every record of a zone. */
  records(place: CloudPlace, zone: CloudZone, signal: AbortSignal): Promise<readonly CloudRecord[]>;
  quotas(place: CloudPlace, signal: AbortSignal): Promise<readonly CloudQuota[]>;
};

/** As actions want a cluster: `parameters` are the cloud's own words for what is not said here. */
export type ClusterOrder = {
  readonly name: string;
  readonly run: string;
  readonly kind: string;
  readonly version: string;
  readonly nodes: number;
  readonly instanceTypes: readonly string[];
  readonly vpc: string;
  readonly vswitches: readonly string[];
  readonly keyPair: string;
  /** In GiB. */
  readonly systemDisk: number;
  readonly parameters: { readonly [name: string]: unknown };
};

/** Where the access of a cluster was put: `changed` where the file was not so before. */
export type KubeconfigSaved = {
  readonly path: string;
  readonly server: string;
  readonly changed: boolean;
};

/**
 * Changes a cloud. Each call proves the account right before it. Where an answer is lost, what was asked for may have
 * been done: `WizardError` with the code `cloud-lost`.
 */
export type CloudWriter = CloudReader & {
  importKeyPair(
    place: CloudPlace,
    pair: { readonly name: string; readonly publicKey: string },
    signal: AbortSignal,
  ): Promise<void>;
  deleteKeyPair(place: CloudPlace, name: string, signal: AbortSignal): Promise<void>;
  /** Sent once and never again by itself: whoever calls looks first whether it is there. Gives its id. */
  createCluster(place: CloudPlace, order: ClusterOrder, signal: AbortSignal): Promise<string>;
  /** Into a file that only its owner reads; never over a file of another cluster. Relative paths as everywhere. */
  saveKubeconfig(
    place: CloudPlace,
    cluster: string,
    path: string,
    signal: AbortSignal,
  ): Promise<KubeconfigSaved>;
  /** `token` makes the second call with it the same as the first. */
  allocateAddress(
    place: CloudPlace,
    order: { readonly name: string; readonly bandwidth: number; readonly token: string },
    signal: AbortSignal,
  ): Promise<{ readonly id: string; readonly address: string }>;
  associateAddress(
    place: CloudPlace,
    binding: { readonly id: string; readonly instance: string; readonly token: string },
    signal: AbortSignal,
  ): Promise<void>;
  dissociateAddress(place: CloudPlace, id: string, signal: AbortSignal): Promise<void>;
  releaseAddress(place: CloudPlace, id: string, signal: AbortSignal): Promise<void>;
  changeRecord(
    place: CloudPlace,
    zone: CloudZone,
    change: CloudRecordChange,
    signal: AbortSignal,
  ): Promise<void>;
};
