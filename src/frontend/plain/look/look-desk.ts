import type { RunEvent } from '../../../model/event.ts';
import type { OutsideDesk, OutsideFact } from '../../../model/outside.ts';
import type { Past } from '../../../model/past.ts';
import type { Params } from '../../../model/verdict.ts';
import { visible } from '../../../text/visible.ts';
import type { Item } from '../../items.ts';
import type { Desk } from '../desk.ts';

/** A desk from which a person looks around, whatever else is asked there. */
export type LookDesk = Desk & {
  /** None where nobody sits at a terminal that could be lent. */
  readonly outside?: OutsidePlace;
  /** All that was told so far, oldest first. */
  readonly events: () => readonly RunEvent[];
  readonly past: () => Past | null;
  /** What needs a person. */
  readonly items: () => readonly Item[];
  /** Leaves whatever is asked now for this. */
  readonly turnTo: (item: Item) => never;
  /** In the other language from here on; what was asked is asked anew. */
  readonly speakOther: () => never;
};

/** The operator's own programs, and what it takes to start one. */
export type OutsidePlace = {
  readonly programs: OutsideDesk;
  /** What happens meanwhile is written afterwards. */
  readonly lend: <T>(run: () => Promise<T>) => Promise<T>;
  readonly note: (fact: OutsideFact) => Promise<void>;
};

/** By key below `look.` */
export function lookText({ texts }: Pick<Desk, 'texts'>, key: string, params?: Params): string {
  return visible(texts.t(`look.${key}`, params));
}

/** Names one after the other, as a language sets them. */
export function listed(all: readonly string[], { texts }: Pick<Desk, 'texts'>): string {
  return all.join(texts.lang === 'en' ? ', ' : '、');
}
