import { execFile } from 'node:child_process';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { once } from 'node:events';
import net from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { expect, onTestFinished, vi } from 'vitest';
import { z } from 'zod';
import { runConnectionJob } from '../../../src/actions/kubernetes/run-connection-job.ts';
import { dataStoresAnswer } from '../../../src/probes/data-stores/answer.ts';
import { writersOfRun } from '../../support/actions/writers-of-run.ts';
import { clusterTest as test, startControlPlane } from '../../support/control-plane/index.ts';
import { realReaders, WAIT } from '../../support/probes/real-cluster.ts';
import { NEVER } from '../../support/probes/readers.ts';

const run = promisify(execFile);
const IMAGE = 'example.test/tools:1';

const Made = z.object({
  spec: z.object({
    template: z.object({
      spec: z.object({
        containers: z.tuple([
          z.object({ command: z.array(z.string()), args: z.array(z.string()) }),
        ]),
      }),
    }),
  }),
});

async function anOpenPort(): Promise<number> {
  const server = net.createServer((socket) => socket.end());
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  onTestFinished(() => void server.close());
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('no port');
  return address.port;
}

/** What a container would have said that runs just these words: they run on this machine. */
async function saidBy(job: unknown): Promise<string> {
  const [{ command, args }] = Made.parse(job).spec.template.spec.containers;
  const [program = '', ...words] = [...command, ...args];
  const { stdout } = await run(program, words);
  const lines = stdout.split('\n').filter((line) => line !== '');
  return lines.map((line) => `${new Date().toISOString()} stdout F ${line}\n`).join('');
}

test('a Job tries the data stores, its log is read, and both go by themselves', async () => {
  const logs = path.join(mkdtempSync(path.join(tmpdir(), 'dr-wizard-log-')), 'log');
  writeFileSync(logs, '');
  const own = await startControlPlane({ nodes: 1, logs });
  try {
    await own.kubectl(['create', 'namespace', 'prod']);
    const stores = [
      { name: 'database', host: '127.0.0.1', port: await anOpenPort() },
      { name: 'redis', host: '127.0.0.1', port: 1 },
    ];
    const ports = await writersOfRun(own.kubeconfig);
    const input = { namespace: 'prod', image: IMAGE, stores };
    const readers = await realReaders(own.kubeconfig);
    const look = (asked: readonly object[]) =>
      dataStoresAnswer.look(
        { namespace: 'prod', stores: asked.map((one) => ({ ...one })) },
        readers,
        NEVER,
      );

    const before = await look(stores);
    const first = await runConnectionJob.act(input, ports, NEVER);
    const job = '/apis/batch/v1/namespaces/prod/jobs/dr-wizard-connections-run';
    writeFileSync(logs, await saidBy((await own.request('GET', job)).body));
    await own.kubectl([
      'wait',
      'job',
      '--all',
      '--for=condition=Complete',
      '--namespace=prod',
      '--timeout=30s',
    ]);
    const after = await look(stores);
    const again = await runConnectionJob.act(input, ports, NEVER);
    const later = await runConnectionJob.act(
      input,
      await writersOfRun(own.kubeconfig, 'run', 2),
      NEVER,
    );

    expect([before.verdict, before.cause?.code]).toEqual(['unknown', 'data-store-unasked']);
    expect(after).toMatchObject({
      verdict: 'fail',
      cause: { code: 'data-store-silent', params: { name: 'redis', port: 1 } },
      finds: {
        answered: [
          { name: 'database', host: '127.0.0.1', from: 'job prod/dr-wizard-connections-run' },
        ],
      },
      progress: { done: 1, of: 2 },
    });
    expect([first.changed, again.changed, later.changed]).toEqual([true, false, true]);
    expect(later.created[0]?.what.uid).not.toBe(first.created[0]?.what.uid);

    // What is kept for ten minutes is removed by the cluster itself: here it need not take so long.
    await own.kubectl([
      'wait',
      'job',
      '--all',
      '--for=condition=Complete',
      '--namespace=prod',
      '--timeout=30s',
    ]);
    await own.request('PATCH', job, { spec: { ttlSecondsAfterFinished: 0 } });
    await vi.waitFor(async () => {
      expect((await own.request('GET', job)).status).toBe(404);
      const { body } = await own.request('GET', '/api/v1/namespaces/prod/pods');
      expect(body).toMatchObject({ items: [] });
    }, WAIT);
  } finally {
    await own.stop();
  }
});

test('a namespace that lets nothing in but what has no rights takes the Job', async ({
  cluster,
}) => {
  const namespace = await cluster.createNamespace();
  await cluster.request('PATCH', `/api/v1/namespaces/${namespace}`, {
    metadata: { labels: { 'pod-security.kubernetes.io/enforce': 'restricted' } },
  });
  const stores = [{ name: 'database', host: 'db.example.com', port: 3306 }];

  await runConnectionJob.act(
    { namespace, image: IMAGE, stores },
    await writersOfRun(cluster.kubeconfig),
    NEVER,
  );

  await vi.waitFor(async () => {
    const { body } = await cluster.request('GET', `/api/v1/namespaces/${namespace}/pods`);
    expect(body).toMatchObject({ items: [{ metadata: { namespace } }] });
  }, WAIT);
});
