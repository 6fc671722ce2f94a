import { chmodSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { onTestFinished } from 'vitest';
import type { JsonObject } from '../../../src/model/json.ts';
import type { HandsTask } from '../../../src/model/range.ts';
import { aCloudState, type CloudState } from '../../../src/practice/cloud/cloud-state.ts';
import { cloudSections } from '../../../src/practice/console/cloud-sections.ts';
import { startConsole } from '../../../src/practice/console/console-server.ts';
import type { ConsoleSection } from '../../../src/practice/console/task.ts';
import { foundAckCluster } from '../../../src/practice/controllers/found-ack-cluster.ts';
import { createHands } from '../../../src/practice/hands/create-hands.ts';
import { createStore } from '../../../src/practice/store/store.ts';

const FAST = 1000;

export function aTask(more: Partial<HandsTask>): HandsTask {
  return { step: 'a-step', assist: null, records: [], proofs: [], asks: [], ...more };
}

export function proven(probe: string, input: JsonObject): Partial<HandsTask> {
  return { proofs: [{ probe, with: input }] };
}

export function zones(): CloudState['zones'] {
  const shop = { id: '7', host: 'shop', type: 'A', value: '203.0.113.9', ttl: 600 };
  return {
    'example.com': [{ ...shop, line: 'default', isOn: true }],
    'tools.example.com': [],
  };
}

/** Tasks of other sections, which only note what was sent to them. */
function noted(sent: string[]): ConsoleSection {
  const task = (id: string, field?: string) => ({
    id,
    title: { en: id, zh: id },
    fields: field === undefined ? [] : [{ id: field, title: { en: field }, kind: 'text' as const }],
    button: { en: 'Do', zh: '执行' },
    run(filled: { readonly [field: string]: string }) {
      sent.push(`${id} ${JSON.stringify(filled)}`);
      return { en: 'Done.', zh: '完成。' };
    },
  });
  return {
    id: 'others',
    title: { en: 'Others', zh: '其他' },
    tasks: [
      task('issue-certificate-api'),
      task('issue-certificate-shop'),
      task('jenkins-install-plugins'),
      task('jenkins-restore'),
      task('jenkins-add-credential', 'id'),
      task('jenkins-set-tools'),
    ],
  };
}

const HELM = `#!/bin/sh
if [ "$1" = version ]; then echo v3.17.1+g1; else echo "$PWD $KUBECONFIG $*" >> calls; cat >> calls; fi
`;

/** Hands at a real console, over a cloud and a cluster in memory, with a helm that notes what it is told. */
export async function atWork(
  more: Partial<CloudState> = {},
  { lang = 'en' }: { readonly lang?: 'en' | 'zh' } = {},
) {
  const folder = mkdtempSync(path.join(tmpdir(), 'hands-'));
  writeFileSync(path.join(folder, 'helm'), HELM);
  chmodSync(path.join(folder, 'helm'), 0o755);
  const state = aCloudState(more);
  const store = createStore();
  foundAckCluster(store, {
    version: '1.34',
    region: 'eu-central-1',
    nodes: 3,
    cpu: '4',
    memory: '8Gi',
  });
  const sent: string[] = [];
  const settle = () => {
    for (const one of state.addresses) if (one.status === 'Associating') one.status = 'InUse';
  };
  const saved: string[] = [];
  const save = (text: string) => {
    saved.push(text);
    return 'kube';
  };
  const sections = () => [...cloudSections(state, settle, save), noted(sent)];
  const served = await startConsole(sections, lang);
  onTestFinished(() => served.close());
  const hands = createHands({
    world: { folder, store, cloud: state },
    console: served.url,
    env: { ...process.env, PATH: `${folder}:${process.env['PATH'] ?? ''}` },
    kubeconfig: path.join(folder, 'kube'),
    lang,
    pace: FAST,
  });
  const calls = () => readFileSync(path.join(folder, 'calls'), 'utf8').trimEnd().split('\n');
  return { hands, state, sent, saved, folder, calls };
}
