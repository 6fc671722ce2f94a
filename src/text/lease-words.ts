import { aboutHolder } from '../model/lease-holder.ts';
import type { LeaseChange } from '../model/lease.ts';
import type { Cause, Params } from '../model/verdict.ts';

/** What became of the Lease, as a sentence. `t` by key below `plain.`, `says` with what is to be done about it or without. */
export function leaseWords(
  lease: LeaseChange,
  t: (key: string, params?: Params) => string,
  says: (cause: Cause) => string,
  date: (at: number) => string,
): string {
  switch (lease.is) {
    case 'held': {
      const who = lease.from === null ? '' : t('lease.who', aboutHolder(lease.from).params);
      return t(`lease.held-${lease.how}`, { who });
    }
    case 'other': {
      const other = says(aboutHolder(lease.holder, date));
      return lease.lost === true ? t('lease.lost', { says: other }) : other;
    }
    case 'missed':
      return t('lease.missed', { says: says(lease.cause) });
  }
}
