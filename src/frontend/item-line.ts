import { aboutHolder } from '../model/lease-holder.ts';
import type { Item } from './items.ts';
import type { Autopilot } from './decider.ts';
import type { Voice } from '../text/voice.ts';

/** Why a run that nobody watches stops: what needs a person, and why an answer that was there did not do. */
export function stuckLines(
  items: readonly Item[],
  autopilot: Pick<Autopilot, 'refusals'>,
  voice: Voice,
  isPractice: boolean,
): readonly string[] {
  return [
    voice.t('open.title'),
    ...items.map((item) => `  ${itemLine(item, voice)}`),
    ...autopilot.refusals().map(({ cause }) => `  ${voice.said(cause)}`),
    voice.t(isPractice ? 'open.remedyPractice' : 'open.remedy'),
  ];
}

/** One line for an item that nobody is there to answer. */
export function itemLine(item: Item, { t, name, section }: Voice): string {
  switch (item.is) {
    case 'outage-start':
    case 'lost-cluster':
      return t(`open.${item.is}`);
    case 'secret':
      return t('open.secret', { name: item.name });
    case 'lease':
      return t('open.lease', { who: t('lease.who', aboutHolder(item.holder).params) });
    case 'go':
      return t('open.go', { section: section(item.section) });
    case 'clean-up':
      return t(item.round > 0 ? 'open.clean-up-left' : 'open.clean-up');
    case 'confirm':
      return t('open.confirm', { name: name(item.step), object: item.object });
    case 'choose':
      return t('open.choose', { name: name(item.step), options: item.options.join(', ') });
    case 'checklist':
    case 'attest': {
      const required = item.ask.filter((one) => !one.optional);
      // Where all may be left out, it stands open for want of some of them.
      const asked = (required.length === 0 ? item.ask : required).map((one) => one.id);
      const values = asked.length === 0 ? '' : ` ${t('open.values', { values: asked.join(', ') })}`;
      return t(`open.${item.is}`, { name: name(item.step), step: item.step }) + values;
    }
    case 'pin':
    case 'failed':
    case 'late':
    case 'in-doubt':
    case 'stale':
    case 'undone':
    case 'milestone':
    case 'blocked':
      return t(`open.${item.is}`, { name: name(item.step), step: item.step });
    case 'waiting':
      return t('open.waiting', { name: name(item.step), whom: item.whom });
  }
}
