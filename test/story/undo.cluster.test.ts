import { mkdtemp, mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, onTestFinished, vi } from 'vitest';
import { stringify } from 'yaml';
import type { Report } from '../../src/model/report.ts';
import { clusterTest as test, type Cluster } from '../support/control-plane/index.ts';
import { runProgram } from '../support/program.ts';

const RUNBOOK = {
  apiVersion: 'dr-wizard/v1',
  kind: 'Section',
  id: 'main',
  title: { en: 'Main', zh: '主要' },
  steps: [
    {
      id: 'pin',
      title: { en: 'Pin the cluster', zh: '锁定集群' },
      needs: [],
      pin: 'target',
      prove: [{ probe: 'kubernetes/api-ready' }],
    },
    {
      id: 'make',
      title: { en: 'Make a namespace', zh: '创建命名空间' },
      needs: ['pin'],
      uses: 'kubernetes/ensure-namespaces',
      with: { names: ['${{ site.values.name }}'] },
      prove: [
        {
          assert: 'site.values.name == "another"',
          says: { en: 'It is another one', zh: '是另一个' },
        },
      ],
    },
  ],
};

/** A folder with a runbook of one namespace, and what decides about it. */
async function aWorld(cluster: Cluster, name: string, failed: readonly object[]) {
  const folder = await mkdtemp(path.join(tmpdir(), 'dr-wizard-undo-'));
  onTestFinished(async () => {
    await rm(folder, { recursive: true, force: true });
    await cluster.request('DELETE', `/api/v1/namespaces/${name}`);
  });
  const write = (file: string, content: object) =>
    writeFile(path.join(folder, file), stringify(content));
  await mkdir(path.join(folder, 'home'));
  await write('main.yaml', RUNBOOK);
  await write('site.yaml', {
    apiVersion: 'dr-wizard/v1',
    kind: 'Site',
    id: 'undo',
    title: { en: 'Undo', zh: '撤销' },
    values: { name },
  });
  await write('answers.yaml', {
    apiVersion: 'dr-wizard/v1',
    kind: 'Answers',
    lostCluster: 'none',
    outageStarted: '2026-01-31T01:32:00Z',
    go: 'all',
    target: { kubeconfig: cluster.kubeconfig, context: 'test' },
    steps: { make: { on: { failed } } },
  });
  const env = { DR_WIZARD_HOME: path.join(folder, 'home') };
  const argv = ['incident', 'main.yaml', '--site', 'site.yaml', '--answers', 'answers.yaml'];
  const ended = await runProgram([...argv, '--plain', '--kubeconfig', cluster.kubeconfig], {
    cwd: folder,
    env,
  });
  const told = await runProgram(['report', 'last', '--format', 'json'], { cwd: folder, env });
  const report: Report = JSON.parse(told.stdout);
  const page = await runProgram(['report', 'last', '--format', 'markdown'], { cwd: folder, env });
  return {
    ended,
    report,
    page: page.stdout,
    journal: path.join(folder, 'home', 'runs', report.run),
  };
}

async function phaseOf(cluster: Cluster, name: string): Promise<number> {
  return (await cluster.request('GET', `/api/v1/namespaces/${name}`)).status;
}

test('what a run made is removed again on a decision, by its UID, and the record says so', async ({
  cluster,
}) => {
  const name = cluster.freshName('undo');
  const { ended, report, page, journal } = await aWorld(cluster, name, [
    { do: 'undo', value: name },
    { do: 'skip', reason: 'it was the wrong one' },
  ]);

  expect(ended.exitCode).toBe(1);
  expect(ended.stderr).toContain(`undone: Namespace ${name}`);
  expect(report.ledger).toMatchObject([
    {
      what: { kind: 'Namespace', name, uid: expect.stringMatching(/^[0-9a-f-]{36}$/) },
      undo: { uses: 'kubernetes/remove' },
      step: 'make',
      undoneAt: expect.stringMatching(/^\d{4}-.*Z$/),
    },
  ]);
  expect(page).toContain(`kubectl delete Namespace ${name}`);
  expect(await phaseOf(cluster, name)).toBe(404);
  await vi.waitFor(async () => {
    const writes = await cluster.writes({ resource: 'namespaces', name, userAgent: 'dr-wizard' });
    expect(writes.map(({ verb }) => verb)).toEqual(['patch', 'delete']);
  });
  const lines = (await readFile(path.join(journal, 'journal.jsonl'), 'utf8')).trim().split('\n');
  expect(lines.map((line) => JSON.parse(line).type).slice(-5)).toEqual([
    'operator-decided',
    'step-started',
    'step-undone',
    'operator-decided',
    'run-finished',
  ]);
});

test('another word than its name removes nothing', async ({ cluster }) => {
  const name = cluster.freshName('kept');
  const { ended, report } = await aWorld(cluster, name, [{ do: 'undo', value: 'kept' }]);

  expect(ended.exitCode).toBe(1);
  expect(ended.stderr).toContain(`What was typed is not ${name}: kept.`);
  expect(report.ledger[0]?.undoneAt).toBeUndefined();
  expect(await phaseOf(cluster, name)).toBe(200);
});
