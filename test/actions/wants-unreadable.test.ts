import { expect, test } from 'vitest';
import { actions } from '../../src/actions/index.ts';
import { WizardError } from '../../src/model/error.ts';
import type { Json } from '../../src/model/json.ts';
import type { ClusterReader } from '../../src/model/ports.ts';
import { failingReaders, NEVER, readersOf } from '../support/probes/readers.ts';

const place = { namespace: 'prod', name: 'pull' };
const SECRET = 'secrets prod';
const SERVICE = 'services prod';

/** What is told to everybody: what is served, and that nothing is allowed. */
const TOLD: Pick<ClusterReader, 'resource' | 'may'> = {
  resource: (kind, signal) => readersOf([]).cluster.resource(kind, signal),
  may: async () => ({ allowed: false, reason: '' }),
};

/** The action, its input, and what it needs at least, as `verb resource namespace`. */
const ROWS: readonly (readonly [string, Record<string, Json>, readonly string[]])[] = [
  [
    'kubernetes/ensure-docker-config-secret',
    { ...place, host: 'r.example', username: 'u', password: 'p' },
    [`get ${SECRET}`, `patch ${SECRET}`, `create ${SECRET}`],
  ],
  [
    'kubernetes/ensure-tls-secret',
    { ...place, hosts: ['a.example'], folder: 'certs', id: 'a' },
    [`get ${SECRET}`, `patch ${SECRET}`, `create ${SECRET}`],
  ],
  [
    'kubernetes/ensure-tls-secret',
    { hosts: ['a.example'], folder: 'certs', id: 'a' },
    ['list ingresses '],
  ],
  [
    'kubernetes/ensure-tls-secret',
    { namespace: 'prod', hosts: ['a.example'], folder: 'certs', id: 'a' },
    ['list ingresses ', `get ${SECRET}`, `patch ${SECRET}`],
  ],
  [
    'kubernetes/ensure-namespaces',
    { names: ['pre'] },
    ['list namespaces ', 'get namespaces ', 'patch namespaces ', 'create namespaces '],
  ],
  [
    'kubernetes/ensure-load-balancer',
    {
      namespace: 'prod',
      service: 'door',
      address: 'external',
      workload: 'web',
      kind: 'Deployment',
    },
    ['get deployments prod', `list ${SERVICE}`, `patch ${SERVICE}`, `create ${SERVICE}`],
  ],
  [
    'kubernetes/ensure-load-balancer',
    { namespace: 'prod', service: 'door', address: 'external', backend: 'web' },
    [`get ${SERVICE}`, `list ${SERVICE}`, `patch ${SERVICE}`, `create ${SERVICE}`],
  ],
  [
    'kubernetes/run-connection-job',
    { namespace: 'prod', image: 'busybox', stores: [] },
    ['get jobs prod', 'patch jobs prod', 'create jobs prod'],
  ],
  [
    'velero/set-access-mode',
    { mode: 'ReadOnly' },
    ['get', 'patch', 'create'].map((verb) => `${verb} backupstoragelocations velero`),
  ],
];

test.each(ROWS)(
  '%s still tells its rights to whom nothing may be read by: %j',
  async (id, input, expected) => {
    const forbidden = new WizardError('forbidden', 'api-forbidden');
    const readers = failingReaders(forbidden);

    const cluster = { ...readers.cluster, ...TOLD };
    const wants = await actions[id]?.wants?.(input, { ...readers, cluster }, NEVER);

    const said = (wants ?? []).map((one) => `${one.verb} ${one.resource} ${one.namespace ?? ''}`);
    expect(said).toEqual(expect.arrayContaining([...expected]));
  },
);

test('a cluster that cannot be reached is no missing right', async () => {
  const lost = new WizardError('cluster-unreachable', 'api-refused');
  const readers = failingReaders(lost);
  const cluster = { ...readers.cluster, ...TOLD };

  for (const [id, input] of ROWS.filter(([name]) => name !== 'kubernetes/ensure-load-balancer'))
    await expect(actions[id]?.wants?.(input, { ...readers, cluster }, NEVER)).rejects.toBe(lost);
});
