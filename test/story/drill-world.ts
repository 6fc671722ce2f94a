import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { stringify } from 'yaml';
import { aCa } from '../support/certs/pair.ts';
import type { ControlPlaneAddress } from '../support/control-plane/control-plane.ts';

/** Where a drill is begun, and what a person would have told it. */
export type DrillWorld = {
  readonly folder: string;
  readonly home: string;
  readonly env: { readonly [name: string]: string };
  /** Its command line, with all answers. */
  readonly drill: readonly string[];
  readonly remove: () => Promise<void>;
};

const title = (en: string) => ({ en, zh: en });
const MADE = [{ assert: 'site.id != ""', says: title('It is there') }];

/** Every action that writes to a cluster, each to be executed in a drill. */
export function writingSteps(names: { readonly main: string; readonly side: string }) {
  const { main, side } = names;
  const there = (kinds: string, more: object) => ({
    probe: 'kubernetes/objects-ready',
    with: { kinds: [kinds], namespace: main, ...more },
  });
  const step = (
    id: string,
    uses: string,
    needs: readonly string[],
    { proof, ...input }: { readonly proof: object; readonly [name: string]: unknown },
  ) => ({
    id,
    title: title(id),
    needs,
    uses,
    with: input,
    drill: 'execute',
    timeout: '30s',
    prove: [proof],
  });
  return [
    {
      id: 'pin',
      title: title('Pin'),
      needs: [],
      pin: 'target',
      prove: [{ probe: 'kubernetes/api-ready' }],
    },
    step('namespaces', 'kubernetes/ensure-namespaces', ['pin'], {
      names: [main, side],
      proof: { probe: 'kubernetes/namespaces-active', with: { names: [main, side] } },
    }),
    step('workloads', 'kubernetes/apply', ['namespaces'], {
      path: 'manifests',
      namespace: main,
      proof: there('Deployment', { names: ['web'] }),
    }),
    step('pull-secret', 'kubernetes/ensure-docker-config-secret', ['namespaces'], {
      namespace: main,
      name: 'pull',
      proof: there('v1/Secret', { names: ['pull'] }),
      host: 'registry.example.com',
      username: 'ops',
      password: '${{ secrets.registry.password }}',
    }),
    step('certificate', 'kubernetes/ensure-tls-secret', ['namespaces'], {
      namespace: main,
      name: 'shop-tls',
      proof: there('v1/Secret', { names: ['shop-tls'] }),
      hosts: ['shop.example.com'],
      id: 'shop',
      folder: 'certificates',
      trust: ['certificates/root.crt'],
    }),
    step('address', 'kubernetes/ensure-load-balancer', ['workloads'], {
      namespace: main,
      service: 'web-lb',
      proof: there('discovery.k8s.io/v1/EndpointSlice', {
        selector: 'kubernetes.io/service-name=web-lb',
      }),
      workload: 'web',
      address: 'external',
      ports: [{ name: 'http', port: 80, targetPort: 8080 }],
    }),
    step('stores', 'kubernetes/run-connection-job', ['namespaces'], {
      namespace: side,
      proof: there('batch/v1/Job', { namespace: side, selector: 'dr-wizard/run' }),
      image: 'registry.example.com/tools:1',
      stores: [{ name: 'db', host: 'db.example.com', port: 3306 }],
    }),
    {
      id: 'program',
      title: title('A program'),
      needs: ['namespaces'],
      uses: 'exec',
      with: { argv: ['touch', 'never'] },
      prove: MADE,
    },
  ];
}

const CRD = {
  apiVersion: 'apiextensions.k8s.io/v1',
  kind: 'CustomResourceDefinition',
  spec: {
    group: 'drill.example.com',
    scope: 'Namespaced',
    versions: [
      {
        name: 'v1',
        served: true,
        storage: true,
        schema: { openAPIV3Schema: { type: 'object' } },
      },
    ],
  },
};

/** Without a kind of its own it is quick: garbage is collected of a new one only once the collector knows it. */
function manifestsOf(suffix: string, ownKind: boolean): readonly object[] {
  const labels = { app: 'web' };
  const container = { name: 'web', image: 'registry.example.com/web:1' };
  const template = { metadata: { labels }, spec: { containers: [container] } };
  const plural = `things${suffix}`;
  const claim = {
    metadata: { name: 'data' },
    spec: { accessModes: ['ReadWriteOnce'], resources: { requests: { storage: '1Gi' } } },
  };
  const own = [
    {
      ...CRD,
      metadata: { name: `${plural}.drill.example.com` },
      spec: { ...CRD.spec, names: { plural, singular: plural, kind: `Thing${suffix}` } },
    },
    { apiVersion: 'drill.example.com/v1', kind: `Thing${suffix}`, metadata: { name: 'one' } },
  ];
  return [
    ...(ownKind ? own : []),
    {
      apiVersion: 'rbac.authorization.k8s.io/v1',
      kind: 'ClusterRole',
      metadata: { name: `drill-${suffix}` },
      rules: [],
    },
    { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'settings' }, data: { a: '1' } },
    {
      apiVersion: 'apps/v1',
      kind: 'Deployment',
      metadata: { name: 'web', labels },
      spec: { replicas: 2, selector: { matchLabels: labels }, template },
    },
    {
      apiVersion: 'v1',
      kind: 'Service',
      metadata: { name: 'web', labels },
      spec: { selector: labels, ports: [{ port: 80 }] },
    },
    {
      apiVersion: 'apps/v1',
      kind: 'StatefulSet',
      metadata: { name: 'store' },
      spec: {
        serviceName: 'store',
        selector: { matchLabels: { app: 'store' } },
        template: { ...template, metadata: { labels: { app: 'store' } } },
        volumeClaimTemplates: [claim],
      },
    },
    {
      apiVersion: 'batch/v1',
      kind: 'Job',
      metadata: { name: 'once' },
      spec: { template: { spec: { restartPolicy: 'Never', containers: [container] } } },
    },
  ];
}

/** A folder with a runbook, a site and answers for a drill. */
export async function aDrillWorld(
  cluster: Pick<ControlPlaneAddress, 'kubeconfig' | 'kubectlProgram'>,
  suffix: string,
  more: {
    readonly production?: object;
    readonly manifests?: readonly object[];
    readonly ownKind?: boolean;
  } = {},
): Promise<DrillWorld> {
  const folder = await mkdtemp(path.join(tmpdir(), 'dr-wizard-drill-'));
  const write = (file: string, content: object) =>
    writeFile(path.join(folder, file), stringify(content));
  for (const name of ['home', 'manifests', 'certificates']) await mkdir(path.join(folder, name));
  const ca = await aCa();
  const leaf = await ca.issue(['shop.example.com']);
  const pem = (file: string, text: string) =>
    writeFile(path.join(folder, 'certificates', file), text, { mode: 0o600 });
  await pem('root.crt', ca.root.cert);
  await pem('shop.crt', leaf.cert + ca.issuing.cert);
  await pem('shop.key', leaf.key);
  const names = { main: `drill-${suffix}-main`, side: `drill-${suffix}-side` };
  await write('main.yaml', {
    apiVersion: 'dr-wizard/v1',
    kind: 'Section',
    id: 'main',
    title: title('Main'),
    steps: writingSteps(names),
  });
  const manifests = [...manifestsOf(suffix, more.ownKind === true), ...(more.manifests ?? [])];
  for (const [index, object] of manifests.entries())
    await write(`manifests/${String(index).padStart(2, '0')}.yaml`, object);
  await write('site.yaml', {
    apiVersion: 'dr-wizard/v1',
    kind: 'Site',
    id: 'drilled',
    title: title('Drilled'),
    production: more.production ?? { servers: ['https://198.51.100.10:6443'] },
    secrets: { 'registry.password': { from: 'env', name: 'PLANTED' } },
  });
  await write('answers.yaml', {
    apiVersion: 'dr-wizard/v1',
    kind: 'Answers',
    target: { kubeconfig: cluster.kubeconfig, context: 'test' },
  });
  const home = path.join(folder, 'home');
  return {
    folder,
    home,
    env: {
      PATH: `${path.dirname(cluster.kubectlProgram)}:${process.env['PATH'] ?? ''}`,
      PLANTED: 'pa55word-of-the-registry',
      DR_WIZARD_HOME: home,
    },
    drill:
      `drill main.yaml --site site.yaml --answers answers.yaml --kubeconfig ${cluster.kubeconfig} --context test`.split(
        ' ',
      ),
    remove: () => rm(folder, { recursive: true, force: true }),
  };
}
