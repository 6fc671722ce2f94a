import type { ProbeDef, ProbeResult } from '../../model/catalogue.ts';
import {
  ACCOUNT_FIELD,
  CLOUD_FIELD,
  cloudPlaceOf,
  PUBLIC_KEY_FIELD,
  shownKey,
} from '../../model/cloud-place.ts';
import type { Json } from '../../model/json.ts';
import type { Readers } from '../../model/ports.ts';
import { aCause, found } from '../../model/verdict.ts';
import { jsonEvidence, result } from '../result.ts';
import { toldByCloud } from './told-by-cloud.ts';

type With = {
  readonly cloud: Json;
  readonly account?: string;
  readonly name: string;
  readonly publicKey: string;
};

export const keyPairImported: ProbeDef<With> = {
  id: 'cloud/key-pair-imported',
  group: 'hosts',
  doc: {
    en: 'The cloud has a key pair of this name, and it is this key.',
    zh: '云平台有这个名称的密钥对，且就是这个密钥。',
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
  everyMs: 10_000,
  look: async (input, ports, signal) => toldByCloud(look(input, ports, signal)),
};

async function look(
  { cloud, account, name, publicKey }: With,
  ports: Pick<Readers, 'cloud'>,
  signal: AbortSignal,
): Promise<ProbeResult> {
  const place = cloudPlaceOf(cloud, account);
  const pair = await ports.cloud.keyPair(place, name, publicKey, signal);
  const object = { kind: 'KeyPair', name };
  if (pair === undefined)
    return result(found('wait', aCause('cloud-key-pair-absent', { name }, { object })));
  const { fingerprint } = pair;
  const evidence = [jsonEvidence('key-pair', [pair])];
  if (pair.isSame)
    return result({ ...found('pass', null), object }, { finds: { fingerprint }, evidence });
  const cause = aCause(
    'cloud-key-pair-other',
    { name, fingerprint, key: shownKey(publicKey) },
    { object },
  );
  return result(found('fail', cause), { evidence });
}
