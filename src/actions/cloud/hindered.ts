import type { Json } from '../../model/json.ts';
import { cloudPlaceOf } from '../../model/cloud-place.ts';
import { WizardError } from '../../model/error.ts';
import type { Readers } from '../../model/ports.ts';
import { aCause, type Cause } from '../../model/verdict.ts';

/** Why nothing can be done in that cloud from here: no credentials, another account, no way to it. */
export async function cloudHinders(
  { cloud, account }: { readonly cloud: Json; readonly account?: string },
  ports: Pick<Readers, 'cloud'>,
  signal: AbortSignal,
): Promise<Cause | null> {
  const asked = async () => ports.cloud.who(cloudPlaceOf(cloud, account), signal);
  const [settled] = await Promise.allSettled([asked()]);
  if (settled.status === 'fulfilled') return null;
  const { reason } = settled;
  if (!(reason instanceof WizardError)) throw reason;
  return aCause(reason.code, reason.params);
}
