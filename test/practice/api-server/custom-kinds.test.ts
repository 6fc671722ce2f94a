import { expect, test, vi } from 'vitest';
import { nameOf } from '../../../src/practice/store/metadata.ts';
import { aWorkload } from '../../support/practice/a-range.ts';
import { anApiServer } from '../../support/practice/an-api-server.ts';
import { apiClient } from '../../support/practice/api-client.ts';

const PATIENT = { timeout: 20_000, interval: 20 };
const DEFINITION = {
  apiVersion: 'apiextensions.k8s.io/v1',
  kind: 'CustomResourceDefinition',
  metadata: { name: 'things.example.com' },
  spec: {
    group: 'example.com',
    scope: 'Namespaced',
    names: { plural: 'things', singular: 'thing', kind: 'Thing', shortNames: ['th'] },
    versions: [
      {
        name: 'v1',
        served: true,
        storage: true,
        subresources: { status: {} },
        schema: {
          openAPIV3Schema: {
            type: 'object',
            properties: {
              spec: { type: 'object', properties: { size: { type: 'integer' } } },
              status: { type: 'object', 'x-kubernetes-preserve-unknown-fields': true },
            },
          },
        },
      },
    ],
  },
};
const ALL = '/apis/example.com/v1/namespaces/default/things';

test('a kind of one’s own is served once its definition is established, and no more when that is gone', async () => {
  const server = await anApiServer();
  const ask = apiClient(server.kubeconfig('admin'));
  const definitions = '/apis/apiextensions.k8s.io/v1/customresourcedefinitions';
  const before = await ask({ method: 'GET', path: ALL });

  await ask({ method: 'POST', path: definitions, body: DEFINITION });
  await vi.waitFor(async () => {
    const { body } = await ask({ method: 'GET', path: `${definitions}/things.example.com` });
    expect(JSON.stringify(body)).toMatch(
      /"type":"Established"[^}]*"status":"True"|"status":"True"[^}]*"type":"Established"/,
    );
  }, PATIENT);
  const thing = { apiVersion: 'example.com/v1', kind: 'Thing', metadata: { name: 'a' } };
  const made = await ask({ method: 'POST', path: ALL, body: { ...thing, spec: { size: 2 } } });
  const wrong = await ask({
    method: 'POST',
    path: ALL,
    body: { ...thing, metadata: { name: 'b' }, spec: { size: 'two' } },
  });
  const told = await ask({
    method: 'PATCH',
    path: `${ALL}/a/status`,
    type: 'application/merge-patch+json',
    body: { status: { is: 'well' }, spec: { size: 9 } },
  });
  await ask({ method: 'DELETE', path: `${definitions}/things.example.com` });

  expect(before.status).toBe(404);
  expect(made).toMatchObject({ status: 201, body: { spec: { size: 2 } } });
  expect(wrong.status).toBe(422);
  expect(told).toMatchObject({ body: { spec: { size: 2 }, status: { is: 'well' } } });
  await vi.waitFor(
    async () => expect((await ask({ method: 'GET', path: ALL })).status).toBe(404),
    PATIENT,
  );
});

test('a pod that is evicted goes, and another one comes in its place', async () => {
  const server = await anApiServer();
  const ask = apiClient(server.kubeconfig('admin'));
  server.range.add('Deployment', aWorkload('web'));
  await vi.waitFor(() => expect(server.range.said('Deployment', 'web')).toBe('pass'), PATIENT);
  const name = nameOf(server.range.list('Pod')[0] ?? {});

  const body = { apiVersion: 'policy/v1', kind: 'Eviction', metadata: { name } };
  const path = `/api/v1/namespaces/default/pods/${name}/eviction`;
  const evicted = await ask({ method: 'POST', path, body });

  expect(evicted).toMatchObject({ status: 201, body: { status: 'Success' } });
  await vi.waitFor(() => {
    expect(server.range.get('Pod', name)).toBeUndefined();
    expect(server.range.said('Deployment', 'web')).toBe('pass');
  }, PATIENT);
});

test('an API server that is cut off answers nobody, not even with a refusal, and everybody afterwards', async () => {
  const server = await anApiServer();
  const ask = apiClient(server.kubeconfig('admin'));
  const ready = { method: 'GET', path: '/readyz' };

  server.range.breaks.api = () => 'cut';
  await expect(ask(ready)).rejects.toThrow(/socket hang up|ECONNRESET/);
  server.range.breaks.api = () => 'as-ever';

  expect((await ask(ready)).status).toBe(200);
});
