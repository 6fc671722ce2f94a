import type { KubeObject } from '../../model/ports.ts';
import { CONNECTION_JOB, wordsFor, type DataStore } from '../../readiness/connection-job.ts';
import { CONNECTION_SCRIPT } from './connection-script.ts';

export type ConnectionJob = {
  readonly namespace: string;
  readonly run: string;
  readonly attempt: string;
  readonly image: string;
  readonly pullSecret?: string;
  readonly stores: readonly DataStore[];
};

/** Long enough to read its log, and no longer. */
const KEPT_SECONDS = 600;
/** Fetching the image counts. */
const STARTING_SECONDS = 300;
const EACH_SECONDS = 15;

/** By this it is known which attempt made it: another one tries anew. */
export const ATTEMPT = 'dr-wizard/attempt';

export function connectionJobName(run: string): string {
  return `dr-wizard-connections-${run}`;
}

/** It may do nothing but open connections: no rights in the cluster, no user, no file of its own. */
export function aConnectionJob(asked: ConnectionJob): KubeObject {
  const { namespace, run, attempt, image, pullSecret, stores } = asked;
  const labels = {
    ...CONNECTION_JOB,
    'app.kubernetes.io/managed-by': 'dr-wizard',
    'dr-wizard/run': run,
  };
  return {
    apiVersion: 'batch/v1',
    kind: 'Job',
    metadata: {
      name: connectionJobName(run),
      namespace,
      labels,
      annotations: { [ATTEMPT]: attempt },
    },
    spec: {
      backoffLimit: 0,
      activeDeadlineSeconds: STARTING_SECONDS + EACH_SECONDS * stores.length,
      ttlSecondsAfterFinished: KEPT_SECONDS,
      template: {
        metadata: { labels },
        spec: {
          restartPolicy: 'Never',
          automountServiceAccountToken: false,
          enableServiceLinks: false,
          terminationGracePeriodSeconds: 1,
          ...(pullSecret === undefined ? {} : { imagePullSecrets: [{ name: pullSecret }] }),
          securityContext: {
            runAsNonRoot: true,
            runAsUser: 65_534,
            runAsGroup: 65_534,
            seccompProfile: { type: 'RuntimeDefault' },
          },
          containers: [
            {
              name: 'connections',
              image,
              command: ['sh', '-c', CONNECTION_SCRIPT, 'dr-wizard'],
              args: wordsFor(stores),
              securityContext: {
                allowPrivilegeEscalation: false,
                readOnlyRootFilesystem: true,
                capabilities: { drop: ['ALL'] },
              },
              resources: {
                requests: { cpu: '10m', memory: '32Mi' },
                limits: { cpu: '200m', memory: '64Mi' },
              },
            },
          ],
        },
      },
    },
  };
}
