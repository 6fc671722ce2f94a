import { systemClock } from '../../../src/clock/system-clock.ts';
import { httpReader } from '../../../src/http/http-reader.ts';
import type { PodFileReader } from '../../../src/model/pod-files.ts';
import type { KubeObject, Readers } from '../../../src/model/ports.ts';
import { directDialer } from '../../../src/net/dialer.ts';
import { readersOf } from '../probes/readers.ts';
import type { JenkinsServer } from '../../../src/practice/apps/jenkins.ts';

export const JENKINS = { namespace: 'jenkins', service: 'jenkins' } as const;
export const LOGIN = { user: 'admin', token: '11aa' } as const;

/** A cluster with the Service of Jenkins and its pod; the Service leads to the stand-in. */
export function jenkinsReaders(
  jenkins: JenkinsServer,
  more: Partial<Readers> & {
    readonly inPod?: Partial<PodFileReader>;
    readonly objects?: readonly KubeObject[];
  } = {},
): Readers {
  const { inPod = {}, objects = [SERVICE, POD], ...rest } = more;
  const http = httpReader(directDialer(), systemClock, { timeoutMs: 5000 });
  const unread = () => Promise.reject(new Error('nothing is read in the pod here'));
  return readersOf(objects, {
    services: {
      async get({ path, headers = {}, longestBody = 65_536 }, signal) {
        const { port } = jenkins;
        const at = { scheme: 'http', host: '127.0.0.1', port, path, roots: [] } as const;
        const seen = await http.get({ ...at, headers, longestBody }, signal);
        return { is: 'seen', way: 'pod jenkins/jenkins-0 port 8080', seen };
      },
    },
    podFiles: { file: unread, names: unread, text: unread, ...inPod },
    ...rest,
  });
}

const SERVICE: KubeObject = {
  apiVersion: 'v1',
  kind: 'Service',
  metadata: { name: 'jenkins', namespace: 'jenkins' },
  spec: { selector: { app: 'jenkins' }, ports: [{ port: 8080 }] },
};
const POD: KubeObject = {
  apiVersion: 'v1',
  kind: 'Pod',
  metadata: { name: 'jenkins-0', namespace: 'jenkins', labels: { app: 'jenkins' } },
  status: { phase: 'Running' },
};

/** Service and pod. */
export const JENKINS_OBJECTS: readonly KubeObject[] = [SERVICE, POD];
