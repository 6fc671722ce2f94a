import { expect, test } from 'vitest';
import type { KubeObject } from '../../src/model/ports.ts';
import { backendsOf } from '../../src/readiness/ingress-backends.ts';
import { judgeIngress } from '../../src/readiness/ingress.ts';
import { createView } from '../../src/readiness/view.ts';

const path = (service: string) => ({
  backend: { service: { name: service, port: { number: 80 } } },
});
const INGRESS: KubeObject = {
  apiVersion: 'networking.k8s.io/v1',
  kind: 'Ingress',
  metadata: { name: 'shop', namespace: 'prod' },
  spec: {
    ingressClassName: 'nginx',
    defaultBackend: path('rest').backend,
    rules: [
      { host: 'a.example.com', http: { paths: [path('a'), path('b'), path('a')] } },
      { host: 'b.example.com', http: { paths: [path('b')] } },
      { http: { paths: [path('b')] } },
    ],
  },
};

/** Nothing but the class and the Services is there: each backend that is looked at is named. */
function missing(): readonly unknown[] {
  const view = createView();
  view.apply([
    {
      is: 'put',
      object: {
        apiVersion: 'networking.k8s.io/v1',
        kind: 'IngressClass',
        metadata: { name: 'nginx' },
      },
    },
    { is: 'whole', apiVersion: 'networking.k8s.io/v1', kind: 'IngressClass' },
    { is: 'whole', apiVersion: 'v1', kind: 'Service' },
  ]);
  const { cause, others } = judgeIngress(INGRESS, view.around);
  return [cause, ...others].map((one) => `${one?.params['host']} ${one?.params['service']}`);
}

test('each backend of a host is named once, and what no host is named for stands for all others', () => {
  expect(backendsOf(INGRESS)?.map(({ host, name }) => `${host} ${name}`)).toEqual([
    'a.example.com a',
    'a.example.com b',
    'b.example.com b',
    '* b',
    '* rest',
  ]);
});

test('all backends count', () => {
  expect(missing()).toHaveLength(5);
});

test('a cause names the namespace as well', () => {
  const { cause } = judgeIngress(INGRESS, createView().around);

  expect(cause?.params['name']).toBe('prod/shop');
});
