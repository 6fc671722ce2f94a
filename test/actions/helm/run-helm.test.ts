import { expect, test } from 'vitest';
import { runHelm } from '../../../src/actions/helm/run-helm.ts';
import { writersOf } from '../../support/actions/writers.ts';
import { NEVER } from '../../support/probes/readers.ts';

const ABOUT = { release: 'web', namespace: 'prod' };

async function endedWith(output: string) {
  const { ports } = writersOf([], {
    shell: {
      known: async () => 'never-started',
      run: async () => ({ exitCode: 1, signal: null, output, bytes: output.length }),
    },
  });
  return runHelm(['upgrade'], undefined, ABOUT, ports, NEVER);
}

test('a webhook that nobody answers for is not a cluster that can not be reached', async () => {
  const said =
    'Error: UPGRADE FAILED: failed to create resource: Internal error occurred: failed calling webhook "validate.nginx.ingress.kubernetes.io": failed to call webhook: Post "https://ingress-nginx-controller-admission.kube-system.svc:443/networking/v1/ingresses?timeout=10s": dial tcp 172.21.3.4:443: connect: connection refused\n';

  await expect(endedWith(said)).rejects.toMatchObject({
    kind: 'not-proven',
    code: 'api-webhook-failed',
    params: { kind: 'HelmRelease', name: 'web', webhook: 'validate.nginx.ingress.kubernetes.io' },
  });
});

test('an API server that is gone in the middle can not be reached', async () => {
  const said =
    'Error: UPGRADE FAILED: Get "https://192.0.2.1:6443/api/v1/namespaces/prod/secrets": dial tcp 192.0.2.1:6443: connect: connection refused\n';

  await expect(endedWith(said)).rejects.toMatchObject({ kind: 'cluster-unreachable' });
});
