import { expect, test } from 'vitest';
import { aFolderWith } from '../support/archives/a-folder.ts';
import { tarGzOf } from '../support/archives/tar.ts';
import { zipOf } from '../support/archives/zip.ts';
import { runProgram } from '../support/program.ts';

const RUNBOOK = `apiVersion: dr-wizard/v1
kind: Runbook
id: archives
title: { en: Archives, zh: 归档 }
about: { en: Archives, zh: 归档 }
sections: [ one.yaml ]
`;

const step = (id: string, probe: string, input: string) => `  - id: ${id}
    title: { en: ${id}, zh: ${id} }
    needs: []
    prove: [ { probe: ${probe}, with: ${input} } ]
`;

test('the built program opens each kind of archive, reads manifests and asks git', async () => {
  const steps = [
    step('tar', 'archives/fetched', '{ file: a.tar.gz }'),
    step('zip', 'archives/fetched', '{ file: a.zip }'),
    step(
      'item',
      'archives/contents-fit',
      '{ path: a.tar.gz, kind: nacos-export, namespaces: [pre] }',
    ),
    step('served', 'manifests/api-versions-served', '{ paths: [m], version: "1.30" }'),
    step('checkout', 'git/checked-out', '{ folder: co, url: /nowhere.git }'),
  ];
  const cwd = aFolderWith({
    'rb/runbook.yaml': RUNBOOK,
    'rb/one.yaml': `apiVersion: dr-wizard/v1\nid: one\ntitle: { en: One, zh: 一 }\nneeds: []\nsteps:\n${steps.join('')}`,
    'site.yaml': 'apiVersion: dr-wizard/v1\nkind: Site\nid: s\ntitle: { en: S, zh: S }\n',
    'a.tar.gz': tarGzOf({ 'pre/G/a.yaml': 'a: [' }),
    'a.zip': zipOf([{ name: 'x', text: 'x' }]),
    'm/a.yaml': 'apiVersion: batch/v1beta1\nkind: CronJob\nmetadata: { name: x }\n',
  });

  const { stdout, stderr } = await runProgram(['verify', 'rb', '--site', 'site.yaml'], { cwd });

  const said = `${stdout}${stderr}`;
  for (const words of [
    /pass\s+\S+ tar/,
    /pass\s+\S+ zip/,
    'pre/G/a.yaml in a.tar.gz is no yaml: line 1',
    'm/a.yaml:1: batch/v1beta1 CronJob is gone since Kubernetes 1.25.',
    'There is no checkout in co yet.',
  ])
    expect(said).toMatch(words);
});
