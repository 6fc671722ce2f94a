import { noBreaks, type Breaks } from '../breaks.ts';
import { NOBODY_HOME, type PodHost } from '../pod-host.ts';
import type { Store } from '../store/store.ts';
import { type AddressPool, runBalancers, runIngresses } from './balancers.ts';
import { runClaims } from './claims.ts';
import { createClock } from './clock.ts';
import { runDaemonSets } from './daemon-sets.ts';
import { runDeployments } from './deployments.ts';
import { runEndpoints } from './endpoints.ts';
import { runGarbage } from './garbage.ts';
import { runJobs } from './jobs.ts';
import { runKubelets } from './kubelets.ts';
import { runNamespaces } from './namespaces.ts';
import { runNodes } from './nodes.ts';
import { createRecorder } from './recorder.ts';
import { runReplicaSets } from './replica-sets.ts';
import { runScheduler } from './scheduler.ts';
import { runStatefulSets } from './stateful-sets.ts';
import type { ControllerWorld } from './world.ts';

export type ControllersOptions = {
  readonly store: Store;
  readonly breaks?: Breaks;
  readonly host?: PodHost;
  /** How much faster than is sensible for a drill. @default 1 */
  readonly pace?: number;
  /** PEM of the authority that pods are to trust. */
  readonly root?: string;
  readonly addresses?: AddressPool;
  /** `namespace/name` of the Service in front of the controller of an ingress class; undefined where none takes it. */
  readonly ingressService?: (ingressClass: string) => string | undefined;
};

const NO_ADDRESSES: AddressPool = { internet: [], intranet: [] };

/** Makes the objects of a store progress as a cluster would. */
export function startControllers(options: ControllersOptions): { close(): void } {
  const { store, breaks = noBreaks(), host = NOBODY_HOME, pace = 1, root = '' } = options;
  const { addresses = NO_ADDRESSES, ingressService = () => undefined } = options;
  const clock = createClock(pace);
  const world: ControllerWorld = { store, breaks, host, clock, record: createRecorder(store) };
  const stops = [
    runNamespaces(world, root),
    runNodes(world),
    runDeployments(world),
    runReplicaSets(world),
    runStatefulSets(world),
    runDaemonSets(world),
    runJobs(world),
    runScheduler(world),
    runKubelets(world),
    runEndpoints(world),
    runBalancers(world, addresses),
    runIngresses(world, ingressService),
    runClaims(world),
    runGarbage(world),
  ];
  return {
    close() {
      for (const stop of stops) stop();
      clock.close();
    },
  };
}
