import { mkdtemp, mkdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, onTestFinished, vi } from 'vitest';
import { stringify } from 'yaml';
import type { Report } from '../../src/model/report.ts';
import { clusterTest as test, type Cluster } from '../support/control-plane/index.ts';
import { runProgram } from '../support/program.ts';
import { journalOf, killAndResume } from './kill-and-resume.ts';

const title = { en: 'Make a ConfigMap', zh: '创建 ConfigMap' };
const RUNBOOK = {
  apiVersion: 'dr-wizard/v1',
  kind: 'Section',
  id: 'main',
  title,
  steps: [
    {
      id: 'pin',
      title,
      needs: [],
      pin: 'target',
      prove: [{ probe: 'kubernetes/api-ready' }],
    },
    {
      id: 'make',
      title,
      needs: ['pin'],
      manual: {
        checklist: [title],
        assist: { uses: 'kubernetes/apply', with: { path: 'object.yaml' } },
      },
      // What is made is not what is wanted: it is taken back.
      prove: [
        {
          assert: 'site.values.name == "another"',
          says: { en: 'It is another one', zh: '是另一个' },
        },
      ],
    },
  ],
};

/** A machine does a step in a person's place, it proves wrong, and is undone. */
async function aWorld(cluster: Cluster, name: string, inDoubt: readonly object[]) {
  const folder = await mkdtemp(path.join(tmpdir(), 'dr-wizard-machine-'));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  const write = (file: string, content: object) =>
    writeFile(path.join(folder, file), stringify(content));
  await mkdir(path.join(folder, 'home'));
  await write('main.yaml', RUNBOOK);
  const metadata = { name, namespace: 'default' };
  await write('object.yaml', { apiVersion: 'v1', kind: 'ConfigMap', metadata });
  const values = { name };
  await write('site.yaml', { apiVersion: 'dr-wizard/v1', kind: 'Site', id: 's', title, values });
  const failed = [
    { do: 'undo', value: name },
    { do: 'skip', reason: 'wrong' },
  ];
  await write('answers.yaml', {
    apiVersion: 'dr-wizard/v1',
    kind: 'Answers',
    lostCluster: 'none',
    outageStarted: '2026-01-31T01:32:00Z',
    go: 'all',
    target: { kubeconfig: cluster.kubeconfig, context: 'test' },
    steps: { make: { assist: true, on: { failed, 'in-doubt': inDoubt } } },
  });
  return { folder, home: path.join(folder, 'home'), site: 'site.yaml', answers: 'answers.yaml' };
}

async function wholeRun(cluster: Cluster) {
  const name = cluster.freshName('whole');
  const { folder, home, site, answers } = await aWorld(cluster, name, []);
  const argv = ['incident', 'main.yaml', '--site', site, '--answers', answers, '--plain'];
  await runProgram(argv, { cwd: folder, env: { DR_WIZARD_HOME: home } });
  return journalOf(home);
}

test(
  'killed after any line of an assist or an undo, nothing is made or removed twice, and nothing stays',
  { timeout: 240_000 },
  async ({ cluster }) => {
    const whole = (await wholeRun(cluster)).map(({ type }) => type);
    const assisted = whole.indexOf('step-started', whole.indexOf('step-passed')) - 1;
    const undoing = whole.lastIndexOf('step-started');
    for (let line = assisted + 1; line < whole.length; line += 1) {
      const name = cluster.freshName('cut');
      const where = `${line} ${whole[line - 1]}`;
      const again = line > undoing ? { do: 'undo', value: name } : { do: 'do-again' };
      // A resumed run takes a decision of this kind for one of this list, whatever it was taken of.
      const world = await aWorld(cluster, name, [again, again]);
      const { lines, second } = await killAndResume(world, 'main.yaml', line, {});
      expect(lines).toBe(line);
      expect(second.exitCode, `${where}\n${second.stderr}`).toBe(1);
      const told = await runProgram(['report', 'last', '--format', 'json'], {
        cwd: world.folder,
        env: { DR_WIZARD_HOME: world.home },
      });
      const { ledger }: Report = JSON.parse(told.stdout);
      expect(ledger, where).toMatchObject([{ what: { name }, undoneAt: expect.any(String) }]);
      await vi.waitFor(async () => {
        const writes = await cluster.writes({
          resource: 'configmaps',
          name,
          userAgent: 'dr-wizard',
        });
        // Applied once more on a decision it is there already: made is it once.
        const changes = writes.filter(({ verb, code }) => verb === 'delete' || code === 201);
        expect(
          changes.map(({ verb }) => verb),
          where,
        ).toEqual(['patch', 'delete']);
      });
    }
  },
);
