import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { onTestFinished } from 'vitest';
import { stringify } from 'yaml';
import type { Cluster } from '../support/control-plane/index.ts';

export const ROOT = path.resolve(import.meta.dirname, '../..');
export const ROLL_OUT = 'test/runbooks/roll-out';

export type RollOut = {
  readonly site: string;
  readonly answers: string;
  readonly env: { readonly [name: string]: string };
  /** The command line of a run, without the frontend. */
  readonly incident: readonly string[];
};

/** A run that only waits for these Deployments of a fresh namespace. */
export async function aRollOut(
  cluster: Cluster,
  names: readonly string[],
  patience = '10m',
): Promise<RollOut & { readonly namespace: string }> {
  const folder = await mkdtemp(path.join(os.tmpdir(), 'roll-out-'));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  const namespace = await cluster.createNamespace('roll-out');
  const deployments = names.map((name) => ({ namespace, name }));
  return { namespace, ...(await writeRollOut(folder, cluster, deployments, patience)) };
}

/** A run that only waits for these Deployments, its files in that folder. */
export async function writeRollOut(
  folder: string,
  { kubeconfig }: Pick<Cluster, 'kubeconfig'>,
  deployments: readonly { readonly namespace: string; readonly name: string }[],
  patience = '10m',
): Promise<RollOut> {
  const at = (name: string) => path.join(folder, name);
  const site = {
    apiVersion: 'dr-wizard/v1',
    kind: 'Site',
    id: 'roll-out',
    title: { en: 'A roll-out', zh: '一次发布' },
    rto: '2h',
    values: { patience },
    workloads: deployments.map((one) => ({ ...one, kind: 'Deployment', need: 'required' })),
  };
  const answers = {
    apiVersion: 'dr-wizard/v1',
    kind: 'Answers',
    operator: 'ops',
    lostCluster: 'none',
    outageStarted: '2026-11-22T01:32:00Z',
    go: 'all',
    target: { kubeconfig, context: 'test' },
  };
  await writeFile(at('site.yaml'), stringify(site));
  await writeFile(at('answers.yaml'), stringify(answers));
  return {
    site: at('site.yaml'),
    answers: at('answers.yaml'),
    env: { DR_WIZARD_HOME: at('home'), LC_ALL: 'C.UTF-8' },
    incident: ['incident', ROLL_OUT, '--site', at('site.yaml'), '--kubeconfig', kubeconfig],
  };
}

/** A Deployment with an image of its own, whose pods fare as the annotations say; see the stages of the control plane. */
export function aDeployment(
  namespace: string,
  name: string,
  replicas: number,
  annotations: { readonly [key: string]: string } = {},
) {
  const labels = { app: name };
  return {
    apiVersion: 'apps/v1',
    kind: 'Deployment',
    metadata: { name, namespace },
    spec: {
      replicas,
      selector: { matchLabels: labels },
      template: {
        metadata: { labels, annotations },
        spec: {
          containers: [{ name: 'app', image: `registry.example.com/${namespace}/${name}:1` }],
        },
      },
    },
  };
}
