import { allocateEipAddress, associateEipAddress } from '../../cloud-calls/alibaba.ts';
import { byHand, consoleOf } from '../../cloud-calls/by-hand.ts';
import { unknown } from '../../cloud-calls/call.ts';
import type { ActionDef, ActionResult, LedgerEntry } from '../../model/catalogue.ts';
import type { CloudAddress, CloudPlace } from '../../model/cloud.ts';
import { ACCOUNT_FIELD, CLOUD_FIELD, cloudPlaceOf } from '../../model/cloud-place.ts';
import { WizardError } from '../../model/error.ts';
import type { Json } from '../../model/json.ts';
import type { Writers } from '../../model/ports.ts';
import { aCause } from '../../model/verdict.ts';
import { cloudHinders } from './hindered.ts';
import { masterInstance } from './master-instance.ts';
import { settledAddress } from './settled-address.ts';

type With = {
  readonly cloud: Json;
  readonly account?: string;
  readonly name: string;
  readonly instance?: string;
  readonly bandwidth?: number;
};

const SMALLEST_MBPS = 1;

export const associateEip: ActionDef<With> = {
  id: 'cloud/associate-eip',
  doc: {
    en: 'Allocates an elastic IP address and binds it to a server: to a master of the pinned cluster where none is named.',
    zh: '申请弹性公网 IP 并绑定到服务器；未指定时绑定到已锁定集群的一台 master。',
  },
  with: {
    cloud: CLOUD_FIELD,
    account: ACCOUNT_FIELD,
    name: {
      type: 'string',
      doc: {
        en: 'Name of the address: one of that name is taken instead of a new one.',
        zh: '弹性公网 IP 的名称；已有同名的则直接使用。',
      },
    },
    instance: {
      type: 'string',
      optional: true,
      doc: { en: 'Instance id of the server (i-…).', zh: '服务器的实例 ID（i-…）。' },
    },
    bandwidth: {
      type: 'int',
      optional: true,
      doc: { en: 'Mbit/s; 1 where it is left out.', zh: '带宽（Mbit/s），默认 1。' },
    },
  },
  finds: {
    address: { type: 'ip', doc: { en: 'The address.', zh: '公网 IP 地址。' } },
    id: { type: 'string', doc: { en: 'Its id (eip-…).', zh: '弹性公网 IP 的 ID（eip-…）。' } },
    instance: { type: 'string', doc: { en: 'What it is bound to.', zh: '绑定的实例 ID。' } },
  },
  needsTarget: true,
  startsProcess: false,
  plan({ cloud, account, name, instance, bandwidth = SMALLEST_MBPS }) {
    const place = cloudPlaceOf(cloud, account);
    const { region } = place;
    const console = consoleOf(place, 'addresses');
    const to = instance ?? unknown('master');
    const token = unknown('token');
    return {
      will: [
        aCause('will-allocate-address', { name, region, bandwidth, console }),
        aCause('will-associate-address', { name, instance: to }),
      ],
      byHand: byHand(place, [
        allocateEipAddress(place, { name, bandwidth, token }),
        associateEipAddress(place, { id: unknown('AllocationId'), instance: to, token }),
      ]),
      atRisk: name,
    };
  },
  hindered: cloudHinders,
  act,
};

async function act(input: With, ports: Writers, signal: AbortSignal): Promise<ActionResult> {
  const { cloud, attempt } = ports;
  const place = cloudPlaceOf(input.cloud, input.account);
  const instance = input.instance ?? (await masterInstance(ports, signal));
  const [before] = await cloud.addresses(place, { instance }, signal);
  if (before !== undefined) {
    const bound = await settledAddress(place, before.id, 'bound', ports, signal);
    const isOurs = bound.name === input.name && isNamedByRun(input, attempt.run);
    return told(input, bound, { changed: false, isOurs });
  }
  const { id, isNew } = await freeAddress(input, place, instance, ports, signal);
  attempt.output(`associate ${id} with ${instance}\n`);
  const token = tokenOf(attempt.key);
  await cloud.associateAddress(place, { id, instance, token }, signal);
  const bound = await settledAddress(place, id, 'bound', ports, signal);
  if (bound.instance !== instance) throw elsewhere(bound);
  return told(input, bound, { changed: true, isOurs: isNew || isNamedByRun(input, attempt.run) });
}

/** Nobody else gives such a name. One that was there under another may be what others rely on: it is not ours to release. */
function isNamedByRun({ name }: With, run: string): boolean {
  return run !== '' && name.includes(run);
}

/** One of this name that is bound to nothing; allocated where there is none. */
async function freeAddress(
  input: With,
  place: CloudPlace,
  instance: string,
  ports: Writers,
  signal: AbortSignal,
): Promise<{ readonly id: string; readonly isNew: boolean }> {
  const { cloud, attempt } = ports;
  const { name, bandwidth = SMALLEST_MBPS } = input;
  const named = await cloud.addresses(place, { name }, signal);
  const known = named.find(({ state }) => state === 'free');
  if (known !== undefined) return { id: known.id, isNew: false };
  const [other] = named;
  if (other !== undefined && other.instance !== instance) throw elsewhere(other);
  attempt.output(`allocate address ${name} in ${place.region}\n`);
  // The same for each attempt of a step: what a lost answer has allocated comes back instead of a second one.
  const token = tokenOf(attempt.key.split('/').slice(0, 2).join('/'));
  const made = await cloud.allocateAddress(place, { name, bandwidth, token }, signal);
  const { id } = made;
  // It costs from now on, whether it is ever bound or not.
  if (made.address !== '') await attempt.made?.(entryOf(input, { ...made, instance }));
  const free = await settledAddress(place, id, 'free', ports, signal);
  if (made.address === '') await attempt.made?.(entryOf(input, { ...free, instance }));
  return { id, isNew: true };
}

function elsewhere({ address, name, instance, said }: CloudAddress): WizardError {
  const params = { address, name, instance: instance === '' ? '-' : instance, state: said };
  return new WizardError('not-proven', 'cloud-address-elsewhere', params);
}

/** At most 64 characters of ASCII (VPC API reference, ClientToken). The end of a key tells the most. */
function tokenOf(key: string): string {
  return `dr-wizard-${key.replaceAll(/[^A-Za-z0-9-]/g, '-').slice(-54)}`;
}

function told(
  input: With,
  bound: CloudAddress,
  { changed, isOurs }: { readonly changed: boolean; readonly isOurs: boolean },
): ActionResult {
  const { id, address, instance } = bound;
  return {
    changed,
    created: isOurs ? [entryOf(input, bound)] : [],
    evidence: [{ name: 'address', text: JSON.stringify(bound) }],
    finds: { address, id, instance },
  };
}

function entryOf(
  { cloud, account }: With,
  { id, address, instance }: Pick<CloudAddress, 'id' | 'address' | 'instance'>,
): LedgerEntry {
  const own = account === undefined ? {} : { account };
  return {
    what: { kind: 'ElasticIp', name: address, uid: id },
    undo: { uses: 'cloud/release-eip', with: { cloud, ...own, id, address, instance } },
  };
}
