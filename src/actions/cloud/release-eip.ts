import { releaseEipAddress, unassociateEipAddress } from '../../cloud-calls/alibaba.ts';
import { byHand, consoleOf } from '../../cloud-calls/by-hand.ts';
import type { ActionDef, ActionResult } from '../../model/catalogue.ts';
import { ACCOUNT_FIELD, CLOUD_FIELD, cloudPlaceOf } from '../../model/cloud-place.ts';
import { WizardError } from '../../model/error.ts';
import type { Json } from '../../model/json.ts';
import type { Writers } from '../../model/ports.ts';
import { aCause } from '../../model/verdict.ts';
import { cloudHinders } from './hindered.ts';
import { settledAddress } from './settled-address.ts';

type With = {
  readonly cloud: Json;
  readonly account?: string;
  readonly id: string;
  readonly address: string;
  readonly instance?: string;
};

export const releaseEip: ActionDef<With> = {
  id: 'cloud/release-eip',
  doc: {
    en: 'Unbinds and releases an elastic IP address: exactly this one.',
    zh: '解绑并释放弹性公网 IP：只针对指定的这一个。',
  },
  with: {
    cloud: CLOUD_FIELD,
    account: ACCOUNT_FIELD,
    id: { type: 'string', doc: { en: 'Its id (eip-…).', zh: '弹性公网 IP 的 ID（eip-…）。' } },
    address: { type: 'ip', doc: { en: 'The address that it has to be.', zh: '必须一致的地址。' } },
    instance: {
      type: 'string',
      optional: true,
      doc: {
        en: 'The only server from which it is unbound (i-…).',
        zh: '只允许从这台服务器解绑（i-…）。',
      },
    },
  },
  needsTarget: false,
  startsProcess: false,
  plan({ cloud, account, id, address }) {
    const place = cloudPlaceOf(cloud, account);
    const { region } = place;
    const console = consoleOf(place, 'addresses');
    return {
      will: [aCause('will-release-address', { address, id, region, console })],
      byHand: byHand(place, [unassociateEipAddress(place, id), releaseEipAddress(place, id)]),
      atRisk: address,
    };
  },
  hindered: cloudHinders,
  act,
};

async function act(input: With, ports: Writers, signal: AbortSignal): Promise<ActionResult> {
  const { cloud } = ports;
  const { id, address } = input;
  const place = cloudPlaceOf(input.cloud, input.account);
  const [before] = await cloud.addresses(place, { id }, signal);
  if (before === undefined) return { changed: false, created: [], evidence: [] };
  if (before.address !== address)
    throw new WizardError('not-proven', 'cloud-address-other', {
      id,
      address: before.address,
      wanted: address,
    });
  const { instance = before.instance } = input;
  if (before.instance !== '' && before.instance !== instance)
    throw new WizardError('not-proven', 'cloud-address-elsewhere', {
      address,
      name: before.name,
      instance: before.instance,
      state: before.said,
    });
  if (before.state !== 'free') {
    await cloud.dissociateAddress(place, id, signal);
    await settledAddress(place, id, 'free', ports, signal);
  }
  await cloud.releaseAddress(place, id, signal);
  const evidence = [{ name: 'address', text: `released ${JSON.stringify(before)}` }];
  return { changed: true, created: [], evidence };
}
