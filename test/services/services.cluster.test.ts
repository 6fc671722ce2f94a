import path from 'node:path';
import { expect } from 'vitest';
import { clusterTest } from '../support/control-plane/index.ts';
import { runIsolated } from '../support/network-namespace.ts';

clusterTest(
  'Services, hosts and files of a cluster are reached by whichever way can carry it',
  async ({ cluster, signal }) => {
    expect(cluster.server).toContain('127.0.0.1');

    const { stdout, stderr, exitCode } = await runIsolated(
      path.join(import.meta.dirname, 'services-world.ts'),
      [],
      { signal },
    );

    expect(exitCode, stderr).toBe(0);
    const proxyOf = (name: string) =>
      expect.stringMatching(`^/api/v1/namespaces/default/services/${name}%3Aweb/proxy$`);
    expect(JSON.parse(stdout)).toEqual({
      proxied: [proxyOf('bare'), 200, '2.528.3'],
      prefixed: [proxyOf('bare'), 403, '2.528.3'],
      closed: { is: 'nobody', code: 'service-without-pods' },
      withLogin: ['pod default/ci port 8080', 200, '2.528.3'],
      byPortName: ['pod default/ci port 8080', 200, '2.528.3'],
      missing: { is: 'nobody', code: 'service-missing' },
      noPort: { is: 'nobody', code: 'service-port-missing' },
      forbidden: 'api-forbidden services/proxy',
      otherCluster: 'target-changed',
      inside: [
        { open: true, address: '203.0.113.9', ms: expect.any(Number) },
        { open: false, code: 'ECONNREFUSED' },
      ],
      page: [200, '203.0.113.9', '2.528.3'],
      copied: { bytes: 3_000_000, sha256: expect.any(String), changed: true, same: true },
      seen: { bytes: 3_000_000, sha256: expect.any(String) },
      nothing: null,
      refusedCopy: 'pod-command-failed',
      forbiddenCopy: 'api-forbidden pods/exec',
    });
  },
);
