import type { CloudState } from '../cloud/cloud-state.ts';
import { wordOf } from '../word-of.ts';
import type { AskCloud } from './ask-cloud.ts';
import type { ConsoleSection } from './task.ts';

/** Where an elastic IP address is bound to an instance. */
export function addressSection({ addresses }: CloudState, ask: AskCloud): ConsoleSection {
  return {
    id: 'addresses',
    title: { en: 'Elastic IP addresses', zh: '弹性公网 IP' },
    table: {
      columns: [
        { en: 'Address', zh: '地址' },
        { en: 'Name', zh: '名称' },
        { en: 'State', zh: '状态' },
        { en: 'Instance', zh: '绑定实例' },
      ],
      rows: addresses.map((one) => [one.address, one.name, one.status, one.instance]),
    },
    tasks: [
      {
        id: 'bind-address',
        title: { en: 'Allocate an address and bind it', zh: '申请地址并绑定' },
        fields: [
          { id: 'name', title: { en: 'Name', zh: '名称' }, kind: 'text' },
          { id: 'instance', title: { en: 'Instance', zh: '实例 ID' }, kind: 'text' },
        ],
        button: { en: 'Allocate and bind', zh: '申请并绑定' },
        run({ name = '', instance = '' }) {
          const made = ask('AllocateEipAddress', { Name: name });
          const [id, address] = [wordOf(made, 'AllocationId'), wordOf(made, 'EipAddress')];
          ask('AssociateEipAddress', { AllocationId: id, InstanceId: instance });
          return {
            en: `${address} is being bound to ${instance}.`,
            zh: `正在将 ${address} 绑定到 ${instance}。`,
          };
        },
      },
    ],
  };
}
