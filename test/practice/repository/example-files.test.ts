import { execFileSync } from 'node:child_process';
import { chmodSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { parse } from 'yaml';
import { ensureUnpacked } from '../../../src/actions/archives/ensure-unpacked.ts';
import type { JsonObject } from '../../../src/model/json.ts';
import { EXAMPLE_NACOS, exampleArchives } from '../../../src/practice/archives/example-archives.ts';
import { exampleFiles, exampleImages } from '../../../src/practice/repository/example-files.ts';
import { SERVICES } from '../../../src/practice/repository/service-manifests.ts';
import { objectsAt, textAt, textsAt } from '../../../src/practice/store/json.ts';
import { contentsFit } from '../../../src/probes/archives/contents-fit.ts';
import { apiVersionsServed } from '../../../src/probes/manifests/api-versions-served.ts';
import { aFolderWith, type Given } from '../../support/archives/a-folder.ts';
import { archiveDesk } from '../../support/archives/archive-desk.ts';
import { NEVER } from '../../support/probes/readers.ts';

const SITE: JsonObject = parse(readFileSync('runbook/sites/example.yaml', 'utf8'));
const said = (...where: readonly string[]) => textAt(SITE, ...where) ?? '';

/** The checkout, and both archives of Nacos, as a run would have them. */
async function onDisk(keys = true) {
  const { files, jenkins } = exampleArchives({ keys });
  const checkout = Object.entries(exampleFiles(jenkins)).map(([name, { content }]) => [
    path.join(said('repositories', 'charts', 'checkout'), name),
    content,
  ]);
  const fetched = ['sandbox', 'production'].map((name) => {
    const url = said('archives', `nacos${name === 'sandbox' ? 'Sandbox' : 'Production'}`, 'url');
    return [`${said('nacos', name, 'folder')}.tar.gz`, files[new URL(url).pathname]?.bytes ?? ''];
  });
  const given: Given = Object.fromEntries([...checkout, ...fetched]);
  const cwd = aFolderWith(given);
  const ports = archiveDesk(cwd);
  for (const name of ['sandbox', 'production']) {
    const folder = said('nacos', name, 'folder');
    await ensureUnpacked.act({ file: `${folder}.tar.gz`, folder }, ports, NEVER);
  }
  const inCheckout = (...where: readonly string[]) =>
    path.join(said('repositories', 'charts', 'checkout'), said(...where));
  return { cwd, ports, inCheckout };
}

test('the repository holds what the example site says lies in it, fit for what needs it', async () => {
  const { ports, inCheckout } = await onDisk();
  const kinds = [
    [inCheckout('repositories', 'charts', 'deployScript'), 'deploy-script'],
    [inCheckout('rocketmq', 'manifests'), 'manifests'],
    [inCheckout('jenkins', 'manifests'), 'manifests'],
    [inCheckout('jenkins', 'backup', 'file'), 'jenkins-thinbackup'],
    [said('nacos', 'sandbox', 'folder'), 'manifests'],
    [said('nacos', 'production', 'folder'), 'manifests'],
  ] as const;

  const seen = await Promise.all(
    kinds.map(async ([where, kind]) => {
      const { verdict, cause, notes } = await contentsFit.look({ path: where, kind }, ports, NEVER);
      return [where, verdict, cause?.code ?? null, notes.map(({ code }) => code)];
    }),
  );

  expect(seen).toEqual(kinds.map(([where]) => [where, 'pass', null, []]));
});

test('each archive of Nacos holds as many configurations as its Nacos had', async () => {
  const { ports } = await onDisk();

  const counts = await Promise.all(
    (['sandbox', 'production'] as const).map(async (name) => {
      const input = { path: said('nacos', name, 'folder'), kind: 'nacos-export' } as const;
      const { finds } = await contentsFit.look(input, ports, NEVER);
      return finds['counts'];
    }),
  );

  expect(counts).toEqual([EXAMPLE_NACOS.sandbox, EXAMPLE_NACOS.production]);
});

test('the new cluster serves the versions of every manifest', async () => {
  const { ports, inCheckout } = await onDisk();
  const paths = [
    inCheckout('rocketmq', 'manifests'),
    inCheckout('jenkins', 'manifests'),
    said('nacos', 'sandbox', 'folder'),
    said('nacos', 'production', 'folder'),
    path.join(said('repositories', 'charts', 'checkout'), 'recovery/services'),
  ];

  const seen = await apiVersionsServed.look(
    { version: said('cluster', 'version'), paths },
    ports,
    NEVER,
  );

  expect(seen).toMatchObject({ verdict: 'pass' });
});

test('every workload, host, class and Secret that the site names is made by a manifest', async () => {
  const { ports, inCheckout } = await onDisk();
  const folders = [
    inCheckout('rocketmq', 'manifests'),
    inCheckout('jenkins', 'manifests'),
    path.join(said('repositories', 'charts', 'checkout'), 'recovery/services'),
  ];
  const all = (await Promise.all(folders.map((one) => ports.files.manifests(one)))).flat();
  const made = all.map(
    ({ kind, metadata }) => `${kind} ${metadata.namespace ?? '-'}/${metadata.name}`,
  );
  const ingresses = all.filter(({ kind }) => kind === 'Ingress');
  const hosts = ingresses.flatMap((one) => hostsOf(one));
  const workloads = objectsAt(SITE, 'workloads').flatMap((one) =>
    textAt(one, 'name') === undefined
      ? []
      : [`${textAt(one, 'kind')} ${textAt(one, 'namespace')}/${textAt(one, 'name')}`],
  );
  const apps = objectsAt(SITE, 'rocketmq', 'workloads').map(
    (one) => `${textAt(one, 'kind')} -/${textAt(one, 'name')}`,
  );

  expect(made).toEqual(expect.arrayContaining([...workloads, ...apps, 'StatefulSet -/jenkins']));
  expect(hosts.toSorted()).toEqual(
    objectsAt(SITE, 'records')
      .map((one) => textAt(one, 'name') ?? '')
      .toSorted(),
  );
  for (const certificate of objectsAt(SITE, 'certificates'))
    for (const host of textsAt(certificate, 'hosts')) {
      const ingress = ingresses.find((one) => hostsOf(one).includes(host));
      const [tls] = objectsAt(asObject(ingress), 'spec', 'tls');
      expect([ingress?.metadata.namespace, textAt(tls, 'secretName')]).toEqual([
        textAt(certificate, 'namespace'),
        textAt(certificate, 'secret'),
      ]);
    }
});

test('the deploy script gives every manifest to kubectl, with the registry that it was told', async () => {
  const { cwd, inCheckout } = await onDisk();
  const given = path.join(cwd, 'given');
  const programs = aFolderWith({
    kubectl: '#!/bin/sh\necho "# $*" >> "$GIVEN"\ncat >> "$GIVEN"\n',
  });
  chmodSync(path.join(programs, 'kubectl'), 0o755);
  const env = {
    PATH: `${programs}:${process.env['PATH']}`,
    GIVEN: given,
    REGISTRY_HOST: said('registry', 'host'),
    REGISTRY_USERNAME: said('registry', 'username'),
    REGISTRY_PASSWORD: 'sesame',
  };

  execFileSync('sh', [path.join(cwd, inCheckout('repositories', 'charts', 'deployScript'))], {
    env,
  });

  const text = readFileSync(given, 'utf8');
  expect(text.match(/^# .*$/gm)).toEqual(SERVICES.map(() => '# apply --server-side -f -'));
  expect(text.match(/image: .*$/gm)?.toSorted()).toEqual(
    SERVICES.map(({ name }) => `image: registry.example.com/services/${name}:1.0`).toSorted(),
  );
});

test('the registry has the image of each service', () => {
  expect(Object.keys(exampleImages()).toSorted()).toEqual([
    'services/discovery',
    'services/gateway',
    'services/pay',
    'services/shop',
    'services/storage',
    'tools/busybox',
  ]);
  expect(said('dataStoresImage')).toBe(`${said('registry', 'host')}/tools/busybox:1.36`);
});

function hostsOf(ingress: object): readonly string[] {
  return objectsAt(asObject(ingress), 'spec', 'rules').flatMap((one) => textAt(one, 'host') ?? []);
}

function asObject(value: object | undefined): JsonObject {
  return JSON.parse(JSON.stringify(value ?? {}));
}
