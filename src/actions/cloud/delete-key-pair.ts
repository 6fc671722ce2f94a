import { deleteKeyPairs } from '../../cloud-calls/alibaba.ts';
import { byHand, consoleOf } from '../../cloud-calls/by-hand.ts';
import type { ActionDef } from '../../model/catalogue.ts';
import { ACCOUNT_FIELD, CLOUD_FIELD, cloudPlaceOf } from '../../model/cloud-place.ts';
import { WizardError } from '../../model/error.ts';
import type { Json } from '../../model/json.ts';
import { aCause } from '../../model/verdict.ts';
import { cloudHinders } from './hindered.ts';

type With = {
  readonly cloud: Json;
  readonly account?: string;
  readonly name: string;
  readonly fingerprint: string;
};

export const deleteKeyPair: ActionDef<With> = {
  id: 'cloud/delete-key-pair',
  doc: {
    en: 'Deletes a key pair of the cloud, where it is still the same one.',
    zh: '删除云平台上的密钥对（仅当仍是同一个时）。',
  },
  with: {
    cloud: CLOUD_FIELD,
    account: ACCOUNT_FIELD,
    name: { type: 'string', doc: { en: 'Name of the key pair.', zh: '密钥对名称。' } },
    fingerprint: { type: 'string', doc: { en: 'The one it has to have.', zh: '必须一致的指纹。' } },
  },
  needsTarget: false,
  startsProcess: false,
  plan({ cloud, account, name }) {
    const place = cloudPlaceOf(cloud, account);
    const { region } = place;
    const console = consoleOf(place, 'key-pairs');
    return {
      will: [aCause('will-delete-key-pair', { name, region, console })],
      byHand: byHand(place, [deleteKeyPairs(place, name)]),
      atRisk: name,
    };
  },
  hindered: cloudHinders,
  async act({ name, fingerprint, ...input }, { cloud }, signal) {
    const place = cloudPlaceOf(input.cloud, input.account);
    const pair = await cloud.keyPair(place, name, '', signal);
    const gone = { changed: pair !== undefined, created: [], evidence: [] };
    if (pair === undefined) return gone;
    // Two that are not told are not the same.
    if (pair.fingerprint !== fingerprint || fingerprint === '')
      throw new WizardError('not-proven', 'cloud-key-pair-other', {
        name,
        fingerprint: pair.fingerprint,
        key: fingerprint,
      });
    await cloud.deleteKeyPair(place, name, signal);
    return gone;
  },
};
