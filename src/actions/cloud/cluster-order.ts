import type { Fields } from '../../model/catalogue.ts';
import type { ClusterOrder } from '../../model/cloud.ts';
import { ACCOUNT_FIELD, CLOUD_FIELD } from '../../model/cloud-place.ts';
import { WizardError } from '../../model/error.ts';
import type { Json } from '../../model/json.ts';
import { parseQuantity } from '../../model/quantity.ts';

export type OrderWith = {
  readonly cloud: Json;
  readonly account?: string;
  readonly name: string;
  readonly run: string;
  readonly kind: string;
  readonly version: string;
  readonly nodes: number;
  readonly instanceTypes: readonly string[];
  readonly vpc: string;
  readonly vswitches: readonly string[];
  readonly keyPair?: string;
  readonly systemDisk: string;
  readonly parameters?: { readonly [name: string]: Json };
  readonly kubeconfig: string;
};

export const ORDER_FIELDS: Fields = {
  cloud: CLOUD_FIELD,
  account: ACCOUNT_FIELD,
  name: {
    type: 'name',
    doc: { en: 'Its name, which no other one has.', zh: '集群名称，不与其他集群重复。' },
  },
  run: {
    type: 'string',
    doc: { en: 'The run: becomes a tag.', zh: '运行编号：写入标签。' },
  },
  kind: {
    type: 'string',
    oneOf: ['dedicated', 'managed'],
    doc: { en: 'Its edition.', zh: '集群类型。' },
  },
  version: { type: 'string', doc: { en: 'Kubernetes version.', zh: 'Kubernetes 版本。' } },
  nodes: { type: 'int', doc: { en: 'Number of nodes.', zh: '节点数量。' } },
  instanceTypes: {
    type: 'list',
    of: { type: 'string', doc: { en: 'A type.', zh: '规格。' } },
    doc: { en: 'Types of the nodes, by preference.', zh: '节点规格，按优先级排列。' },
  },
  vpc: { type: 'string', doc: { en: 'Its VPC.', zh: '专有网络 ID。' } },
  vswitches: {
    type: 'list',
    of: { type: 'string', doc: { en: 'A vSwitch.', zh: '交换机。' } },
    doc: { en: 'Its vSwitches, in that VPC.', zh: '该专有网络中的交换机 ID。' },
  },
  keyPair: {
    type: 'string',
    optional: true,
    doc: { en: 'Key pair that logs in to the nodes.', zh: '登录节点的密钥对。' },
  },
  systemDisk: {
    type: 'quantity',
    doc: { en: 'System disk of each node.', zh: '每台节点的系统盘大小。' },
  },
  parameters: {
    type: 'map',
    optional: true,
    doc: {
      en: 'What else the cloud’s own call takes, by its own names.',
      zh: '云平台创建接口的其他参数，按其原名填写。',
    },
  },
  kubeconfig: {
    type: 'path',
    doc: {
      en: 'File that gets its access: readable by its owner alone.',
      zh: '保存访问凭据的文件，仅所有者可读。',
    },
  },
};

export function orderOf(input: OrderWith): ClusterOrder {
  const { name, run, kind, version, nodes, instanceTypes, vpc, vswitches } = input;
  return {
    name,
    run,
    kind,
    version,
    nodes,
    instanceTypes,
    vpc,
    vswitches,
    keyPair: input.keyPair ?? '',
    systemDisk: gibibytes(input.systemDisk),
    parameters: input.parameters ?? {},
  };
}

/** Whole ones, never less than was asked for; a bare small number means them already. */
function gibibytes(quantity: string): number {
  const number = parseQuantity(quantity);
  if (number === undefined || number <= 0)
    throw new WizardError('usage', 'value-not-quantity', { value: quantity });
  const isBare = !/[A-Za-z]/.test(quantity) && number < 65_536;
  return Math.ceil(isBare ? number : number / 2 ** 30);
}
