import type { FromRange, ToRange } from '../../model/range.ts';
import type { BreakAsk, BreakPlan, BreakTurn } from '../../model/self-test.ts';
import type { RangeWorld } from '../range-world.ts';
import type { Mend } from './break.ts';
import { breakFor } from './table.ts';

export type Breaker = {
  plan(ask: BreakAsk): BreakPlan | null;
  /** Turns the world of a proof. Gives why it could not, or null. */
  turn(to: BreakTurn, ask: BreakAsk): Promise<string | null>;
};

/** Breaks a range for the self-test of its wizard, one proof at a time or several that share nothing. */
export function createBreaker(world: RangeWorld): Breaker {
  const broken = new Map<string, Mend>();
  const readied = new Map<string, Mend>();

  async function put(ask: BreakAsk): Promise<void> {
    const found = breakFor(ask.probe, ask.with);
    if (found === undefined) throw new Error(`Nobody knows how to break ${ask.probe}.`);
    if (broken.has(keyOf(ask))) throw new Error(`${keyOf(ask)} is broken already.`);
    broken.set(keyOf(ask), await found.put(world, ask.with));
  }

  async function takenBack(from: Map<string, Mend>, ask: BreakAsk): Promise<void> {
    const mends = from.get(keyOf(ask));
    from.delete(keyOf(ask));
    await mends?.();
  }

  async function turned(to: BreakTurn, ask: BreakAsk): Promise<void> {
    switch (to) {
      case 'ready': {
        const mend = breakFor(ask.probe, ask.with)?.ready?.(world, ask.with);
        if (mend !== undefined) readied.set(keyOf(ask), mend);
        return;
      }
      case 'break':
        return put(ask);
      case 'mend':
        return takenBack(broken, ask);
      case 'rest':
        return takenBack(readied, ask);
    }
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
        await turned(to, ask);
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
    case 'ready':
    case 'break':
    case 'mend':
    case 'rest':
      return { say: 'turned', id: message.id, fault: await breaker.turn(message.say, message.ask) };
    default:
      return undefined;
  }
}

function keyOf({ step, proof }: BreakAsk): string {
  return `${step} ${proof}`;
}
