import path from 'node:path';
import { expect } from 'vitest';
import { clusterTest } from '../support/control-plane/index.ts';
import { runIsolated } from '../support/network-namespace.ts';

clusterTest(
  'a name is looked up in a pod of the cluster, and who may not run anything there is told so',
  async ({ cluster, signal }) => {
    expect(cluster.server).toContain('127.0.0.1');

    const { stdout, stderr, exitCode } = await runIsolated(
      path.join(import.meta.dirname, 'inside-world.ts'),
      [],
      { signal },
    );

    expect(exitCode, stderr).toBe(0);
    const { admin, forbidden } = JSON.parse(stdout);
    expect(admin).toEqual([
      expect.objectContaining({ is: 'answer', addresses: ['127.0.0.1'], namespace: 'default' }),
      // Nobody answers DNS there.
      { is: 'nobody', code: 'no-answer' },
    ]);
    const refused = { is: 'nobody', code: 'api-forbidden' };
    expect(forbidden).toEqual([refused, refused]);
  },
);
