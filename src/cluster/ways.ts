import type dgram from 'node:dgram';
import type net from 'node:net';
import type { Dialer } from '../model/ports.ts';
import type { PodFileReader } from '../model/pod-files.ts';
import type { PodDialer } from '../model/route.ts';
import type { ServiceProxy } from '../model/services.ts';

/** The ways into a cluster, for whoever asks what runs there. */
export type ClusterWays = {
  /** To ports of its pods. */
  readonly podPorts: PodDialer<net.Socket>;
  /** From a pod of it that is ready, to wherever that pod comes. */
  readonly podRoute: Dialer<net.Socket, dgram.Socket>;
  /** The same from a pod with an address of its own alone: what lets only nodes in is closed to it. */
  readonly podNetwork: Dialer<net.Socket, dgram.Socket>;
  readonly serviceProxy: ServiceProxy;
  readonly podFiles: PodFileReader;
};

/** None of them is gone before the cluster has said who it is. */
export function provenWays(
  ways: () => ClusterWays,
  prove: (signal: AbortSignal) => Promise<void> = async () => undefined,
): ClusterWays {
  return {
    podPorts: {
      async tcp(to, signal) {
        await prove(signal);
        return ways().podPorts.tcp(to, signal);
      },
    },
    podRoute: {
      async tcp(host, port, signal) {
        await prove(signal);
        return ways().podRoute.tcp(host, port, signal);
      },
      udp: (address, port) => ways().podRoute.udp(address, port),
    },
    podNetwork: {
      async tcp(host, port, signal) {
        await prove(signal);
        return ways().podNetwork.tcp(host, port, signal);
      },
      udp: (address, port) => ways().podNetwork.udp(address, port),
    },
    podFiles: {
      async file(place, path, signal) {
        await prove(signal);
        return ways().podFiles.file(place, path, signal);
      },
      async names(place, folder, signal) {
        await prove(signal);
        return ways().podFiles.names(place, folder, signal);
      },
      async text(place, path, maxBytes, signal) {
        await prove(signal);
        return ways().podFiles.text(place, path, maxBytes, signal);
      },
    },
    async serviceProxy(question, signal) {
      await prove(signal);
      return ways().serviceProxy(question, signal);
    },
  };
}
