import type net from 'node:net';
import type { LeasePort } from '../model/lease.ts';
import type { PodFileWriter } from '../model/pod-files.ts';
import type { ClusterReader, ClusterWriter, Dialer, KubeObject, Target } from '../model/ports.ts';
import { createPodFileWriter } from './copy-into-pod.ts';
import { createDiscovery } from './discovery.ts';
import { createExec } from './exec.ts';
import { createExecStream } from './exec-stream.ts';
import { createFeeds } from './feeds.ts';
import { createFollow } from './follow.ts';
import { createForward } from './forward.ts';
import { ANY_CLUSTER, createIdentity, type Identity } from './identity.ts';
import { createInside } from './inside.ts';
import { createLease } from './lease.ts';
import { onPodNetwork, runningPods } from './living-pods.ts';
import { openLogin } from './login.ts';
import { PACE, type Pace } from './pace.ts';
import { createPauses } from './pauses.ts';
import { pinnedReader, provenOnce } from './pinned-reader.ts';
import { createPodFiles } from './pod-files.ts';
import { createPodRoute } from './pod-route.ts';
import { createReader } from './reader.ts';
import { keepHeapSmall } from './small-heap.ts';
import { openStreams } from './streams.ts';
import { createServiceProxy } from './service-proxy.ts';
import { proveIdentity, readTarget } from './summary.ts';
import { openTransport } from './transport.ts';
import { createTurns } from './turns.ts';
import { provenWays, type ClusterWays } from './ways.ts';
import { createWriter } from './writer.ts';

const TIMEOUT_MS = 10_000;

export type ClusterSettings = {
  readonly kubeconfig: string;
  readonly context: string;
  readonly dialer: Dialer<net.Socket>;
  /** For one call with all its tries. */
  readonly timeoutMs?: number;
  /** What is kept of an object that is followed; all of it where nothing is said. */
  readonly keep?: (object: KubeObject) => KubeObject;
  readonly pace?: Partial<Pace>;
};

export type ClusterAccess = {
  readonly reader: ClusterReader;
  /** Which cluster this is: needs no right but to see namespace kube-system. */
  target(signal: AbortSignal): Promise<Target>;
  /** Tells nothing before namespace kube-system was seen to have this UID. */
  pinnedReader(pinnedUid: string): ClusterReader;
  /** None is gone before namespace kube-system was seen to have this UID; any cluster where none is given. */
  ways(pinnedUid: string | null): ClusterWays;
  /** Proves before each call that namespace kube-system still has this UID. With `ownRun` only what that run made is changed. */
  writer(pinnedUid: string, ownRun?: string): ClusterWriter;
  /** Proves it before each change, as `writer` does. */
  lease(pinnedUid: string): LeasePort;
  /** Proves it before each change, as `writer` does. Relative paths of files here begin at `cwd`. */
  podFileWriter(pinnedUid: string, cwd: string): PodFileWriter;
  close(): Promise<void>;
};

/**
 * Opens one context of a kubeconfig. No connection is made yet. Throws `WizardError` where the file, the context or
 * what they name cannot be used.
 */
export async function openCluster(settings: ClusterSettings): Promise<ClusterAccess> {
  const {
    kubeconfig,
    context,
    dialer,
    timeoutMs = TIMEOUT_MS,
    keep = (object) => object,
  } = settings;
  keepHeapSmall();
  const pace: Pace = { ...PACE, ...settings.pace };
  const login = await openLogin(kubeconfig, context);
  const pauses = createPauses();
  const transport = openTransport({ login, dialer, timeoutMs, pauses });
  const streams = openStreams(login, dialer, pauses);
  const discovery = createDiscovery(transport);
  const closing = new AbortController();
  const turns = createTurns();
  const follows = new Map<string, ReturnType<typeof live>>();
  const anyCluster = live(ANY_CLUSTER);
  const pods = runningPods(transport);
  const execStream = createExecStream(login, dialer);
  const exec = createExec(execStream, () => login.keyring().access.server);
  const inside = createInside(pods, exec);
  const reader = createReader(transport, discovery, anyCluster.follow, inside);
  const ways: ClusterWays = {
    podPorts: createForward(login, dialer),
    podRoute: createPodRoute(pods, execStream, inside),
    podNetwork: createPodRoute(onPodNetwork(pods), execStream, inside),
    serviceProxy: createServiceProxy(transport),
    podFiles: createPodFiles(exec),
  };

  function live(identity: Identity) {
    const { blame } = transport;
    const feeds = createFeeds({ streams, discovery, identity, pace, turns, pauses, keep, blame });
    return { follow: createFollow(feeds), close: () => feeds.close() };
  }

  function pinned(uid: string) {
    const known = follows.get(uid);
    if (known !== undefined) return known;
    const opened = live(createIdentity(streams, uid, pace.quietMs, closing.signal));
    follows.set(uid, opened);
    return opened;
  }

  return {
    reader,
    target: (signal) => readTarget(reader, transport.keyring(), signal),
    pinnedReader: (pinnedUid) => pinnedReader(reader, pinnedUid, pinned(pinnedUid).follow),
    ways: (pinnedUid) =>
      pinnedUid === null ? ways : provenWays(() => ways, provenOnce(reader, pinnedUid)),
    writer: (pinnedUid, ownRun) =>
      createWriter(transport, discovery, reader, { pinnedUid, ownRun }),
    lease: (pinnedUid) => createLease(transport, reader, pinnedUid),
    podFileWriter: (pinnedUid, cwd) =>
      createPodFileWriter({
        exec,
        stream: execStream,
        files: ways.podFiles,
        prove: (signal) => proveIdentity(reader, pinnedUid, signal),
        cwd,
      }),
    async close() {
      closing.abort(new Error('closed'));
      for (const one of [anyCluster, ...follows.values()]) one.close();
      await Promise.all([transport.close(), streams.close()]);
    },
  };
}
