import type { FromRange, ToRange } from '../../model/range.ts';
import type { BreakAsk, BreakPlan } from '../../model/self-test.ts';
import type { RangeWorld } from '../range-world.ts';
import type { Mend } from './break.ts';
import { breakFor } from './table.ts';

export type Breaker = {
  plan(ask: BreakAsk): BreakPlan | null;
  /** Breaks the world of a proof, or mends it. Gives why it could not, or null. */
  turn(to: 'break' | 'mend', ask: BreakAsk): Promise<string | null>;
};

/** Breaks a range for the self-test of its wizard, one proof at a time or several that share nothing. */
export function createBreaker(world: RangeWorld): Breaker {
  const broken = new Map<string, Mend>();

  async function put(ask: BreakAsk): Promise<void> {
    const found = breakFor(ask.probe, ask.with);
    if (found === undefined) throw new Error(`Nobody knows how to break ${ask.probe}.`);
    if (broken.has(keyOf(ask))) throw new Error(`${keyOf(ask)} is broken already.`);
    broken.set(keyOf(ask), await found.put(world, ask.with));
  }

  async function mend(ask: BreakAsk): Promise<void> {
    const mends = broken.get(keyOf(ask));
    broken.delete(keyOf(ask));
    await mends?.();
  }

  return {
    plan({ probe, with: given }) {
      const found = breakFor(probe, given);
      if (found === undefined) return null;
      const { what, causes, touches } = found;
      return { what, causes, touches: touches(given) };
    },
    async turn(to, ask) {
      try {
        await (to === 'break' ? put(ask) : mend(ask));
        return null;
      } catch (error) {
        return String(error);
      }
    },
  };
}

/** What is answered to the messages of a self-test; undefined for all others. */
export async function answerOf(breaker: Breaker, message: ToRange): Promise<FromRange | undefined> {
  switch (message.say) {
    case 'plan':
      return { say: 'plans', id: message.id, plans: message.asks.map((ask) => breaker.plan(ask)) };
    case 'break':
    case 'mend':
      return { say: 'turned', id: message.id, fault: await breaker.turn(message.say, message.ask) };
    default:
      return undefined;
  }
}

function keyOf({ step, proof }: BreakAsk): string {
  return `${step} ${proof}`;
}
