import type { FileServer } from './archives/file-server.ts';
import type { Authority } from './authority.ts';
import type { Breaks } from './breaks.ts';
import type { CloudState } from './cloud/cloud-state.ts';
import type { FrontDoor } from './front-door/front-door.ts';
import type { GitGate } from './machine/git-gate.ts';
import type { SshHost } from './machine/ssh-host.ts';
import type { Names } from './names/names.ts';
import type { RangePods } from './pods/range-pods.ts';
import type { Registry } from './registry/registry.ts';
import type { Repository } from './repository/repository.ts';
import type { Store } from './store/store.ts';

/**
 * All that there is in one practice range, and by what it is changed from outside: by the console, by the operator of
 * the range, by the faults of a scenario and of the self-test. The world is changed, never the wizard.
 */
export type RangeWorld = {
  /** The drill's working directory: checkouts, keys, certificates and the kubeconfig lie in it, as the site says. */
  readonly folder: string;
  readonly authority: Authority;
  /** Objects of the cluster; empty until the cloud has created it. */
  readonly store: Store;
  readonly breaks: Breaks;
  readonly names: Names;
  readonly frontDoor: FrontDoor;
  readonly registry: Registry;
  readonly archives: FileServer;
  readonly repository: Repository;
  /** As the cloud has it. After a change of it `changed` has to be called. */
  readonly cloud: CloudState;
  changed(): void;
  readonly pods: RangePods;
  readonly master: SshHost;
  readonly dataStores: DataStores;
  readonly git: GitGate;
  /** Epoch milliseconds. */
  readonly now: () => number;
};

/** Servers outside of the cluster that take a connection and say nothing. */
export type DataStores = { turn(host: string, state: 'up' | 'gone'): void };
