/*
 * Asks Services, hosts and files of a cluster by each way into it, and prints what came as JSON. Only ever started inside
 * a network namespace without a way out: the API server goes to addresses of pods by itself, and commands in pods run on
 * this machine.
 */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { openCluster, type ClusterAccess } from '../../src/cluster/connect.ts';
import { systemClock } from '../../src/clock/system-clock.ts';
import { httpReader } from '../../src/http/http-reader.ts';
import { WizardError } from '../../src/model/error.ts';
import type { ServiceQuestion } from '../../src/model/services.ts';
import { directDialer } from '../../src/net/dialer.ts';
import { netReader } from '../../src/net/net-reader.ts';
import { serviceReader } from '../../src/services/service-reader.ts';
import { findFreePort } from '../support/control-plane/free-port.ts';
import { startControlPlane } from '../support/control-plane/start.ts';
import { startJenkins } from '../../src/practice/apps/jenkins.ts';

/** Nobody's (RFC 5737), and in this namespace ours. */
const OWN = '203.0.113.9';
const { signal } = new AbortController();

execFileSync('ip', ['addr', 'add', `${OWN}/32`, 'dev', 'lo']);
const jenkins = await startJenkins({}, OWN);
const target = await startJenkins();
const plane = await startControlPlane({
  nodes: 1,
  commands: true,
  forwards: [{ ports: [8080], target: target.port }],
});
try {
  await create('services', service('ci', { app: 'ci' }, 8080));
  await create('services', service('bare', null, jenkins.port));
  await create('services', service('closed', null, await findFreePort()));
  await createPod('bare');
  for (const name of ['bare', 'closed']) await create('endpoints', endpoints(name));
  await plane.kubectl(['run', 'ci', '--image=ci', '--labels=app=ci', '--port=8080']);
  await plane.kubectl(['wait', 'pod/ci', '--for=condition=Ready', '--timeout=30s']);

  const admin = await openAs(plane.kubeconfig);
  const kubeconfig = await plane.kubeconfigFor({ user: 'looker' });
  const looking = ['--verb=get,list', '--resource=services,pods,namespaces'];
  await plane.kubectl(['create', 'clusterrole', 'looker', ...looking]);
  const binding = ['clusterrolebinding', 'looker', '--clusterrole=looker', '--user=looker'];
  await plane.kubectl(['create', ...binding]);
  const looker = await openAs(kubeconfig);

  const authorization = `Basic ${Buffer.from('admin:11aa').toString('base64')}`;
  const api = { path: '/api/json', headers: { authorization } };
  const { uid } = await admin.target(signal);
  const ways = admin.ways(uid);
  const folder = mkdtempSync(path.join(tmpdir(), 'dr-wizard-pod-'));
  const file = path.join(folder, 'here');
  writeFileSync(file, Buffer.alloc(3_000_000, 'backup '));
  const there = path.join(folder, 'there', 'backup');
  const place = { namespace: 'default', pod: 'ci' };
  const copied = await admin.podFileWriter(uid, '/').copyIn(place, file, there, () => {}, signal);
  process.stdout.write(
    JSON.stringify({
      proxied: await asked(admin, { service: 'bare' }),
      prefixed: await asked(admin, { service: 'bare', path: '/nowhere' }),
      // Nobody listens there, and it selects no pod to forward to.
      closed: await asked(admin, { service: 'closed' }),
      withLogin: await asked(admin, { service: 'ci', port: '8080', ...api }),
      byPortName: await asked(admin, { service: 'ci', port: 'web', ...api }),
      missing: await asked(admin, { service: 'gone' }),
      noPort: await asked(admin, { service: 'ci', port: '1', ...api }),
      forbidden: await asked(looker, { service: 'ci', port: '8080' }),
      otherCluster: await asked(admin, { service: 'bare' }, 'another'),
      inside: [
        await netReader(ways.podRoute).connect(OWN, jenkins.port, signal),
        await netReader(ways.podRoute).connect('127.0.0.1', await findFreePort(), signal),
      ],
      page: await pageFromInside(ways.podRoute),
      copied: { ...copied, same: readFileSync(there).equals(readFileSync(file)) },
      seen: await ways.podFiles.file(place, there, signal),
      nothing: (await ways.podFiles.file(place, `${there}.not`, signal)) ?? null,
      refusedCopy: await admin
        .podFileWriter(uid, '/')
        .copyIn(place, file, '/proc/no/backup', () => {}, signal)
        .catch(codeOf),
      forbiddenCopy: await looker
        .podFileWriter(uid, '/')
        .copyIn(place, file, there, () => {}, signal)
        .catch(codeOf),
    }),
  );
  await Promise.all([admin.close(), looker.close()]);
} finally {
  await plane.stop();
  await Promise.all([jenkins.stop(), target.stop()]);
}

async function asked(
  access: ClusterAccess,
  question: Partial<ServiceQuestion> & { readonly service: string },
  pinned?: string,
): Promise<unknown> {
  const uid = pinned ?? (await access.target(signal)).uid;
  const { podPorts, serviceProxy } = access.ways(uid);
  const reader = serviceReader({
    cluster: access.pinnedReader(uid),
    proxy: serviceProxy,
    pods: podPorts,
    httpBy: (dialer) => httpReader(dialer, systemClock),
  });
  const whole = { namespace: 'default', port: 'web', path: '/login', ...question };
  const seen = await reader.get(whole, signal).catch(codeOf);
  if (typeof seen === 'string' || seen.is === 'nobody') return seen;
  const { way, seen: http } = seen;
  return http.is === 'answer'
    ? [way, http.status, http.headers['x-jenkins']]
    : [way, http.is, http.code];
}

async function pageFromInside(dialer: Parameters<typeof httpReader>[0]): Promise<unknown> {
  const at = { scheme: 'http', host: OWN, port: jenkins.port, path: '/login', roots: [] } as const;
  const seen = await httpReader(dialer, systemClock).get(at, signal);
  return seen.is === 'answer' ? [seen.status, seen.address, seen.headers['x-jenkins']] : seen;
}

function openAs(kubeconfig: string): Promise<ClusterAccess> {
  return openCluster({ kubeconfig, context: 'test', dialer: directDialer() });
}

function codeOf(error: unknown): string {
  return error instanceof WizardError
    ? `${error.code} ${String(error.params['resource'] ?? '')}`.trim()
    : String(error);
}

async function create(kind: string, object: object): Promise<void> {
  const { status, body } = await plane.request(
    'POST',
    `/api/v1/namespaces/default/${kind}`,
    object,
  );
  if (status !== 201) throw new Error(JSON.stringify(body));
}

function service(name: string, selector: object | null, port: number): object {
  const ports = [{ name: 'web', port, targetPort: port }];
  return { metadata: { name }, spec: { ports, ...(selector === null ? {} : { selector }) } };
}

/** On no node, so that only this says where it is. */
async function createPod(name: string): Promise<void> {
  const containers = [{ name: 'main', image: 'main' }];
  await create('pods', { metadata: { name }, spec: { schedulerName: 'nobody', containers } });
  const status = { phase: 'Running', podIP: OWN, podIPs: [{ ip: OWN }] };
  await plane.request('PATCH', `/api/v1/namespaces/default/pods/${name}/status`, { status });
}

/** The API server goes only to pods, at their own addresses. */
function endpoints(name: string): object {
  const targetRef = { kind: 'Pod', name: 'bare', namespace: 'default' };
  const ports = [{ name: 'web', port: portOf(name) }];
  return { metadata: { name }, subsets: [{ addresses: [{ ip: OWN, targetRef }], ports }] };
}

function portOf(name: string): number {
  return name === 'bare' ? jenkins.port : 1;
}
