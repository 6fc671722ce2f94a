import path from 'node:path';
import { expect } from 'vitest';
import { clusterTest } from '../support/control-plane/index.ts';
import { runIsolated } from '../support/network-namespace.ts';
import type { ByHand } from './by-hand-run.ts';

clusterTest(
  'without credentials a person makes the cluster, and its API server proves it once its kubeconfig is there',
  async ({ cluster, signal }) => {
    expect(cluster.server).toContain('127.0.0.1');
    const script = path.join(import.meta.dirname, 'by-hand-run.ts');

    const { stdout, stderr, exitCode } = await runIsolated(script, [], { signal });

    expect(exitCode, stderr).toBe(0);
    const said: ByHand = JSON.parse(stdout);
    expect(said.run.exitCode, said.run.stderr).toBe(0);
    expect(said.outcome).toEqual({
      'create-cluster': 'passed',
      'cluster-network': 'attested',
      'pin-target': 'passed',
      'nodes-ready': 'passed',
      run: 'done 0',
    });
    expect(said.seen.filter((one) => one.startsWith('pass'))).toEqual([
      'pass cloud-cluster-by-server',
    ]);
  },
  120_000,
);
