import type { Break } from './break.ts';

export const IMAGE = 'registry.example.com/shop/app:1';

/** A pod with its node, of which its kubelet tells this. */
export function faring(
  status: string,
  { podSpec, events = [], replicas = 1 }: Faring = {},
): Break['breakIt'] {
  return async (cluster, namespace) => {
    await cluster.deploy(namespace, podSpec, replicas);
    await cluster.fare(namespace, status);
    for (const [reason, message] of events) await cluster.warn(namespace, reason, message);
  };
}

type Faring = {
  readonly podSpec?: string;
  readonly events?: readonly (readonly [reason: string, message: string])[];
  readonly replicas?: number;
};

/** A container that waits for this. */
export const waiting = (reason: string, message: string): string => `
phase: Pending
containerStatuses:
  - { name: app, image: ${IMAGE}, imageID: '', ready: false, started: false, restartCount: 0,
      state: { waiting: { reason: ${reason}, message: ${JSON.stringify(message)} } } }`;

/** A container that ended so, again and again. */
export const ending = (ended: string): string => `
containerStatuses:
  - name: app
    image: ${IMAGE}
    imageID: ''
    ready: false
    started: false
    restartCount: 7
    state: { waiting: { reason: CrashLoopBackOff, message: back-off 5m0s restarting failed container } }
    lastState: { terminated: { startedAt: <before>, finishedAt: <now>, ${ended} } }`;

/** A container that runs, but not as its pod wants it. */
export const running = (more: string): string => `
containerStatuses:
  - { name: app, image: ${IMAGE}, imageID: '', ready: false, restartCount: 0,
      state: { running: { startedAt: <before> } }, ${more} }`;

/** As a kubelet tells of a pod that serves. */
export const SERVING = `
conditions:
  - { type: PodScheduled, status: 'True' }
  - { type: ContainersReady, status: 'True' }
  - { type: Ready, status: 'True' }
containerStatuses:
  - { name: app, image: ${IMAGE}, imageID: '', ready: true, started: true, restartCount: 0,
      state: { running: { startedAt: <before> } } }`;
