import { expect, test, vi } from 'vitest';
import { kindNamed } from '../../../src/practice/store/kinds.ts';
import { aRange, aWorkload, someNodes } from '../../support/practice/a-range.ts';

const PATIENT = { timeout: 20_000, interval: 20 };

test('an image that may not be pulled is told as such, and pulled once the secret is there', async () => {
  const range = aRange();
  range.breaks.pull = (image, configs) =>
    configs.length > 0
      ? { is: 'pulled' }
      : {
          is: 'refused',
          message: `Failed to pull image "${image}": failed to resolve reference: unexpected status: 401 Unauthorized`,
        };
  const pod = { imagePullSecrets: [{ name: 'registry-pull' }] };

  range.add('Deployment', aWorkload('web', { pod }));
  await vi.waitFor(
    () => expect(range.said('Deployment', 'web')).toBe('wait image-secret-absent'),
    PATIENT,
  );
  const config = Buffer.from('{"auths":{}}').toString('base64');
  range.add('Secret', {
    metadata: { name: 'registry-pull' },
    type: 'kubernetes.io/dockerconfigjson',
    data: { '.dockerconfigjson': config },
  });

  await vi.waitFor(() => expect(range.said('Deployment', 'web')).toBe('pass'), PATIENT);
});

test('nodes that are too small are told, with what is lacking', async () => {
  const range = aRange({ nodes: someNodes(2, { cpu: '1' }) });
  const container = { resources: { requests: { cpu: '2' } } };

  range.add('Deployment', aWorkload('web', { container }));

  await vi.waitFor(
    () => expect(range.said('Deployment', 'web')).toBe('wait unschedulable-resource'),
    PATIENT,
  );
});

test('a quota keeps pods out, and its words reach the Deployment', async () => {
  const range = aRange();
  range.add('ResourceQuota', { metadata: { name: 'small' }, spec: { hard: { pods: '1' } } });

  range.add('Deployment', aWorkload('web', { replicas: 2 }));

  await vi.waitFor(
    () => expect(JSON.stringify(range.get('Deployment', 'web'))).toContain('exceeded quota: small'),
    PATIENT,
  );
  expect(range.said('Deployment', 'web')).toMatch(/^wait .*quota/);
});

test('a probe that fails and a container that crashes are told, and pass by themselves once they are mended', async () => {
  const range = aRange();
  const well = range.breaks.start;
  const says = 'HTTP probe failed with statuscode: 503';
  range.breaks.start = (pod) =>
    JSON.stringify(pod).includes('"app":"sick"')
      ? { is: 'unhealthy', says }
      : { is: 'crashes', exitCode: 1 };
  const readinessProbe = { httpGet: { path: '/', port: 80 } };

  range.add('Deployment', aWorkload('sick', { container: { readinessProbe } }));
  range.add('StatefulSet', aWorkload('mad'));

  await vi.waitFor(() => {
    expect(range.said('Deployment', 'sick')).toBe('wait probe-readiness');
    expect(range.said('StatefulSet', 'mad')).toMatch(/^(wait|fail) .*(crash|exit|ended)/);
  }, PATIENT);
  range.breaks.start = well;
  await vi.waitFor(() => {
    expect(range.said('Deployment', 'sick')).toBe('pass');
    expect(range.said('StatefulSet', 'mad')).toBe('pass');
  }, PATIENT);
});

test('a namespace that a finalizer holds stays Terminating and names it, and goes once that is taken away', async () => {
  const range = aRange();
  range.add('Namespace', { metadata: { name: 'stuck' } });
  const held = range.add('ConfigMap', {
    metadata: { name: 'held', namespace: 'stuck', finalizers: ['example.com/held'] },
  });

  range.remove('Namespace', 'stuck');
  await vi.waitFor(
    () =>
      expect(JSON.stringify(range.get('Namespace', 'stuck'))).toContain('example.com/held in 1'),
    PATIENT,
  );
  expect(held).toMatchObject({ metadata: { namespace: 'stuck' } });
  const refused = () => range.add('ConfigMap', { metadata: { name: 'new', namespace: 'stuck' } });
  expect(refused).toThrow('because it is being terminated');
  range.store.remove(kindNamed('ConfigMap'), { namespace: 'stuck', name: 'held' });

  await vi.waitFor(() => expect(range.get('Namespace', 'stuck')).toBeUndefined(), PATIENT);
});

test('a node that is silent is told, and so are its pods', async () => {
  const range = aRange({ nodes: someNodes(1) });
  range.add('Deployment', aWorkload('web'));
  await vi.waitFor(() => expect(range.said('Deployment', 'web')).toBe('pass'), PATIENT);

  range.breaks.node = () => 'down';

  await vi.waitFor(() => {
    expect(range.said('Node', 'node-1')).toMatch(/^wait node-/);
    expect(range.said('Deployment', 'web')).not.toBe('pass');
  }, PATIENT);
});

test('the pods of a node that is back are ready again, and those that were not are not', async () => {
  const range = aRange({ nodes: someNodes(1) });
  const well = range.breaks.start;
  range.breaks.start = (pod) =>
    JSON.stringify(pod).includes('"app":"sick"')
      ? { is: 'unhealthy', says: 'HTTP probe failed with statuscode: 503' }
      : well(pod, 'app');
  range.add('Deployment', aWorkload('web'));
  range.add('Deployment', aWorkload('sick'));
  await vi.waitFor(() => expect(range.said('Deployment', 'web')).toBe('pass'), PATIENT);
  range.breaks.node = () => 'down';
  await vi.waitFor(() => expect(range.said('Deployment', 'web')).not.toBe('pass'), PATIENT);

  range.breaks.node = () => 'up';

  await vi.waitFor(() => expect(range.said('Deployment', 'web')).toBe('pass'), PATIENT);
  expect(range.said('Deployment', 'sick')).not.toBe('pass');
});

test('a load balancer gets an address by its annotation, and none where the cloud gives none', async () => {
  const range = aRange();
  const service = (name: string, type: string) => ({
    metadata: {
      name,
      annotations: {
        'service.beta.kubernetes.io/alibaba-cloud-loadbalancer-address-type': type,
      },
    },
    spec: { type: 'LoadBalancer', selector: { app: name }, ports: [{ port: 443 }] },
  });

  range.add('Service', service('outside', 'internet'));
  range.add('Service', service('inside', 'intranet'));
  range.add('Service', service('too-many', 'intranet'));

  await vi.waitFor(() => {
    expect(JSON.stringify(range.get('Service', 'outside'))).toContain('198.51.100.20');
    expect(JSON.stringify(range.get('Service', 'inside'))).toContain('10.0.0.20');
    expect(JSON.stringify(range.list('Event'))).toContain('SyncLoadBalancerFailed');
  }, PATIENT);
  expect(JSON.stringify(range.get('Service', 'too-many'))).not.toContain('10.0.0.20');
});

test('a volume that is not made keeps its pod waiting and is told', async () => {
  const range = aRange();
  range.breaks.volume = () => 'the quota of disks is exceeded';
  const claims = [
    {
      metadata: { name: 'data' },
      spec: { accessModes: ['ReadWriteOnce'], resources: { requests: { storage: '1Gi' } } },
    },
  ];

  range.add('StatefulSet', aWorkload('db', { spec: { volumeClaimTemplates: claims } }));
  await vi.waitFor(
    () => expect(JSON.stringify(range.list('Event'))).toContain('the quota of disks is exceeded'),
    PATIENT,
  );
  expect(range.said('StatefulSet', 'db')).not.toBe('pass');
  range.breaks.volume = () => undefined;

  await vi.waitFor(() => expect(range.said('StatefulSet', 'db')).toBe('pass'), PATIENT);
});

test('a load balancer that lost its address has the same one again, however it came back', async () => {
  const range = aRange();
  range.add('Service', {
    metadata: { name: 'outside' },
    spec: { type: 'LoadBalancer', selector: { app: 'outside' }, ports: [{ port: 443 }] },
  });
  const addressed = () => JSON.stringify(range.get('Service', 'outside')?.['status']);
  await vi.waitFor(() => expect(addressed()).toContain('198.51.100.20'), PATIENT);
  const before = range.get('Service', 'outside');
  const usual = range.breaks.address;
  range.breaks.address = () => undefined;

  const service = kindNamed('Service');
  range.store.put(service, { ...before, status: { loadBalancer: {} } });
  await vi.waitFor(
    () => expect(JSON.stringify(range.list('Event'))).toContain('SyncLoadBalancerFailed'),
    PATIENT,
  );
  range.breaks.address = usual;

  await vi.waitFor(() => expect(addressed()).toContain('198.51.100.20'), PATIENT);
});
