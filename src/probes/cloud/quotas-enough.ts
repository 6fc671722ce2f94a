import type { ProbeDef, ProbeResult } from '../../model/catalogue.ts';
import type { CloudQuota } from '../../model/cloud.ts';
import { ACCOUNT_FIELD, CLOUD_FIELD, cloudPlaceOf } from '../../model/cloud-place.ts';
import type { Json } from '../../model/json.ts';
import type { Readers } from '../../model/ports.ts';
import { aCause, found, type Found } from '../../model/verdict.ts';
import { jsonEvidence, result } from '../result.ts';
import { worstOf } from '../worst-of.ts';
import { toldByCloud } from './told-by-cloud.ts';

type With = {
  readonly cloud: Json;
  readonly account?: string;
  readonly clusters?: number;
  readonly addresses?: number;
};

export const quotasEnough: ProbeDef<With> = {
  id: 'cloud/quotas-enough',
  group: 'tools',
  doc: {
    en: 'The account has room for what the run makes: clusters, elastic IP addresses.',
    zh: '账号配额足够本次运行创建：集群、弹性公网 IP。',
  },
  with: {
    cloud: CLOUD_FIELD,
    account: ACCOUNT_FIELD,
    clusters: {
      type: 'int',
      optional: true,
      doc: {
        en: 'How many more clusters; 1 where it is left out.',
        zh: '还要创建的集群数，默认 1。',
      },
    },
    addresses: {
      type: 'int',
      optional: true,
      doc: {
        en: 'How many more elastic IP addresses; 2 where it is left out.',
        zh: '还要申请的弹性公网 IP 数，默认 2。',
      },
    },
  },
  finds: {},
  needsTarget: false,
  everyMs: 60_000,
  look: async (input, ports, signal) => toldByCloud(look(input, ports, signal)),
};

async function look(
  { cloud, account, clusters = 1, addresses = 2 }: With,
  ports: Pick<Readers, 'cloud'>,
  signal: AbortSignal,
): Promise<ProbeResult> {
  const place = cloudPlaceOf(cloud, account);
  const quotas = await ports.cloud.quotas(place, signal);
  const there = await ports.cloud.clusters(place, signal);
  const used = { clusters: there.length, addresses: null };
  const wanted = { clusters, addresses };
  const all = (['clusters', 'addresses'] as const).map((what) =>
    judged(
      what,
      wanted[what],
      quotas.find((one) => one.what === what),
      used[what],
    ),
  );
  return result(worstOf(all), { evidence: [jsonEvidence('quotas', quotas)] });
}

/** What the cloud does not tell is never enough. */
function judged(
  what: CloudQuota['what'],
  wanted: number,
  quota: CloudQuota | undefined,
  counted: number | null,
): Found {
  const object = { kind: 'Quota', name: what };
  const used = quota?.used ?? counted;
  if (quota === undefined || used === null)
    return found('unknown', aCause('cloud-quota-untold', { what }, { object }));
  const { total } = quota;
  if (total - used >= wanted) return { ...found('pass', null), object };
  return found('fail', aCause('cloud-quota-short', { what, total, used, wanted }, { object }));
}
