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
  readonly publicKey: string;
};

/** A public key has some hundred bytes. */
const MOST_BYTES = 64 * 1024;

export const keyPairImported: ProbeDef<With> = {
  id: 'cloud/key-pair-imported',
  group: 'hosts',
  doc: {
    en: 'The cloud has a key pair of this name, and it is the key of this file.',
    zh: '云平台有这个名称的密钥对，且与该文件是同一个密钥。',
  },
  with: {
    cloud: CLOUD_FIELD,
    account: ACCOUNT_FIELD,
    name: { type: 'string', doc: { en: 'Name of the key pair.', zh: '密钥对名称。' } },
    publicKey: { type: 'path', doc: { en: 'File of the public key.', zh: '公钥文件。' } },
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
  ports: Readers,
  signal: AbortSignal,
): Promise<ProbeResult> {
  const place = cloudPlaceOf(cloud, account);
  const text = await ports.files.text(publicKey, MOST_BYTES);
  const pair = await ports.cloud.keyPair(place, name, text, signal);
  const object = { kind: 'KeyPair', name };
  if (pair === undefined)
    return result(found('wait', aCause('cloud-key-pair-absent', { name }, { object })));
  const { fingerprint } = pair;
  const evidence = [jsonEvidence('key-pair', [pair])];
  if (pair.isSame)
    return result({ ...found('pass', null), object }, { finds: { fingerprint }, evidence });
  const cause = aCause('cloud-key-pair-other', { name, fingerprint, file: publicKey }, { object });
  return result(found('fail', cause), { evidence });
}
