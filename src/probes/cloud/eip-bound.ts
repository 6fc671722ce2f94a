import type { ProbeDef, ProbeResult } from '../../model/catalogue.ts';
import { ACCOUNT_FIELD, CLOUD_FIELD, cloudPlaceOf } from '../../model/cloud-place.ts';
import type { Json } from '../../model/json.ts';
import type { Readers } from '../../model/ports.ts';
import { aCause, found } from '../../model/verdict.ts';
import { jsonEvidence, result } from '../result.ts';
import { toldByCloud } from './told-by-cloud.ts';

type With = {
  readonly cloud: Json;
  readonly account?: string;
  readonly name: string;
  readonly instance?: string;
};

export const eipBound: ProbeDef<With> = {
  id: 'cloud/eip-bound',
  group: 'hosts',
  doc: {
    en: 'An elastic IP address of this name is bound to a server.',
    zh: '这个名称的弹性公网 IP 已绑定到服务器。',
  },
  with: {
    cloud: CLOUD_FIELD,
    account: ACCOUNT_FIELD,
    name: { type: 'string', doc: { en: 'Name of the address.', zh: '弹性公网 IP 的名称。' } },
    instance: {
      type: 'string',
      optional: true,
      doc: { en: 'What it has to be bound to (i-…).', zh: '必须绑定到的实例（i-…）。' },
    },
  },
  finds: {
    address: { type: 'ip', doc: { en: 'The address.', zh: '公网 IP 地址。' } },
    instance: { type: 'string', doc: { en: 'What it is bound to.', zh: '绑定的实例 ID。' } },
  },
  needsTarget: false,
  everyMs: 5000,
  look: async (input, ports, signal) => toldByCloud(look(input, ports, signal)),
};

async function look(
  { cloud, account, name, instance }: With,
  ports: Pick<Readers, 'cloud'>,
  signal: AbortSignal,
): Promise<ProbeResult> {
  const all = await ports.cloud.addresses(cloudPlaceOf(cloud, account), { name }, signal);
  const object = { kind: 'ElasticIp', name };
  const evidence = [jsonEvidence('addresses', all)];
  const bound = all.find(
    (one) => one.state === 'bound' && (instance === undefined || one.instance === instance),
  );
  if (bound !== undefined) {
    const finds = { address: bound.address, instance: bound.instance };
    return result({ ...found('pass', null), object }, { finds, evidence });
  }
  const [first] = all;
  if (first === undefined)
    return result(found('wait', aCause('cloud-address-absent', { name }, { object })), {
      evidence,
    });
  const params = {
    address: first.address,
    name,
    instance: first.instance === '' ? '-' : first.instance,
    state: first.said,
  };
  const isElsewhere = first.state === 'bound';
  const code = isElsewhere ? 'cloud-address-elsewhere' : 'cloud-address-unbound';
  const cause = aCause(code, params, { object, healsByItself: first.state === 'binding' });
  return result(found(isElsewhere ? 'fail' : 'wait', cause), { evidence });
}
