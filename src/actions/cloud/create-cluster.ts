import { createCluster as call, describeKubeconfig } from '../../cloud-calls/alibaba.ts';
import { byHand, consoleOf } from '../../cloud-calls/by-hand.ts';
import { unknown } from '../../cloud-calls/call.ts';
import type { ActionDef, ActionResult, LedgerEntry } from '../../model/catalogue.ts';
import type { CloudCluster, CloudPlace, ClusterOrder, KubeconfigSaved } from '../../model/cloud.ts';
import { ownCluster } from '../../model/cloud-cluster.ts';
import { cloudPlaceOf } from '../../model/cloud-place.ts';
import { isPassing } from '../../model/cloud-passing.ts';
import { WizardError } from '../../model/error.ts';
import { fileEntry } from '../../model/ledger-entry.ts';
import type { Writers } from '../../model/ports.ts';
import { aCause } from '../../model/verdict.ts';
import { ORDER_FIELDS, orderOf, type OrderWith } from './cluster-order.ts';
import { followCluster } from './follow-cluster.ts';
import { cloudHinders } from './hindered.ts';
import { orLost } from './import-key-pair.ts';

/** A cluster may show itself only some time after it was asked for. */
const LOOKS_AFTER_LOST = 12;
const LOOK_EVERY_MS = 5000;

export const createCluster: ActionDef<OrderWith> = {
  id: 'cloud/create-cluster',
  doc: {
    en: 'Creates a Kubernetes cluster in the cloud, once: looks for it first, follows it until it runs, saves its access.',
    zh: '在云平台创建 Kubernetes 集群（只创建一次）：先查找，跟踪到运行中，并保存访问凭据。',
  },
  with: ORDER_FIELDS,
  finds: {
    id: { type: 'string', doc: { en: 'Its id.', zh: '集群 ID。' } },
    server: { type: 'string', doc: { en: 'Its API server.', zh: 'API Server 地址。' } },
    kubeconfig: { type: 'path', doc: { en: 'File with its access.', zh: '访问凭据文件。' } },
    vpc: { type: 'string', doc: { en: 'Its VPC.', zh: '专有网络 ID。' } },
    egress: {
      type: 'ip',
      doc: {
        en: 'The address from which it goes out, where it is one only.',
        zh: '出口公网 IP（只有一个时）。',
      },
    },
  },
  needsTarget: false,
  startsProcess: false,
  plan(input) {
    const place = cloudPlaceOf(input.cloud, input.account);
    const { name, nodes, kubeconfig, version } = input;
    const { region } = place;
    const console = consoleOf(place, 'clusters');
    return {
      will: [
        aCause('will-create-cluster', { name, region, nodes, version, console }),
        aCause('will-save-kubeconfig', { path: kubeconfig }),
      ],
      byHand: byHand(place, [
        call(place, orderOf(input)),
        describeKubeconfig(place, unknown('cluster_id')),
      ]),
      atRisk: name,
    };
  },
  hindered: async (input, ports, signal) => cloudHinders(input, ports, signal),
  act,
};

async function act(input: OrderWith, ports: Writers, signal: AbortSignal): Promise<ActionResult> {
  const { cloud, attempt } = ports;
  const place = cloudPlaceOf(input.cloud, input.account);
  const order = orderOf(input);
  const before = await lookedUp(order, place, ports, signal);
  if (before === null) await refuseOtherFile(input, ports);
  const id = before?.id ?? (await created(order, place, ports, signal));
  attempt.output(`cluster ${order.name} is ${id} in ${place.region}\n`);
  // It costs from now on, whether it ever runs or not.
  if (before === null || before.isOurs)
    await attempt.made?.(ledgerOf({ id, name: order.name }, input));
  const cluster = await followCluster(place, id, ports, signal);
  const saved = await cloud.saveKubeconfig(place, id, input.kubeconfig, signal);
  const egress = cluster.vpc === '' ? [] : await cloud.egress(place, cluster.vpc, signal);
  const [only] = egress;
  const isOurs = before === null || before.isOurs;
  return {
    changed: before === null || saved.changed,
    created: isOurs ? [ledgerOf(cluster, input), ...(await savedOf(saved, ports, signal))] : [],
    evidence: [{ name: 'cluster', text: JSON.stringify({ ...cluster, egress }) }],
    finds: {
      id,
      server: saved.server,
      kubeconfig: saved.path,
      vpc: cluster.vpc,
      ...(only !== undefined && egress.length === 1 ? { egress: only } : {}),
    },
  };
}

/** Throws where it can't be told whether the one that is there is the one that is asked for. */
async function lookedUp(
  { name, run }: ClusterOrder,
  place: CloudPlace,
  { cloud }: Writers,
  signal: AbortSignal,
): Promise<{ readonly id: string; readonly isOurs: boolean } | null> {
  const own = ownCluster(await cloud.clusters(place, signal), { name, run });
  switch (own.is) {
    case 'none':
      return null;
    case 'found':
      return { id: own.cluster.id, isOurs: own.isOurs };
    case 'taken':
      throw new WizardError('not-proven', 'cloud-cluster-taken', {
        name,
        id: own.cluster.id,
        run: own.run,
      });
    case 'several':
      throw new WizardError('not-proven', 'cloud-clusters-several', {
        name,
        ids: own.clusters.map(({ id }) => id).join(', '),
      });
  }
}

/** Before anything costs: where there is no cluster yet, a file that is there belongs to another one. */
async function refuseOtherFile(
  { name, kubeconfig }: OrderWith,
  { files }: Pick<Writers, 'files'>,
): Promise<void> {
  const there = await files.stat(kubeconfig);
  if (there === undefined || (there.kind === 'file' && there.bytes === 0)) return;
  throw new WizardError('not-proven', 'kubeconfig-file-other', { path: kubeconfig, server: name });
}

/** Asked for once. Where the answer is lost it is looked for, and never asked for again from here. */
async function created(
  order: ClusterOrder,
  place: CloudPlace,
  ports: Writers,
  signal: AbortSignal,
): Promise<string> {
  const { cloud, clock, attempt } = ports;
  attempt.output(`create cluster ${order.name} in ${place.region}\n`);
  let id = '';
  const asked = async () => {
    id = await cloud.createCluster(place, order, signal);
  };
  const lost = await orLost(asked());
  if (lost === null) return id;
  for (let look = 0; look < LOOKS_AFTER_LOST; look += 1) {
    const [settled] = await Promise.allSettled([lookedUp(order, place, ports, signal)]);
    signal.throwIfAborted();
    // What can't be read now leaves it in doubt: whoever is told of nothing else would have it made again.
    if (settled.status === 'rejected' && !isPassing(settled.reason)) throw settled.reason;
    if (settled.status === 'fulfilled' && settled.value !== null) return settled.value.id;
    attempt.output('the answer was lost: looking for the cluster\n');
    await clock.sleep(LOOK_EVERY_MS, signal);
  }
  throw lost;
}

/** Its access lies on this machine. */
async function savedOf(
  { path, changed }: KubeconfigSaved,
  { ownFiles }: Writers,
  signal: AbortSignal,
): Promise<readonly LedgerEntry[]> {
  return changed ? [fileEntry('File', path, await ownFiles.digest(path, signal))] : [];
}

function ledgerOf(
  { id, name }: Pick<CloudCluster, 'id' | 'name'>,
  { cloud, account }: OrderWith,
): LedgerEntry {
  const { region } = cloudPlaceOf(cloud, account);
  const own = account === undefined ? {} : { account };
  const command = `aliyun cs DELETE /clusters/${id} --region ${region}`;
  return {
    what: { kind: 'CloudCluster', name, uid: id },
    undo: {
      byHand: {
        en: `Delete the cluster ${name} (${id}), which this run created: switch off its deletion protection in the console, then run: ${command}`,
        zh: `删除本次运行创建的集群 ${name}（${id}）：先在控制台关闭删除保护，再执行：${command}`,
      },
      gone: { uses: 'cloud/demand-cluster-gone', with: { cloud, ...own, id, name } },
    },
  };
}
