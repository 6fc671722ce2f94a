import type { ProbeDef, ProbeResult } from '../../model/catalogue.ts';
import type { CloudAddress, CloudPlace } from '../../model/cloud.ts';
import { ACCOUNT_FIELD, CLOUD_FIELD, cloudPlaceOf } from '../../model/cloud-place.ts';
import { WizardError } from '../../model/error.ts';
import type { Json } from '../../model/json.ts';
import type { KubeObject, Readers } from '../../model/ports.ts';
import { aCause, found, type Cause, type Raw } from '../../model/verdict.ts';
import {
  addressesOf,
  CONTROL_PLANE_LABELS,
  instanceOf,
  isControlPlane,
} from '../../readiness/control-plane.ts';
import { portOpen } from '../net/port-open.ts';
import { jsonEvidence, result } from '../result.ts';
import { toldByCloud } from './told-by-cloud.ts';

type With = {
  readonly cloud: Json;
  readonly account?: string;
  readonly told?: string;
  readonly port: number;
};

export const masterAddress: ProbeDef<With> = {
  id: 'cloud/master-address',
  group: 'hosts',
  doc: {
    en: 'A master of the pinned cluster is reached at a public address: the one that was told, else the one that the cloud has bound to it, else the one that its node shows.',
    zh: '可以通过公网地址连上已锁定集群的一台 master：优先用已告知的地址，其次是云平台绑定到它的弹性公网 IP，再次是节点显示的外部地址。',
  },
  with: {
    cloud: CLOUD_FIELD,
    account: ACCOUNT_FIELD,
    told: {
      type: 'ip',
      optional: true,
      doc: { en: 'The address, where somebody has told it.', zh: '已告知的地址。' },
    },
    port: { type: 'int', doc: { en: 'TCP port of its ssh server.', zh: 'ssh 服务的 TCP 端口。' } },
  },
  finds: { address: { type: 'ip', doc: { en: 'The address.', zh: '公网 IP 地址。' } } },
  needsTarget: true,
  everyMs: 5000,
  look: async (input, ports, signal) => toldByCloud(look(input, ports, signal)),
};

/** Addresses that lead to a master, or why there is none yet. */
type Led =
  | { readonly to: readonly string[]; readonly evidence: readonly Raw[] }
  | { readonly cause: Cause; readonly is: 'wait' | 'unknown'; readonly evidence: readonly Raw[] };

async function look(input: With, ports: Readers, signal: AbortSignal): Promise<ProbeResult> {
  const { port, told } = input;
  const led = told === undefined ? await ledTo(input, ports, signal) : { to: [told], evidence: [] };
  const { evidence } = led;
  if ('cause' in led) return result(found(led.is, led.cause), { evidence });
  const tried = await Promise.all(
    led.to.map(async (host) => ({
      host,
      seen: await portOpen.look({ host, port }, ports, signal),
    })),
  );
  const open = tried.find(({ seen }) => seen.verdict === 'pass') ?? tried[0];
  if (open === undefined) throw new Error('an address that leads nowhere');
  const finds = open.seen.verdict === 'pass' ? { address: open.host } : {};
  return { ...open.seen, finds, evidence: [...evidence, ...open.seen.evidence] };
}

/** Whatever else is bound in the account: only what belongs to a master of this cluster counts. */
async function ledTo({ cloud, account }: With, ports: Readers, signal: AbortSignal): Promise<Led> {
  const nodes = await ports.cluster.list({ apiVersion: 'v1', kind: 'Node' }, signal);
  const masters = nodes.filter(isControlPlane);
  const shown = masters.flatMap((node) => addressesOf(node, ['ExternalIP']));
  const evidence = [jsonEvidence('masters', masters.map(row))];
  const instances = masters.flatMap((node) => instanceOf(node) ?? []);
  if (instances.length === 0) {
    if (shown.length > 0) return { to: shown, evidence };
    const [label] = CONTROL_PLANE_LABELS;
    return { is: 'unknown', cause: aCause('cloud-no-master', { label }), evidence };
  }
  const asked = boundTo(cloudPlaceOf(cloud, account), instances, ports, signal);
  const [settled] = await Promise.allSettled([asked]);
  if (settled.status === 'rejected') {
    const { reason } = settled;
    const hasNone = reason instanceof WizardError && reason.code === 'cloud-no-credentials';
    if (!hasNone || shown.length === 0) throw reason;
    return { to: shown, evidence };
  }
  const all = settled.value;
  const seen = [...evidence, jsonEvidence('addresses', all)];
  const to = all.filter(({ state }) => state === 'bound').map(({ address }) => address);
  if (to.length > 0) return { to, evidence: seen };
  return { is: 'wait', cause: unbound(all, instances), evidence: seen };
}

async function boundTo(
  place: CloudPlace,
  instances: readonly string[],
  { cloud }: Readers,
  signal: AbortSignal,
): Promise<readonly CloudAddress[]> {
  const all = [];
  for (const instance of instances)
    all.push(...(await cloud.addresses(place, { instance }, signal)));
  return all.filter(({ instance }) => instances.includes(instance));
}

function unbound([first]: readonly CloudAddress[], instances: readonly string[]): Cause {
  if (first === undefined)
    return aCause('cloud-address-absent', { instances: instances.join(', ') });
  const { address, name, instance, said, state } = first;
  const params = { address, name, instance: instance === '' ? '-' : instance, state: said };
  return aCause('cloud-address-unbound', params, { healsByItself: state === 'binding' });
}

function row(node: KubeObject): object {
  return {
    node: node.metadata.name,
    instance: instanceOf(node) ?? null,
    addresses: addressesOf(node, ['InternalIP', 'ExternalIP']),
  };
}
