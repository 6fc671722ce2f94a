import type { ProbeDef, ProbeResult } from '../../model/catalogue.ts';
import { STORES_FIELD } from '../../model/data-stores.ts';
import type { Json } from '../../model/json.ts';
import type { Readers } from '../../model/ports.ts';
import { aCause, found } from '../../model/verdict.ts';
import { dataStoresOf, type DataStore } from '../../readiness/connection-job.ts';
import { answered, jsonEvidence, result } from '../result.ts';
import { worstOf } from '../worst-of.ts';
import { askInside, type AskedInside } from './ask-inside.ts';
import { judgeStore } from './judge-store.ts';
import { readJob, type JobSeen } from './read-job.ts';

type With = { readonly namespace: string; readonly stores: readonly Json[] };

export const dataStoresAnswer: ProbeDef<With> = {
  id: 'data-stores/answer',
  group: 'apps',
  doc: {
    en: 'Every data store takes a connection from inside the cluster, as a Job of the wizard or a living pod has tried.',
    zh: '每个数据存储都接受来自集群内的连接：由向导的 Job 或运行中的 Pod 尝试。',
  },
  with: {
    namespace: {
      type: 'name',
      doc: { en: 'The namespace in which the Job runs.', zh: 'Job 运行所在的命名空间。' },
    },
    stores: STORES_FIELD,
  },
  finds: {
    answered: {
      type: 'list',
      of: {
        type: 'map',
        doc: { en: '{ name, host, port, at, from }', zh: '{ name, host, port, at, from }' },
      },
      doc: {
        en: 'Which have answered, when, and whom: a Job or a pod.',
        zh: '哪些已响应、何时响应、由谁（Job 或 Pod）尝试。',
      },
    },
  },
  needsTarget: true,
  // Each look may open connections, and programs in a pod.
  everyMs: 10_000,
  look: (input, ports, signal) => answered(look(input, ports, signal)),
};

async function look(
  { namespace, stores: given }: With,
  ports: Readers,
  signal: AbortSignal,
): Promise<ProbeResult> {
  const read = dataStoresOf(given);
  if ('fault' in read)
    return result(found('unknown', aCause('data-store-malformed', { entry: read.fault })));
  const { stores } = read;
  const job = await readJob(namespace, stores, ports, signal);
  const asked = await askTheRest(stores, job, ports, signal);
  const seen = stores.map((store, index) =>
    judgeStore(store, job?.tried.get(index), job, asked.get(index)),
  );
  const answers = seen.flatMap(({ answer }) => answer ?? []);
  const is = worstOf(seen.map((one) => one.is));
  // Why the Job tells nothing explains why nothing is known.
  const why = is.verdict === 'pass' ? [] : (job?.causes ?? []);
  return result(
    { ...is, others: [...is.others, ...why] },
    {
      finds: { answered: answers },
      progress: { done: answers.length, of: stores.length, unit: 'data-stores' },
      evidence: [
        jsonEvidence(
          'data-stores',
          seen.map(({ row }) => row),
        ),
        ...(job === undefined || job.log === '' ? [] : [{ name: 'log', text: job.log }]),
      ],
    },
  );
}

/** A pod is asked for what no Job has found open. */
async function askTheRest(
  stores: readonly DataStore[],
  job: JobSeen | undefined,
  ports: Readers,
  signal: AbortSignal,
): Promise<ReadonlyMap<number, AskedInside>> {
  const closed = stores.flatMap((store, index) => {
    const tried = job?.tried.get(index);
    const isOpen = tried?.tcp === 'open' && (!store.tls || tried.tls === 'ok');
    return isOpen ? [] : [{ store, index }];
  });
  // Each may take until its time is up.
  const asked = await Promise.all(closed.map(({ store }) => askInside(store, ports, signal)));
  return new Map(closed.flatMap(({ index }, n) => pairOf(index, asked[n])));
}

function pairOf<V>(index: number, value: V | undefined): readonly (readonly [number, V])[] {
  return value === undefined ? [] : [[index, value]];
}
