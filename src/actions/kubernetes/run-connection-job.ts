import type { ActionDef, ActionResult } from '../../model/catalogue.ts';
import { STORES_FIELD } from '../../model/data-stores.ts';
import { WizardError } from '../../model/error.ts';
import type { Json } from '../../model/json.ts';
import type { KubeObject, Writers } from '../../model/ports.ts';
import { aCause } from '../../model/verdict.ts';
import { dataStoresOf, isFor, type DataStore } from '../../readiness/connection-job.ts';
import { conditionOf, isBeingDeleted } from '../../readiness/read-object.ts';
import { aConnectionJob, ATTEMPT, connectionJobName } from './connection-job.ts';
import { ledgerEntry } from '../../model/ledger-entry.ts';
import { wantsToApply } from './wants.ts';

type With = {
  readonly namespace: string;
  readonly image: string;
  readonly pullSecret?: string | null;
  readonly stores: readonly Json[];
};

const LOOK_EVERY_MS = 500;
const GONE_WITHIN_MS = 60_000;

export const runConnectionJob: ActionDef<With> = {
  id: 'kubernetes/run-connection-job',
  doc: {
    en: 'Starts a short Job without any rights that tries to connect to every data store from inside the cluster. It is removed ten minutes after its end.',
    zh: '启动一个没有任何权限的短时 Job，从集群内尝试连接每个数据存储；结束十分钟后自动删除。',
  },
  with: {
    namespace: {
      type: 'name',
      doc: { en: 'The namespace in which it runs.', zh: '运行所在的命名空间。' },
    },
    image: {
      type: 'string',
      doc: {
        en: 'An image with sh, and bash or nc; with openssl for TLS.',
        zh: '含有 sh 以及 bash 或 nc 的镜像；检查 TLS 还需要 openssl。',
      },
    },
    pullSecret: {
      type: 'name',
      optional: true,
      doc: { en: 'The pull secret of that image.', zh: '拉取该镜像的凭据（Secret）。' },
    },
    stores: STORES_FIELD,
  },
  needsTarget: true,
  startsProcess: false,
  plan({ namespace, image, stores }) {
    const read = dataStoresOf(stores);
    const all = 'fault' in read ? [] : read.stores;
    const names = all.map(({ host, port }) => `${host}:${port}`).join(', ') || '-';
    return {
      will: [aCause('will-run-connection-job', { namespace, image, stores: names })],
      byHand: all.map(({ host, port }) => [
        'kubectl',
        'run',
        'data-store-check',
        `--namespace=${namespace}`,
        '--rm',
        '--stdin',
        '--tty',
        '--restart=Never',
        `--image=${image}`,
        '--',
        'nc',
        '-z',
        '-w',
        '5',
        host,
        String(port),
      ]),
      atRisk: namespace,
    };
  },
  async wants({ namespace }, { cluster }, signal) {
    const job = { apiVersion: 'batch/v1', kind: 'Job', name: 'dr-wizard-connections', namespace };
    const rights = await wantsToApply([job], cluster, signal);
    // Its name is that of the run.
    return rights.map(({ name: _name, ...right }) => right);
  },
  objects: async (input, _ports, run) => [jobOf(input, run, run)],
  act,
};

function jobOf(input: With, run: string, attempt: string): ReturnType<typeof aConnectionJob> {
  const { namespace, image } = input;
  const pullSecret = input.pullSecret ?? undefined;
  const stores = readStores(input);
  const more = pullSecret === undefined ? {} : { pullSecret };
  return aConnectionJob({ namespace, image, stores, run, attempt, ...more });
}

async function act(input: With, ports: Writers, signal: AbortSignal): Promise<ActionResult> {
  const { cluster, writer, attempt } = ports;
  const stores = readStores(input);
  const { namespace } = input;
  const job = jobOf(input, attempt.run, attempt.key);
  const { name } = job.metadata;
  const place = { apiVersion: 'batch/v1', kind: 'Job', name, namespace };
  const before = await cluster.get(place, signal);
  if (before !== undefined && isStill(before, stores, attempt)) {
    const { uid = '' } = before.metadata;
    const applied = { uid, namespace, created: false, changed: false };
    return ended(false, before, applied, 'already so');
  }
  if (before !== undefined) await removed(before, place, ports, signal);
  const applied = await writer.apply(job, signal);
  return ended(applied.changed, job, applied, 'created');
}

function readStores({ stores }: With): readonly DataStore[] {
  const read = dataStoresOf(stores);
  if ('fault' in read)
    throw new WizardError('not-proven', 'data-store-malformed', { entry: read.fault });
  if (read.stores.length === 0) throw new WizardError('not-proven', 'nothing-expected');
  return read.stores;
}

/** It tries the same, and runs yet or is of this attempt: what an older one found may be no longer so. */
function isStill(
  job: KubeObject,
  stores: readonly DataStore[],
  attempt: Writers['attempt'],
): boolean {
  if (isBeingDeleted(job) || !isFor(job, stores)) return false;
  const isEnded = ['Complete', 'Failed'].some((type) => conditionOf(job, type)?.status === 'True');
  return !isEnded || job.metadata.annotations?.[ATTEMPT] === attempt.key;
}

/** A Job can't be changed once it is there. */
async function removed(
  job: KubeObject,
  place: Parameters<Writers['writer']['remove']>[0],
  { cluster, writer, clock, attempt }: Writers,
  signal: AbortSignal,
): Promise<void> {
  const { uid = '', name, labels } = job.metadata;
  if (labels?.['dr-wizard/run'] !== attempt.run || name !== connectionJobName(attempt.run))
    throw new WizardError('not-proven', 'connection-job-name-taken', { name });
  if (!isBeingDeleted(job)) await writer.remove(place, uid, signal);
  const until = clock.mono() + GONE_WITHIN_MS;
  for (;;) {
    const now = await cluster.get(place, signal);
    if (now?.metadata.uid !== uid) return;
    if (clock.mono() > until)
      throw new WizardError('not-proven', 'object-terminating', { kind: 'Job', name });
    await clock.sleep(LOOK_EVERY_MS, signal);
  }
}

function ended(
  changed: boolean,
  job: KubeObject,
  applied: Parameters<typeof ledgerEntry>[1],
  what: string,
): ActionResult {
  const text = `${what} Job ${job.metadata.namespace ?? '-'}/${job.metadata.name}`;
  return { changed, created: [ledgerEntry(job, applied)], evidence: [{ name: 'job', text }] };
}
