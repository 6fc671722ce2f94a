import { expect, test } from 'vitest';
import { fileReader } from '../../src/files/file-reader.ts';
import { versionsReader } from '../../src/files/versions-reader.ts';
import { aFolderWith, type Given } from '../support/archives/a-folder.ts';

async function read(given: Given, path: string = '.') {
  const seen = await versionsReader(fileReader(aFolderWith(given))).read(path);
  return {
    ...seen,
    objects: seen.objects.map(
      ({ file, line, apiVersion, kind }) => `${file}:${line} ${apiVersion} ${kind}`,
    ),
    faults: seen.faults.map(({ file, line, problem }) => `${file}:${line} ${problem}`),
  };
}

const SERVICE = 'apiVersion: v1\nkind: Service\nmetadata:\n  name: a\n';

test('documents, Lists and JSON are read with the line of each apiVersion', async () => {
  const list = `kind: List\napiVersion: v1\nitems:\n- kind: Ingress\n  apiVersion: extensions/v1beta1\n- ${SERVICE.replaceAll('\n', '\n  ')}\n`;
  const json = '{\n "apiVersion": "batch/v1beta1",\n "kind": "CronJob"\n}';

  const { objects, faults } = await read({
    'a.yaml': `# first\n${SERVICE}---\n---\n${SERVICE}`,
    'b.yml': list,
    'c.json': json,
  });

  expect(objects).toEqual([
    'a.yaml:2 v1 Service',
    'a.yaml:8 v1 Service',
    'b.yml:5 extensions/v1beta1 Ingress',
    'b.yml:6 v1 Service',
    'c.json:2 batch/v1beta1 CronJob',
  ]);
  expect(faults).toEqual([]);
});

test('what is no manifest is none, what is broken is told with its line', async () => {
  const { objects, faults, files } = await read({
    'values.yaml': 'image: nginx\nreplicas: 2\n',
    'broken.yaml': `${SERVICE}---\na: [\n`,
    'lacks.yaml': 'kind: Service\nmetadata: { name: a }\n',
    '.github/x.yaml': 'a: [',
    note: 'a: [',
  });

  expect(objects).toEqual(['broken.yaml:1 v1 Service']);
  expect(faults).toEqual(
    ['broken.yaml:7 BAD_INDENT', 'lacks.yaml:1 apiVersion'].map((one) =>
      expect.stringContaining(one.split(' ')[0] ?? ''),
    ),
  );
  expect(files).toBe(3);
});

test('of a chart only its definitions are manifests; its templates are said as such', async () => {
  const crd = `apiVersion: apiextensions.k8s.io/v1
kind: CustomResourceDefinition
metadata: { name: brokers.rocketmq.apache.org }
spec:
  group: rocketmq.apache.org
  names: { kind: Broker }
  versions: [{ name: v1alpha1, served: true }, { name: v0, served: false }]
`;
  const given = {
    'chart/Chart.yaml': 'apiVersion: v2\nname: mq\n',
    'chart/values.yaml': 'a: 1\n',
    'chart/templates/s.yaml': 'apiVersion: {{ .Values.v }}\n',
    'chart/crds/b.yaml': crd,
    'loose.yaml': '{{- if .Values.x }}\napiVersion: v1\n{{- end }}\n',
    'alert.yaml': `${SERVICE}data: |\n  {{ $labels.x }} is down\n`,
  };

  const { objects, templates, faults } = await read(given);
  const [definition] = (
    await versionsReader(fileReader(aFolderWith(given))).read('chart/crds/b.yaml')
  ).objects;

  expect(objects).toEqual([
    'alert.yaml:1 v1 Service',
    'chart/crds/b.yaml:1 apiextensions.k8s.io/v1 CustomResourceDefinition',
  ]);
  expect(templates).toEqual(['chart/templates/s.yaml', 'loose.yaml']);
  expect(faults).toEqual([]);
  expect(definition?.defines).toEqual(['rocketmq.apache.org/v1alpha1 Broker']);
});

test('a kustomization is files as they stand, and what it takes from elsewhere is named', async () => {
  const kustomization = `apiVersion: kustomize.config.k8s.io/v1beta1
kind: Kustomization
resources:
- service.yaml
- ../base
- https://example.com/x.yaml
`;

  const { objects, elsewhere } = await read({
    'kustomization.yaml': kustomization,
    'service.yaml': SERVICE,
  });

  expect(objects).toEqual(['service.yaml:1 v1 Service']);
  expect(elsewhere.map(({ what }) => what)).toEqual(['../base', 'https://example.com/x.yaml']);
});

test('of a script what stands in it as text is read', async () => {
  const script = `#!/bin/bash
kubectl apply -f - <<EOF
apiVersion: policy/v1beta1
kind: PodDisruptionBudget
EOF
echo '  - kind: Ingress' ; cat <<X
kind: CronJob
apiVersion: "batch/v1beta1"
X
`;

  const { objects, scripts } = await read({ 'deploy.sh': script }, 'deploy.sh');

  expect(objects).toEqual([
    'deploy.sh:3 policy/v1beta1 PodDisruptionBudget',
    'deploy.sh:8 batch/v1beta1 CronJob',
  ]);
  expect(scripts).toEqual(['deploy.sh']);
});

test('what is not there is told', async () => {
  await expect(read({}, 'none')).rejects.toMatchObject({ code: 'file-missing' });
});
