import { execFile } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect, onTestFinished } from 'vitest';
import { installStandIn } from '../../../src/practice/programs/install.ts';
import { createTempDirectory } from '../../support/control-plane/child.ts';
import { clusterTest as test, type Cluster } from '../../support/control-plane/index.ts';
import { helmFolder } from '../../support/control-plane/programs.ts';
import { hasHelm } from '../../support/helm/helm-world.ts';

const SELF = [process.execPath, path.resolve(import.meta.dirname, '../../../bin/dr-wizard.ts')];
const TEMPLATE = `apiVersion: v1
kind: ConfigMap
metadata:
  name: {{ .Release.Name }}-settings
  namespace: {{ .Release.Namespace }}
data:
  class: {{ .Values.controller.class | quote }}
`;

type Ended = { readonly code: number; readonly out: string; readonly err: string };

test('what the helm of the practice range installs, the real one reads, upgrades and removes', async ({
  cluster,
  skip,
}) => {
  skip(!hasHelm(3), 'no helm 3');
  const { ours, real, objects } = await bothHelms(cluster);
  const place = ['--namespace=default', '--values=-'];
  const input = 'controller: { class: two }\n';

  const installed = await ours(['install', '--labels=run=a1', ...place, 'range', 'chart'], input);
  const listed = await real(['list', '--namespace=default', '--output=json']);
  const values = await real(['get', 'values', 'range', '--namespace=default', '--output=json']);
  const before = await objects();
  const again = await ours(['install', ...place, 'range', 'chart'], input);
  const upgraded = await real([
    'upgrade',
    '--reset-values',
    '--namespace=default',
    'range',
    'chart',
  ]);
  const after = await objects();
  const removed = await ours(['uninstall', '--namespace=default', 'range']);

  expect(installed).toMatchObject({ code: 0, err: '' });
  expect(JSON.parse(listed.out)).toMatchObject([
    { name: 'range', revision: '1', status: 'deployed', chart: 'plain-1.2.3' },
  ]);
  expect(JSON.parse(values.out)).toEqual({ controller: { class: 'two' } });
  expect(before).toEqual({ 'range-settings': 'two' });
  expect(again).toMatchObject({ code: 1, err: expect.stringContaining('cannot reuse a name') });
  expect(upgraded).toMatchObject({ code: 0 });
  expect(after).toEqual({ 'range-settings': 'one' });
  expect(removed).toMatchObject({ code: 0, out: 'release "range" uninstalled\n' });
  expect(await objects()).toEqual({});
  expect(JSON.parse((await real(['list', '--all', '--output=json'])).out)).toEqual([]);
});

test('a template that it can’t render is refused before anything is written', async ({
  cluster,
}) => {
  const { ours, objects, write } = await bothHelms(cluster);
  write('templates/more.yaml', '{{ include "a.b" . }}');

  const seen = await ours(['install', '--namespace=default', 'odd', 'chart']);

  expect(seen).toMatchObject({
    code: 1,
    err: expect.stringMatching(/renders no \{\{ include "a.b" \. }}/),
  });
  expect(await objects()).toEqual({});
});

async function bothHelms(cluster: Cluster) {
  const { directory, remove } = await createTempDirectory('dr-wizard-helm-');
  onTestFinished(remove);
  const write = (name: string, text: string) => {
    const file = path.join(directory, 'chart', name);
    mkdirSync(path.dirname(file), { recursive: true });
    writeFileSync(file, text);
  };
  write('Chart.yaml', 'apiVersion: v2\nname: plain\nversion: 1.2.3\nappVersion: "9"\n');
  write('values.yaml', 'controller: { class: one }\n');
  write('templates/settings.yaml', TEMPLATE);
  const bin = path.join(directory, 'bin');
  mkdirSync(bin);
  installStandIn(bin, 'helm', SELF);
  const run = (program: string) => (words: readonly string[], input?: string) =>
    new Promise<Ended>((resolve) => {
      const env = { KUBECONFIG: cluster.kubeconfig, PATH: process.env['PATH'], HOME: directory };
      const child = execFile(program, words, { cwd: directory, env }, (error, out, err) =>
        resolve({ code: typeof error?.code === 'number' ? error.code : 0, out, err }),
      );
      child.stdin?.end(input);
    });
  const objects = async () => {
    const text = await cluster.kubectl([
      'get',
      'configmaps',
      '--namespace=default',
      '--output=json',
    ]);
    const all: { metadata: { name: string }; data: { class?: string } }[] = JSON.parse(text).items;
    const own = all.filter(({ metadata }) => metadata.name !== 'kube-root-ca.crt');
    return Object.fromEntries(own.map(({ metadata, data }) => [metadata.name, data.class]));
  };
  return {
    ours: run(path.join(bin, 'helm')),
    real: run(path.join(helmFolder(3), 'helm')),
    objects,
    write,
  };
}
