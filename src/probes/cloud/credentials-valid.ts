import type { ProbeDef, ProbeResult } from '../../model/catalogue.ts';
import { ACCOUNT_FIELD, CLOUD_FIELD, cloudPlaceOf } from '../../model/cloud-place.ts';
import { WizardError } from '../../model/error.ts';
import type { Json } from '../../model/json.ts';
import type { Readers } from '../../model/ports.ts';
import { aCause, found } from '../../model/verdict.ts';
import { jsonEvidence, result } from '../result.ts';
import { toldByCloud } from './told-by-cloud.ts';

type With = { readonly cloud: Json; readonly account?: string };

export const credentialsValid: ProbeDef<With> = {
  id: 'cloud/credentials-valid',
  group: 'tools',
  doc: {
    en: 'Cloud credentials are here, and the cloud takes them: in the right account and region.',
    zh: '本机有云账号凭据且有效：账号与地域正确。',
  },
  with: { cloud: CLOUD_FIELD, account: ACCOUNT_FIELD },
  finds: {
    account: { type: 'string', once: true, doc: { en: 'The account.', zh: '账号 ID。' } },
    principal: { type: 'string', doc: { en: 'Who in it.', zh: '身份。' } },
    region: { type: 'string', doc: { en: 'The region.', zh: '地域。' } },
  },
  needsTarget: false,
  everyMs: 10_000,
  look: async (input, ports, signal) => toldByCloud(look(input, ports, signal)),
};

/** With these waiting can't help: somebody has to give other credentials. */
const WRONG = new Set([
  'cloud-account-other',
  'cloud-account-moved',
  'cloud-key-refused',
  'cloud-token-expired',
  'cloud-region-invalid',
]);

async function look(
  { cloud, account }: With,
  ports: Pick<Readers, 'cloud'>,
  signal: AbortSignal,
): Promise<ProbeResult> {
  const asked = async () => ports.cloud.who(cloudPlaceOf(cloud, account), signal);
  const [settled] = await Promise.allSettled([asked()]);
  if (settled.status === 'rejected') {
    const { reason } = settled;
    if (!(reason instanceof WizardError) || !WRONG.has(reason.code)) throw reason;
    const { code, params, evidence } = reason;
    return result(found('fail', aCause(code, params)), { evidence });
  }
  const who = settled.value;
  const note = aCause('cloud-credentials-of', {
    account: who.account,
    principal: who.principal,
    where: who.where,
  });
  return result(found('pass', null, [note]), {
    finds: { account: who.account, principal: who.principal, region: who.region },
    evidence: [jsonEvidence('identity', [who])],
  });
}
