import { execFile } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect, onTestFinished } from 'vitest';
import { installStandIn } from '../../../src/practice/programs/install.ts';
import { createTempDirectory } from '../../support/control-plane/child.ts';
import { clusterTest as test } from '../../support/control-plane/index.ts';

const SELF = [process.execPath, path.resolve(import.meta.dirname, '../../../bin/dr-wizard.ts')];

type Ended = { readonly code: number; readonly out: string; readonly err: string };

const MANIFEST = `apiVersion: v1
kind: ConfigMap
metadata: { name: a }
data: { key: one }
---
apiVersion: v1
kind: List
items:
  - apiVersion: apps/v1
    kind: Deployment
    metadata: { name: web }
    spec:
      selector: { matchLabels: { app: web } }
      template:
        metadata: { labels: { app: web } }
        spec: { containers: [{ name: web, image: example.com/web:1 }] }
`;

/** One after the other, each side in a namespace of its own; files lie in the working folder. */
const WORDS: readonly (readonly string[])[] = [
  ['create', 'namespace', 'NAMESPACE'],
  ['create', 'namespace', 'NAMESPACE'],
  ['apply', '-f', 'manifests', '-n', 'NAMESPACE'],
  ['apply', '-f', 'manifests', '--namespace=NAMESPACE'],
  ['apply', '-f', 'changed.yaml', '-n', 'NAMESPACE'],
  ['get', 'cm', 'a', '-n', 'NAMESPACE', '-o', 'jsonpath={.data.key}'],
  ['get', 'deployment/web', '-n', 'NAMESPACE', '-o', 'name'],
  ['get', 'deploy', '-n', 'NAMESPACE', '-o', 'name'],
  ['get', 'configmap', 'b', '-n', 'NAMESPACE'],
  ['get', 'configmap', 'b', '-n', 'NAMESPACE', '--ignore-not-found'],
  ['apply', '-f', 'missing.yaml', '-n', 'NAMESPACE'],
  ['delete', 'configmap', 'a', '-n', 'NAMESPACE'],
  ['delete', 'configmap', 'a', '-n', 'NAMESPACE'],
  ['delete', 'configmap', 'a', '-n', 'NAMESPACE', '--ignore-not-found'],
  ['get', 'namespace', 'kube-system', '--request-timeout=10s', '-o', 'jsonpath={.metadata.uid}'],
];

test('the kubectl of the practice range says what the real one says', async ({ cluster }) => {
  const { directory, remove } = await createTempDirectory('dr-wizard-kubectl-');
  onTestFinished(remove);
  mkdirSync(path.join(directory, 'manifests'));
  writeFileSync(path.join(directory, 'manifests/all.yaml'), MANIFEST);
  writeFileSync(path.join(directory, 'changed.yaml'), MANIFEST.replace('one', 'two'));
  installStandIn(directory, 'kubectl', SELF);
  const run = (program: string, words: readonly string[]) => {
    const env = { KUBECONFIG: cluster.kubeconfig, PATH: process.env['PATH'], HOME: directory };
    return new Promise<Ended>((resolve) => {
      execFile(program, words, { cwd: directory, env }, (error, out, err) =>
        resolve({ code: typeof error?.code === 'number' ? error.code : 0, out, err }),
      );
    });
  };
  const both = { ours: path.join(directory, 'kubectl'), real: cluster.kubectlProgram };

  for (const words of WORDS) {
    const seen = await Promise.all(
      Object.entries(both).map(async ([whose, program]) => {
        const namespace = `kubectl-${whose}`;
        const asked = words.map((word) => word.replace('NAMESPACE', namespace));
        const { code, out, err } = await run(program, asked);
        const plain = (text: string) => text.replaceAll(namespace, 'NAMESPACE').trim();
        return { words, code, out: plain(out), err: plain(err) };
      }),
    );
    expect(seen[0]).toEqual(seen[1]);
  }
});

test('what it does not know is refused, and nothing is half done', async ({ cluster }) => {
  const { directory, remove } = await createTempDirectory('dr-wizard-kubectl-');
  onTestFinished(remove);
  installStandIn(directory, 'kubectl', SELF);
  const env = { KUBECONFIG: cluster.kubeconfig, PATH: process.env['PATH'] };

  for (const words of [
    ['scale', 'deploy', 'web', '--replicas=0'],
    ['apply', '--prune', '-f', 'x'],
  ]) {
    const { promise, resolve } = Promise.withResolvers<string>();
    execFile(path.join(directory, 'kubectl'), words, { env }, (error, _out, err) =>
      resolve(`${error?.code ?? 0} ${err}`),
    );
    expect(await promise).toMatch(/^1 error: /);
  }
});
