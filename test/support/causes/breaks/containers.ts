import type { Break } from './break.ts';
import { ending, faring, IMAGE, running } from './faring.ts';

const probe = (kind: string): string =>
  `containers: [{ ${kind}: { httpGet: { path: /ready, port: 8080 } } }]`;

export const CONTAINERS: readonly Break[] = [
  {
    sentence: 'a container that ends again and again',
    namespace: 'crash',
    code: 'crash-loop',
    params: { container: 'app', exitCode: 1, restarts: 7 },
    breakIt: faring(ending('exitCode: 1, reason: Error')),
  },
  {
    sentence: 'a container that a signal ends again and again',
    namespace: 'signal',
    code: 'crash-loop',
    params: { exitCode: 139, signal: 'SIGSEGV' },
    breakIt: faring(ending('exitCode: 139, reason: Error')),
  },
  {
    sentence: 'a container that runs out of memory',
    namespace: 'memory-limit',
    code: 'out-of-memory',
    params: { limit: '64Mi' },
    breakIt: faring(ending('exitCode: 137, reason: OOMKilled'), {
      podSpec: 'containers: [{ resources: { limits: { memory: 64Mi } } }]',
    }),
  },
  {
    sentence: 'an init container that ends again and again',
    namespace: 'init-crash',
    code: 'crash-loop',
    params: { container: 'migrate', role: 'init', exitCode: 3 },
    breakIt: faring(
      ending('exitCode: 3, reason: Error')
        .replace('containerStatuses', 'initContainerStatuses')
        .replace('name: app', 'name: migrate'),
      { podSpec: `initContainers: [{ name: migrate, image: '${IMAGE}' }]` },
    ),
  },
  {
    sentence: 'an image of another architecture',
    namespace: 'architecture',
    code: 'image-architecture',
    params: { image: IMAGE },
    breakIt: faring(
      ending('exitCode: 1, reason: Error, message: "exec /usr/bin/app: exec format error"'),
    ),
  },
  {
    sentence: 'a container that fails its liveness probe',
    namespace: 'liveness',
    code: 'probe-liveness',
    params: { answer: 'HTTP probe failed with statuscode: 500' },
    breakIt: faring(ending('exitCode: 137, reason: Error'), {
      podSpec: probe('livenessProbe'),
      events: [['Unhealthy', 'Liveness probe failed: HTTP probe failed with statuscode: 500']],
    }),
  },
  {
    sentence: 'a container that fails its readiness probe',
    namespace: 'readiness',
    code: 'probe-readiness',
    params: { answer: 'HTTP probe failed with statuscode: 503' },
    breakIt: faring(running('started: true'), {
      podSpec: probe('readinessProbe'),
      events: [['Unhealthy', 'Readiness probe failed: HTTP probe failed with statuscode: 503']],
    }),
  },
  {
    sentence: 'a container that fails its startup probe',
    namespace: 'startup',
    code: 'probe-startup',
    params: { answer: 'dial tcp 198.18.0.7:8080: connect: connection refused' },
    breakIt: faring(running('started: false'), {
      podSpec: probe('startupProbe'),
      events: [
        [
          'Unhealthy',
          'Startup probe failed: dial tcp 198.18.0.7:8080: connect: connection refused',
        ],
      ],
    }),
  },
  {
    sentence: 'a pod that its node drove out',
    namespace: 'evicted',
    code: 'pod-evicted',
    params: { resource: 'memory', node: 'node-1' },
    breakIt: faring(`
phase: Failed
reason: Evicted
message: 'The node was low on resource: memory. Threshold quantity: 100Mi, available: 51Mi.'`),
  },
  {
    sentence: 'a pod that had to give way to another',
    namespace: 'preempted',
    code: 'pod-preempted',
    breakIt: faring(`
phase: Failed
conditions:
  - { type: PodScheduled, status: 'True' }
  - { type: Ready, status: 'False' }
  - type: DisruptionTarget
    status: 'True'
    reason: PreemptionByScheduler
    message: 'default-scheduler: preempting to accommodate a higher priority pod'`),
  },
];
