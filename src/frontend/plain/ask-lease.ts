import { aboutHolder, nameOfHolder } from '../../model/lease-holder.ts';
import type { LeaseChoice } from '../../model/lease.ts';
import type { Need } from '../../model/run.ts';
import { askTypedName, choose, LeftOff, type Desk } from './desk.ts';

/** Who is there: one goes on beside them, or takes the Lease over by typing their run. */
export async function askLease(
  desk: Desk,
  { holder }: Extract<Need, { is: 'lease' }>,
): Promise<void> {
  const { t, said } = desk.voice;
  desk.say(said(aboutHolder(holder, desk.voice.date)), t('ask.leaseRests'));
  const chosen = await choose<LeaseChoice | null>(desk, t('ask.what'), [
    { words: t('decision.lease-without'), value: 'without' },
    { words: t('decision.lease-take-over'), value: 'take-over' },
    { words: t('ask.later'), value: null },
  ]);
  if (chosen === null) throw new LeftOff();
  if (chosen === 'take-over') {
    const name = nameOfHolder(holder);
    await askTypedName(desk, t('ask.leaseType', { name }), name);
  }
  await desk.decide({
    do: 'lease',
    step: null,
    value: { choose: chosen, holder: holder.identity },
  });
}
