import type { DnsServer } from '../model/dns.ts';

/** The resolvers that walks go by. Which of them answer is found out once; from then on each question goes to one of those. */
export type Guides = {
  readonly all: readonly DnsServer[];
  /** One that answers, in turn; null where that is not known: then all have to be asked, and `learn` be told of it. */
  one(): Promise<DnsServer | null>;
  /** All are being asked: who answers at once is kept, where anybody does. */
  learn(asking: Promise<readonly DnsServer[]>): void;
  drop(silent: DnsServer): void;
};

export function createGuides(all: readonly DnsServer[]): Guides {
  let good: readonly DnsServer[] = all.length === 1 ? all : [];
  let learning: PromiseWithResolvers<void> | null = null;
  let turn = 0;

  async function learnFrom(asking: Promise<readonly DnsServer[]>): Promise<void> {
    const [settled] = await Promise.allSettled([asking]);
    if (settled.status === 'fulfilled' && settled.value.length > 0) good = settled.value;
    learning?.resolve();
    learning = null;
  }

  return {
    all,
    async one() {
      if (good.length === 0 && learning === null) {
        learning = Promise.withResolvers();
        return null;
      }
      await learning?.promise;
      turn += 1;
      return good[turn % good.length] ?? null;
    },
    learn: (asking) => void learnFrom(asking),
    drop(silent) {
      if (all.length > 1) good = good.filter((one) => one !== silent);
    },
  };
}
