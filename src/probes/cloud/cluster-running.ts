import type { ProbeDef, ProbeResult } from '../../model/catalogue.ts';
import type { CloudCluster, CloudPlace } from '../../model/cloud.ts';
import { clustersAt, ownCluster } from '../../model/cloud-cluster.ts';
import { ACCOUNT_FIELD, CLOUD_FIELD, cloudPlaceOf } from '../../model/cloud-place.ts';
import { WizardError } from '../../model/error.ts';
import type { Json } from '../../model/json.ts';
import { kubeconfigServer } from '../../model/kubeconfig-server.ts';
import type { Readers } from '../../model/ports.ts';
import { aCause, found, type Cause } from '../../model/verdict.ts';
import { jsonEvidence, result } from '../result.ts';
import { serverAnswers } from './server-answers.ts';
import { toldByCloud } from './told-by-cloud.ts';

type With = {
  readonly cloud: Json;
  readonly account?: string;
  readonly name: string;
  readonly run: string;
  readonly kubeconfig?: string;
};

/** A kubeconfig has some kilobytes. */
const MOST_BYTES = 1024 * 1024;

export const clusterRunning: ProbeDef<With> = {
  id: 'cloud/cluster-running',
  group: 'cluster',
  doc: {
    en: 'The cluster of this run is there and runs, as the cloud says; without credentials its API server, which a kubeconfig names, has to answer.',
    zh: '本次运行的集群已存在并处于运行中（以云平台为准）；没有凭据时，kubeconfig 中的 API Server 必须有响应。',
  },
  with: {
    cloud: CLOUD_FIELD,
    account: ACCOUNT_FIELD,
    name: { type: 'name', doc: { en: 'Its name.', zh: '集群名称。' } },
    run: { type: 'string', doc: { en: 'The run, by its tag.', zh: '标签中的运行编号。' } },
    kubeconfig: {
      type: 'path',
      optional: true,
      doc: {
        en: 'File with its access: another cluster counts where it is the one named there.',
        zh: '访问凭据文件；其中指定的集群也算。',
      },
    },
  },
  finds: {
    id: { type: 'string', doc: { en: 'Its id.', zh: '集群 ID。' } },
    server: { type: 'string', doc: { en: 'Its API server.', zh: 'API Server 地址。' } },
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
  everyMs: 10_000,
  look: async (input, ports, signal) => toldByCloud(look(input, ports, signal)),
};

async function look(input: With, ports: Readers, signal: AbortSignal): Promise<ProbeResult> {
  const place = cloudPlaceOf(input.cloud, input.account);
  const server = await serverNamed(input, ports);
  const [settled] = await Promise.allSettled([ports.cloud.clusters(place, signal)]);
  if (settled.status === 'fulfilled')
    return judged(input, place, settled.value, server, ports, signal);
  const { reason } = settled;
  const hasNone = reason instanceof WizardError && reason.code === 'cloud-no-credentials';
  if (!hasNone) throw reason;
  if (server !== undefined) return serverAnswers(server, ports, signal);
  const { looked } = reason.params;
  const path = input.kubeconfig ?? '-';
  return result(found('unknown', aCause('cloud-cluster-by-file', { path, looked: looked ?? '-' })));
}

async function serverNamed({ kubeconfig }: With, { files }: Readers): Promise<string | undefined> {
  if (kubeconfig === undefined || (await files.stat(kubeconfig)) === undefined) return undefined;
  return kubeconfigServer(await files.text(kubeconfig, MOST_BYTES));
}

async function judged(
  { name, run }: With,
  place: CloudPlace,
  clusters: readonly CloudCluster[],
  server: string | undefined,
  { cloud }: Readers,
  signal: AbortSignal,
): Promise<ProbeResult> {
  const own = ownCluster(clusters, { name, run });
  const evidence = [jsonEvidence('clusters', clusters)];
  const said = (verdict: 'wait' | 'fail' | 'unknown', cause: Cause) =>
    result(found(verdict, { ...cause, object: { kind: 'CloudCluster', name } }), { evidence });
  if (own.is === 'taken')
    return said('fail', aCause('cloud-cluster-taken', { name, id: own.cluster.id, run: own.run }));
  if (own.is === 'several') {
    const ids = own.clusters.map(({ id }) => id).join(', ');
    return said('unknown', aCause('cloud-clusters-several', { name, ids }));
  }
  const [named, ...others] = server === undefined ? [] : clustersAt(clusters, server);
  if (own.is === 'none' && named !== undefined && others.length > 0) {
    const ids = [named, ...others].map(({ id }) => id).join(', ');
    return said('unknown', aCause('cloud-clusters-at-server', { server: server ?? '-', ids }));
  }
  const cluster = own.is === 'found' ? own.cluster : named;
  const { region } = place;
  if (cluster === undefined) return said('wait', aCause('cloud-cluster-absent', { name, region }));
  const { id, said: state } = cluster;
  if (cluster.state === 'failed')
    return said('fail', aCause('cloud-cluster-failed', { id, state }));
  if (cluster.state !== 'running')
    return said('wait', aCause('cloud-cluster-starting', { id, state }, { healsByItself: true }));
  const egress = cluster.vpc === '' ? [] : await cloud.egress(place, cluster.vpc, signal);
  const [only] = egress;
  // Not by what this run has named: whose it is, is to be looked at before it is pinned.
  const notes =
    own.is === 'found' ? [] : [aCause('cloud-cluster-of-file', { name: cluster.name, id })];
  return result(
    {
      ...found('pass', null, notes),
      object: { kind: 'CloudCluster', name: cluster.name, uid: id },
    },
    {
      finds: {
        id,
        server: cluster.server === '' ? cluster.innerServer : cluster.server,
        ...(cluster.vpc === '' ? {} : { vpc: cluster.vpc }),
        ...(only !== undefined && egress.length === 1 ? { egress: only } : {}),
      },
      evidence: [jsonEvidence('cluster', [{ ...cluster, egress }])],
    },
  );
}
