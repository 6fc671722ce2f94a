import { importKeyPair as call } from '../../cloud-calls/alibaba.ts';
import { byHand, consoleOf } from '../../cloud-calls/by-hand.ts';
import type { ActionDef, ActionResult } from '../../model/catalogue.ts';
import type { CloudKeyPair, CloudPlace } from '../../model/cloud.ts';
import {
  ACCOUNT_FIELD,
  CLOUD_FIELD,
  cloudPlaceOf,
  PUBLIC_KEY_FIELD,
  shownKey,
} from '../../model/cloud-place.ts';
import { WizardError } from '../../model/error.ts';
import type { Json } from '../../model/json.ts';
import type { Writers } from '../../model/ports.ts';
import { aCause } from '../../model/verdict.ts';
import { cloudHinders } from './hindered.ts';

type With = {
  readonly cloud: Json;
  readonly account?: string;
  readonly name: string;
  readonly publicKey: string;
};

export const importKeyPair: ActionDef<With> = {
  id: 'cloud/import-key-pair',
  doc: {
    en: 'Imports a public key into the cloud, so that new servers take its login.',
    zh: '把公钥导入云平台，新建的服务器即可用它登录。',
  },
  with: {
    cloud: CLOUD_FIELD,
    account: ACCOUNT_FIELD,
    name: { type: 'string', doc: { en: 'Name of the key pair.', zh: '密钥对名称。' } },
    publicKey: PUBLIC_KEY_FIELD,
  },
  finds: {
    fingerprint: { type: 'string', doc: { en: 'As the cloud has it.', zh: '云平台上的指纹。' } },
  },
  needsTarget: false,
  startsProcess: false,
  plan({ cloud, account, name, publicKey }) {
    const place = cloudPlaceOf(cloud, account);
    const { region } = place;
    const console = consoleOf(place, 'key-pairs');
    return {
      will: [aCause('will-import-key-pair', { name, region, key: shownKey(publicKey), console })],
      byHand: byHand(place, [call(place, name, publicKey.trim())]),
      atRisk: name,
    };
  },
  hindered: cloudHinders,
  act,
};

async function act(input: With, ports: Writers, signal: AbortSignal): Promise<ActionResult> {
  const { cloud, attempt } = ports;
  const place = cloudPlaceOf(input.cloud, input.account);
  const { name } = input;
  const publicKey = input.publicKey.trim();
  const before = await cloud.keyPair(place, name, publicKey, signal);
  if (before !== undefined) return told(input, place, fit(before, input), false);
  attempt.output(`import key pair ${name} into ${place.region}\n`);
  const lost = await orLost(cloud.importKeyPair(place, { name, publicKey }, signal));
  // A lost answer is cleared up here: a name stands for one key pair only.
  const after = await cloud.keyPair(place, name, publicKey, signal);
  if (after === undefined && lost !== null) throw lost;
  if (after === undefined) throw new WizardError('not-proven', 'cloud-key-pair-absent', { name });
  return told(input, place, fit(after, input), true);
}

/** The error where the answer was lost; null where it went well. Everything else is thrown. */
export async function orLost(write: Promise<unknown>): Promise<WizardError | null> {
  const [settled] = await Promise.allSettled([write]);
  if (settled.status === 'fulfilled') return null;
  const { reason } = settled;
  if (reason instanceof WizardError && reason.code === 'cloud-lost') return reason;
  throw reason;
}

function fit(pair: CloudKeyPair, { publicKey }: With): CloudKeyPair {
  const { name, fingerprint, isSame } = pair;
  if (isSame) return pair;
  const params = { name, fingerprint, key: shownKey(publicKey) };
  throw new WizardError('not-proven', 'cloud-key-pair-other', params);
}

function told(
  { cloud, account }: With,
  place: CloudPlace,
  { name, fingerprint }: CloudKeyPair,
  changed: boolean,
): ActionResult {
  const { region } = place;
  const text = `${changed ? 'imported' : 'already so'} key pair ${name} ${fingerprint} in ${region}`;
  const own = account === undefined ? {} : { account };
  return {
    changed,
    created: changed
      ? [
          {
            what: { kind: 'KeyPair', name, uid: fingerprint },
            undo: { uses: 'cloud/delete-key-pair', with: { cloud, ...own, name, fingerprint } },
          },
        ]
      : [],
    evidence: [{ name: 'key-pair', text }],
    finds: { fingerprint },
  };
}
