import { cpSync, mkdirSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { parse, stringify } from 'yaml';

const ROOT = path.resolve(import.meta.dirname, '../..');
const both = (text: string) => ({ en: text, zh: text });

const PIN = {
  apiVersion: 'dr-wizard/v1',
  id: 'pin',
  title: both('Pin the cluster'),
  needs: [],
  steps: [
    {
      id: 'pin-target',
      title: both('Pin the cluster'),
      pin: 'target',
      prove: [{ probe: 'kubernetes/api-ready' }],
    },
    // What the other branch needs of a section that is not here.
    {
      id: 'deploy-script-fits',
      title: both('The script'),
      needs: [],
      prove: [{ assert: 'true', says: both('It is not asked for.') }],
    },
  ],
};
const BOOK = {
  apiVersion: 'dr-wizard/v1',
  kind: 'Runbook',
  id: 'deploy-only',
  title: both('Deploy the services'),
  about: both('The shipped section alone.'),
  sections: ['pin.yaml', { include: 'cluster-recovery/deploy', ref: '2', needs: ['pin'] }],
};

type Given = {
  readonly kubeconfig: string;
  readonly velero: object;
  readonly namespaces: readonly string[];
  readonly workloads: readonly object[];
};

/** The shipped section on how to deploy, in a runbook of its own, by backup. Gives the folder and the words of an incident. */
export function deployByBackup({ kubeconfig, ...site }: Given): {
  readonly folder: string;
  readonly argv: readonly string[];
} {
  const folder = mkdtempSync(path.join(tmpdir(), 'dr-wizard-restore-'));
  const book = path.join(folder, 'runbook/deploy-only');
  cpSync(path.join(ROOT, 'runbook'), path.join(folder, 'runbook'), { recursive: true });
  mkdirSync(book);
  const put = (file: string, content: object) => {
    writeFileSync(file, stringify(content));
    return file;
  };
  put(path.join(book, 'runbook.yaml'), BOOK);
  put(path.join(book, 'pin.yaml'), PIN);
  const example = parse(readFileSync(path.join(ROOT, 'runbook/sites/example.yaml'), 'utf8'));
  const own = put(path.join(folder, 'site.yaml'), { ...example, ...site });
  const answers = put(path.join(folder, 'answers.yaml'), {
    apiVersion: 'dr-wizard/v1',
    kind: 'Answers',
    operator: 'ops',
    lostCluster: 'none',
    outageStarted: '2026-11-22T01:32:00Z',
    go: 'all',
    target: { kubeconfig, context: 'test' },
    steps: { 'deploy-method': { choose: 'backup' }, 'backup-storage': { done: true } },
  });
  const argv = ['incident', book, '--site', own, '--plain', '--auto', '--answers', answers];
  return { folder, argv };
}
