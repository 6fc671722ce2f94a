import { mkdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { stringify } from 'yaml';

export const EVERY_KIND = path.resolve(import.meta.dirname, '../runbooks/every-kind');

/** In doubt, and the world says that it was not done: once more. */
const AGAIN = { on: { 'in-doubt': [{ do: 'do-again' }] } };

export type EveryKind = {
  readonly folder: string;
  readonly home: string;
  readonly site: string;
  readonly answers: string;
  /** One line for each time the script step was started. */
  starts(): Promise<readonly string[]>;
  /** Namespaces this world makes, each by one action only. */
  readonly namespaces: readonly string[];
};

/** A site and answers for the every-kind runbook with names of their own, so that many runs share one API server. */
export async function everyKind(
  folder: string,
  suffix: string,
  cluster: { readonly kubeconfig: string; readonly context: string; readonly port: number },
): Promise<EveryKind> {
  await mkdir(folder, { recursive: true });
  const at = (name: string) => path.join(folder, name);
  const main = `ek-${suffix}-main`;
  const side = `ek-${suffix}-side`;
  const marker = `ek-${suffix}-marker`;
  const last = `ek-${suffix}-last`;
  const site = {
    apiVersion: 'dr-wizard/v1',
    kind: 'Site',
    id: `every-kind-${suffix}`,
    title: { en: 'Every kind', zh: '每种步骤' },
    rto: '2h',
    milestones: { hold: '0s' },
    cluster: { kind: 'managed', nodes: 1 },
    namespaces: [main, side],
    workloads: [
      { namespace: main, kind: 'Deployment', name: 'gateway', need: 'required', replicas: 0 },
    ],
    registry: { host: 'registry.example.com' },
    records: [
      { name: 'gateway.example.com', type: 'A', group: 'backend' },
      { name: 'shop.example.com', type: 'A', group: 'frontend' },
    ],
    secrets: { 'registry.password': { from: 'env', name: 'PLANTED' } },
    values: {
      main,
      marker,
      last,
      starts: at('starts'),
      console: 'https://console.example.com/addresses',
      instance: `i-${suffix}`,
    },
  };
  const answers = {
    apiVersion: 'dr-wizard/v1',
    kind: 'Answers',
    operator: 'ops',
    lostCluster: 'none',
    outageStarted: '2026-11-22T01:32:00Z',
    go: 'all',
    target: { kubeconfig: cluster.kubeconfig, context: cluster.context },
    values: { 'master.address': '127.0.0.1', 'master.port': cluster.port },
    steps: {
      ...Object.fromEntries(['namespaces', 'write-down', 'say-so'].map((id) => [id, AGAIN])),
      'console-login': { attest: 'logged in' },
      'bind-address': { done: true },
      deploy: { choose: 'script' },
      'apply-manifests': { ...AGAIN, confirm: 'apply-manifests' },
      records: { confirm: 'records', attest: 'moved' },
    },
  };
  await writeFile(at('site.yaml'), stringify(site));
  await writeFile(at('answers.yaml'), stringify(answers));
  return {
    folder,
    home: at('home'),
    site: at('site.yaml'),
    answers: at('answers.yaml'),
    namespaces: [main, side, marker, last],
    async starts() {
      const text = await readFile(at('starts'), 'utf8').catch(() => '');
      return text.split('\n').filter((line) => line !== '');
    },
  };
}
