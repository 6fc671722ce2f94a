import path from 'node:path';
import { onTestFinished } from 'vitest';
import { parseAllDocuments } from 'yaml';
import type { JsonObject } from '../../../src/model/json.ts';
import { startPods } from '../../../src/practice/pods/start-pods.ts';
import type { RangePods } from '../../../src/practice/pods/range-pods.ts';
import { createStore } from '../../../src/practice/store/store.ts';
import type { SwitchboardOptions } from '../../../src/practice/switchboard/switchboard.ts';
import { startSwitchboard } from '../../../src/practice/switchboard/switchboard.ts';
import { createTempDirectory } from '../control-plane/child.ts';
import { type ARange, aRange } from './a-range.ts';

export const SELF = [
  process.execPath,
  path.resolve(import.meta.dirname, '../../../bin/dr-wizard.ts'),
];

export const JENKINS_SITE = {
  user: 'recovery',
  token: 'token',
  plugins: [{ id: 'git' }, { id: 'workflow-aggregator', version: '2.6' }, { id: 'thinBackup' }],
  backup: { folder: '/var/jenkins_home/backup' },
  tools: ['jdk', 'maven'],
};
export const NACOS_USER = { username: 'nacos', password: 'secret' };

export type PodsInRange = ARange & {
  readonly pods: RangePods;
  /** Creates all objects of a manifest. */
  readonly apply: (manifest: string, namespace: string) => void;
  readonly isReady: (pod: string, namespace: string) => boolean;
};

/** A cluster of the range whose pods live; it ends with the test. */
export async function podsInRange(network: Partial<SwitchboardOptions> = {}): Promise<PodsInRange> {
  const { directory, remove } = await createTempDirectory('dr-wizard-pods-');
  onTestFinished(remove);
  const store = createStore();
  const switchboard = await startSwitchboard({
    resolve: () => [],
    dial: () => Promise.reject(Object.assign(new Error('nobody'), { code: 'ECONNREFUSED' })),
    ...network,
  });
  onTestFinished(() => switchboard.close());
  const pods = await startPods({
    folder: directory,
    store,
    switchboard: switchboard.address,
    self: SELF,
    searched: process.env['PATH'] ?? '',
    jenkins: JENKINS_SITE,
    nacos: { user: NACOS_USER },
    pace: 10,
  });
  onTestFinished(() => pods.close());
  const range = aRange({ store, host: pods });
  for (const name of ['jenkins', 'infra', 'prod', 'sandbox'])
    range.add('Namespace', { metadata: { name } });
  return {
    ...range,
    pods,
    apply(manifest, namespace) {
      for (const document of parseAllDocuments(manifest)) {
        const { kind, metadata, ...rest }: { kind: string; metadata: JsonObject } & JsonObject =
          document.toJS();
        range.add(kind, { ...rest, metadata: { ...metadata, namespace } });
      }
    },
    isReady(pod, namespace) {
      const conditions = range.get('Pod', pod, namespace)?.['status'];
      return JSON.stringify(conditions ?? {}).includes('"type":"Ready","status":"True"');
    },
  };
}
