import type net from 'node:net';
import { livingPod } from '../../../src/membership/living-pod.ts';
import type { KubeObject } from '../../../src/model/ports.ts';
import type { PodDialer } from '../../../src/model/route.ts';
import { directDialer } from '../../../src/net/dialer.ts';
import { anObject } from '../probes/objects.ts';

export type PodOptions = {
  readonly app?: string;
  readonly phase?: string;
  readonly ready?: boolean;
  readonly ending?: boolean;
};

/** A pod of namespace `infra`, at this address. */
export function aPod(name: string, ip: string, more: PodOptions = {}): KubeObject {
  const { app = name.replace(/-\d+$/, ''), phase = 'Running', ready = true, ending } = more;
  return anObject(
    'Pod',
    `metadata:
  name: ${name}
  namespace: infra
  labels: { app: ${app} }
  ${ending ? 'deletionTimestamp: "2026-01-31T00:00:00Z"' : ''}
spec: { hostname: ${name}, subdomain: ${app}, containers: [{ name: main, image: "registry.example.com/main:1" }] }
status:
  phase: ${phase}
  podIP: ${ip}
  podIPs: [{ ip: ${ip} }]
  conditions: [{ type: Ready, status: "${ready ? 'True' : 'False'}" }]`,
  );
}

/** A StatefulSet of namespace `infra` whose pods have the label `app`. */
export function aStatefulSet(name: string, replicas: number): KubeObject {
  return anObject(
    'StatefulSet',
    `metadata: { name: ${name}, namespace: infra }
spec: { replicas: ${replicas}, selector: { matchLabels: { app: ${name} } } }`,
  );
}

/** Leads to pods at their addresses, which have to be of loopback. */
export function podDialer(pods: readonly KubeObject[]): PodDialer<net.Socket> {
  return {
    tcp({ pod, port }, signal) {
      const found = pods.find(({ metadata }) => metadata.name === pod);
      const ip = found === undefined ? undefined : livingPod(found)?.addresses[0];
      if (ip?.startsWith('127.') !== true)
        return Promise.reject(new Error(`${pod} is not on loopback`));
      return directDialer().tcp(ip, port, signal);
    },
  };
}
