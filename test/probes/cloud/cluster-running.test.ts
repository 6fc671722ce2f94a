import http from 'node:http';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { aCluster, lookAtCloud, seenInCloud } from '../../support/cloud/look.ts';
import { stubbedCloud } from '../../support/cloud/stubbed-cloud.ts';

let cwd = '';
beforeAll(() => {
  cwd = mkdtempSync(path.join(os.tmpdir(), 'dr-wizard-cloud-'));
});
afterAll(() => rmSync(cwd, { recursive: true, force: true }));

describe('a cluster', () => {
  const id = 'cloud/cluster-running';
  const input = { name: 'site-1', run: 'run-1', kubeconfig: 'none' };

  test.each([
    ['that is not there is waited for', [], 'wait', 'cloud-cluster-absent'],
    [
      'that starts is waited for',
      [aCluster({ state: 'initial', looksLeft: 9 })],
      'wait',
      'cloud-cluster-starting',
    ],
    ['that has failed fails', [aCluster({ state: 'failed' })], 'fail', 'cloud-cluster-failed'],
    [
      'that is being deleted is not there',
      [aCluster({ state: 'deleting' })],
      'wait',
      'cloud-cluster-absent',
    ],
    [
      'of another name and run is not it',
      [aCluster({ name: 'prod', tags: [] })],
      'wait',
      'cloud-cluster-absent',
    ],
    [
      'of another run fails',
      [aCluster({ tags: [{ key: 'dr-wizard-run', value: 'x' }] })],
      'fail',
      'cloud-cluster-taken',
    ],
    [
      'that could be two cannot be told',
      [aCluster(), aCluster({ id: 'c-2' })],
      'unknown',
      'cloud-clusters-several',
    ],
  ] as const)('%s', async (_what, clusters, verdict, code) => {
    await using cloud = await stubbedCloud({ clusters: [...clusters] });

    expect(await seenInCloud(id, cloud, cwd, input)).toMatchObject({ verdict, code });
  });

  test('that only a kubeconfig names cannot be told from another one with the same API server', async () => {
    const others = [
      aCluster({ name: 'a', tags: [] }),
      aCluster({ id: 'c-2', name: 'b', tags: [] }),
    ];
    await using cloud = await stubbedCloud({ clusters: others });
    writeFileSync(path.join(cwd, 'same.yaml'), cloud.stub.state.kubeconfig);
    const asked = { ...input, kubeconfig: 'same.yaml' };

    expect(await seenInCloud(id, cloud, cwd, asked)).toMatchObject({
      verdict: 'unknown',
      code: 'cloud-clusters-at-server',
      finds: {},
    });
  });

  test('that runs is found with its network', async () => {
    const egress = { 'vpc-1': ['198.51.100.7'] };
    await using cloud = await stubbedCloud({ clusters: [aCluster()], egress });
    await using several = await stubbedCloud({
      clusters: [aCluster()],
      egress: { 'vpc-1': ['198.51.100.7', '198.51.100.8'] },
    });

    expect((await seenInCloud(id, cloud, cwd, input)).finds).toEqual({
      id: 'c-1',
      server: 'https://192.0.2.10:6443',
      vpc: 'vpc-1',
      egress: '198.51.100.7',
    });
    expect((await seenInCloud(id, several, cwd, input)).finds).not.toHaveProperty('egress');
  });

  test('of an earlier run counts where its access is the one that was told', async () => {
    const earlier = aCluster({ name: 'site-0', tags: [{ key: 'dr-wizard-run', value: 'run-0' }] });
    await using cloud = await stubbedCloud({ clusters: [earlier] });
    writeFileSync(path.join(cwd, 'earlier'), cloud.stub.state.kubeconfig);

    const looked = await lookAtCloud(id, cloud, cwd, { ...input, kubeconfig: 'earlier' });

    expect(looked).toMatchObject({
      verdict: 'pass',
      finds: { id: 'c-1' },
      notes: [{ code: 'cloud-cluster-of-file', params: { name: 'site-0' } }],
    });
  });

  test.each([
    ['its version', 200, '{"gitVersion":"v1.34.1"}', 'pass'],
    ['a refusal of Kubernetes', 401, '{"kind":"Status","code":401}', 'pass'],
    ['a page', 200, '<html>', 'wait'],
    ['JSON of somebody else', 200, '{"version":"1"}', 'wait'],
    ['a failure', 503, '{"kind":"Status"}', 'wait'],
  ])(
    'is proven without credentials by its API server alone: %s',
    async (_what, status, body, verdict) => {
      const server = http.createServer((_request, response) => {
        response.writeHead(status).end(body);
      });
      await new Promise<void>((resolve) => {
        server.listen(0, '127.0.0.1', resolve);
      });
      const bound = server.address();
      const port = typeof bound === 'object' && bound !== null ? bound.port : 0;
      const file = `file-${port}`;
      writeFileSync(
        path.join(cwd, file),
        `clusters:\n- cluster: {server: "http://127.0.0.1:${port}"}`,
      );
      await using cloud = await stubbedCloud({}, { env: {} });

      const told = await seenInCloud(id, cloud, cwd, { ...input, kubeconfig: file });
      server.close();

      expect(told.verdict).toBe(verdict);
    },
  );
});
