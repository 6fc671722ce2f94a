import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, onTestFinished, vi } from 'vitest';
import { exec } from '../../src/actions/exec.ts';
import { apply } from '../../src/actions/kubernetes/apply.ts';
import { ensureNamespaces } from '../../src/actions/kubernetes/ensure-namespaces.ts';
import { systemClock } from '../../src/clock/system-clock.ts';
import { openCluster } from '../../src/cluster/connect.ts';
import { writePrivateKubeconfig } from '../../src/cluster/private-kubeconfig.ts';
import { fileReader } from '../../src/files/file-reader.ts';
import type { Writers } from '../../src/model/ports.ts';
import { directDialer } from '../../src/net/dialer.ts';
import { childEnvironment } from '../../src/shell/child-environment.ts';
import { createShell } from '../../src/shell/shell.ts';
import { clusterTest as test, type Cluster } from '../support/control-plane/index.ts';
import { FAKE_READERS } from '../support/fake-ports.ts';
import { NEVER } from '../support/probes/readers.ts';

/** Everything real: the cluster, the files, the programs. */
async function writersOf(cluster: Cluster): Promise<{ ports: Writers; folder: string }> {
  const folder = mkdtempSync(path.join(tmpdir(), 'dr-wizard-actions-'));
  const access = await openCluster({
    kubeconfig: cluster.kubeconfig,
    context: 'test',
    dialer: directDialer(),
  });
  onTestFinished(() => access.close());
  const kubeconfig = path.join(folder, 'run', 'kubeconfig');
  await writePrivateKubeconfig(cluster.kubeconfig, 'test', kubeconfig);
  const shell = createShell({
    directory: path.join(folder, 'commands'),
    cwd: folder,
    baseEnv: () => ({ ...childEnvironment(process.env), KUBECONFIG: kubeconfig }),
    secrets: () => [],
    keeper: [process.execPath, path.resolve('test/support/shell/keep.ts')],
  });
  const { uid } = await access.reader.summary(NEVER);
  const ports = {
    ...FAKE_READERS,
    cluster: access.reader,
    writer: access.writer(uid),
    pods: access.podFileWriter(uid, '/'),
    clock: systemClock,
    files: fileReader(folder),
    shell,
    attempt: { key: 'run/step/1', run: 'run', output: () => {}, progress: () => {} },
  };
  return { ports, folder };
}

test('namespaces are made once, under our own name', async ({ cluster }) => {
  const { ports } = await writersOf(cluster);
  const names = [cluster.freshName('a'), cluster.freshName('b')];

  const first = await ensureNamespaces.act({ names }, ports, NEVER);
  const second = await ensureNamespaces.act({ names }, ports, NEVER);

  expect(first.created.map(({ what }) => what.name)).toEqual(names);
  expect([second.changed, second.created]).toEqual([false, []]);
  await vi.waitFor(async () => {
    const [name] = names;
    const writes = await cluster.writes({ resource: 'namespaces', ...(name ? { name } : {}) });
    expect(writes).toMatchObject([{ verb: 'patch', code: 201, userAgent: 'dr-wizard' }]);
  });
  await cluster.kubectl(['delete', 'namespace', ...names, '--wait=false']);
});

test('a folder of manifests is applied, whole and in order, then found already so', async ({
  cluster,
}) => {
  const { ports, folder } = await writersOf(cluster);
  const namespace = cluster.freshName('apps');
  mkdirSync(path.join(folder, 'manifests'));
  const write = (name: string, text: string) =>
    writeFileSync(path.join(folder, 'manifests', name), text);
  const metadata = `metadata: { name: web, namespace: ${namespace} }`;
  write(
    '1-service.yaml',
    `apiVersion: v1\nkind: Service\n${metadata}\nspec: { ports: [{ port: 80 }] }`,
  );
  write('2-config.yaml', `apiVersion: v1\nkind: ConfigMap\n${metadata}\ndata: { a: "1" }`);
  write('3-namespace.yaml', `apiVersion: v1\nkind: Namespace\nmetadata: { name: ${namespace} }`);

  const first = await apply.act({ path: 'manifests' }, ports, NEVER);
  const second = await apply.act({ path: 'manifests' }, ports, NEVER);

  const what = first.created.map((one) => one.what.kind);
  expect(what).toEqual(['Namespace', 'ConfigMap', 'Service']);
  expect([second.changed, second.created]).toEqual([false, []]);
  await cluster.kubectl(['delete', 'namespace', namespace, '--wait=false']);
});

test('a program of a run reaches the pinned cluster by the private kubeconfig', async ({
  cluster,
}) => {
  const { ports } = await writersOf(cluster);
  const argv = [cluster.kubectlProgram, 'get', 'namespace', 'kube-system', '--output=name'];

  const result = await exec.act({ argv }, ports, NEVER);

  expect(result.evidence).toEqual([{ name: 'output', text: 'namespace/kube-system\n' }]);
});
