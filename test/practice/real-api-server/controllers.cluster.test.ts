import { expect, vi } from 'vitest';
import { openCluster } from '../../../src/cluster/connect.ts';
import type { JsonObject } from '../../../src/model/json.ts';
import { directDialer } from '../../../src/net/dialer.ts';
import { CONTEXT } from '../../../src/practice/api-server/start-api-server.ts';
import { remove } from '../../../src/practice/store/remove.ts';
import { kindNamed } from '../../../src/practice/store/kinds.ts';
import { nameOf } from '../../../src/practice/store/metadata.ts';
import { NOBODY_HOME } from '../../../src/practice/pod-host.ts';
import { clusterTest as test } from '../../support/control-plane/index.ts';
import { aWorkload } from '../../support/practice/a-range.ts';
import { aRealRange } from '../../support/practice/a-real-range.ts';
import { apiClient } from '../../support/practice/api-client.ts';

const NEVER = new AbortController().signal;
const PATIENT = { timeout: 40_000, interval: 100 };
const GROUPS: { readonly [kind: string]: string } = {
  Deployment: '/apis/apps/v1/namespaces/default/deployments',
  StatefulSet: '/apis/apps/v1/namespaces/default/statefulsets',
  DaemonSet: '/apis/apps/v1/namespaces/default/daemonsets',
  Job: '/apis/batch/v1/namespaces/default/jobs',
  Service: '/api/v1/namespaces/default/services',
  Pod: '/api/v1/namespaces/default/pods',
};

async function withAdmin(...[options = {}]: Parameters<typeof aRealRange>) {
  const server = await aRealRange(options);
  const ask = apiClient(server.kubeconfig('admin'));
  return {
    ...server,
    ask,
    make: async (kind: string, object: JsonObject) =>
      expect(await ask({ method: 'POST', path: GROUPS[kind] ?? '', body: object })).toMatchObject({
        status: 201,
      }),
    read: async (kind: string, name = '') =>
      JSON.stringify((await ask({ method: 'GET', path: `${GROUPS[kind] ?? ''}/${name}` })).body),
  };
}

test('workloads of each kind, a Job and a load balancer progress on the real API server', async () => {
  const { make, read } = await withAdmin({
    host: { ...NOBODY_HOME, run: async () => ({ exitCode: 0, says: '' }) },
  });
  const claim = {
    metadata: { name: 'data' },
    spec: { accessModes: ['ReadWriteOnce'], resources: { requests: { storage: '1Gi' } } },
  };
  const { spec: daemon } = aWorkload('agent');
  const job = { restartPolicy: 'Never', containers: [{ name: 'app', image: 'a:1' }] };

  await make(
    'StatefulSet',
    aWorkload('db', { replicas: 2, spec: { volumeClaimTemplates: [claim] } }),
  );
  await make('DaemonSet', {
    metadata: { name: 'agent' },
    spec: Object.fromEntries(Object.entries(daemon ?? {}).filter(([key]) => key !== 'replicas')),
  });
  await make('Job', { metadata: { name: 'once' }, spec: { template: { spec: job } } });
  await make('Service', {
    metadata: { name: 'lb' },
    spec: { type: 'LoadBalancer', selector: { app: 'db' }, ports: [{ port: 80 }] },
  });

  await vi.waitFor(async () => {
    expect(await read('StatefulSet', 'db')).toContain('"readyReplicas":2');
    expect(await read('DaemonSet', 'agent')).toContain('"numberReady":3');
    expect(await read('Job', 'once')).toContain('"succeeded":1');
    expect(await read('Service', 'lb')).toContain('198.51.100.20');
  }, PATIENT);
});

test('a Deployment is rolled to another image, scaled down and its pods are made anew when they go', async () => {
  const { ask, make, read, range } = await withAdmin();
  const path = `${GROUPS['Deployment'] ?? ''}/web`;
  await make('Deployment', aWorkload('web', { replicas: 2 }));
  const isSettled = (text: string, replicas: number) =>
    vi.waitFor(async () => {
      expect(await read('Deployment', 'web')).toContain(`"readyReplicas":${replicas}`);
      const pods = await read('Pod');
      expect(pods.match(/"podIP":/g)).toHaveLength(replicas);
      expect(pods).toContain(text);
    }, PATIENT);
  await isSettled('apps/web:1', 2);

  const containers = [{ name: 'app', image: 'registry.example.com/apps/web:2' }];
  const body = { spec: { template: { spec: { containers } } } };
  await ask({ method: 'PATCH', path, type: 'application/strategic-merge-patch+json', body });
  await isSettled('apps/web:2', 2);
  const pods = range.list('Pod', 'default').map(nameOf);
  remove(range.store, kindNamed('Pod'), { namespace: 'default', name: pods[0] ?? '' }, {});
  await vi.waitFor(async () => expect(await read('Pod')).not.toContain(pods[0] ?? ''), PATIENT);
  await isSettled('apps/web:2', 2);
  const down = { spec: { replicas: 1 } };
  await ask({ method: 'PATCH', path, type: 'application/merge-patch+json', body: down });

  await isSettled('apps/web:2', 1);
});

test('our own client follows pods and reads what they have said on the real API server', async () => {
  const server = await withAdmin({ host: { ...NOBODY_HOME, log: () => 'one\ntwo\n' } });
  await server.make('Deployment', aWorkload('web'));
  const kubeconfig = await server.kubeconfigFile();
  const access = await openCluster({ kubeconfig, context: CONTEXT, dialer: directDialer() });
  const told = new Set<string>();
  const leaving = new AbortController();
  const following = (async () => {
    const selection = { apiVersion: 'v1', kind: 'Pod', namespaces: ['default'] };
    for await (const batch of access.reader.follow([selection], leaving.signal))
      for (const change of batch) told.add(change.is);
  })().catch(() => undefined);
  await vi.waitFor(() => {
    expect(server.range.said('Deployment', 'web')).toBe('pass');
    expect([...told]).toEqual(expect.arrayContaining(['put', 'whole']));
  }, PATIENT);
  const pod = nameOf(server.range.list('Pod', 'default')[0] ?? {});

  const log = await access.reader.log({ namespace: 'default', pod, tailLines: 1 }, NEVER);
  const { uid } = await access.reader.summary(NEVER);
  leaving.abort();
  await following;
  await access.close();

  expect(log).toBe('two\n');
  const real = await server.ask({ method: 'GET', path: '/api/v1/namespaces/kube-system' });
  expect(JSON.stringify(real.body)).toContain(uid);
});
