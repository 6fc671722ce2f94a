import type { CloudAddress, CloudPlace } from '../../model/cloud.ts';
import { WizardError } from '../../model/error.ts';
import type { Writers } from '../../model/ports.ts';

const EVERY_MS = 2000;
const LONGEST_MS = 5 * 60_000;

/** Binding and releasing an address go on after the call has ended: waits until it is so. */
export async function settledAddress(
  place: CloudPlace,
  id: string,
  wanted: 'bound' | 'free',
  { cloud, clock, attempt }: Writers,
  signal: AbortSignal,
): Promise<CloudAddress> {
  const until = clock.mono() + LONGEST_MS;
  let before = '';
  for (;;) {
    const [address] = await cloud.addresses(place, { id }, signal);
    const said = address?.said ?? '-';
    if (said !== before) attempt.output(`${address?.address ?? id}: ${said}\n`);
    before = said;
    if (address !== undefined && address.state === wanted) return address;
    if (clock.mono() >= until)
      throw new WizardError('not-proven', 'cloud-address-late', { id, state: said });
    await clock.sleep(EVERY_MS, signal);
  }
}
