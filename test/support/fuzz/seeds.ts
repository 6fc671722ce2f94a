import { SCENES } from '../scenes.ts';
import type { DecisionKind } from '../../../src/model/event.ts';
import type { Frame } from '../../../screens/frame.ts';
import type { Size } from '../../../screens/stage.ts';
import { randomOps, showOp, type Op } from './op.ts';
import { played } from './player.ts';
import { randomFrom } from './random.ts';
import { shrunk } from './shrink.ts';

/** Keys in one scene, before the next one is begun: no more, so that a failure is quickly made short. */
const IN_ONE_SCENE = 200;

export type Reached = {
  keys: number;
  readonly decided: Map<DecisionKind, number>;
  readonly places: Set<string>;
};

/** Plays that many random things in random scenes; throws what went wrong, with the shortest list that shows it. */
export async function playSeed(
  seed: number,
  many: number,
  look?: (frame: Frame, size: Size) => Promise<void> | void,
): Promise<Reached> {
  const random = randomFrom(seed);
  const names = Object.keys(SCENES);
  const reached: Reached = { keys: 0, decided: new Map(), places: new Set() };
  while (reached.keys < many) {
    const name = names[random.int(names.length)] ?? 'outline';
    const scene = SCENES[name];
    if (scene === undefined) throw new Error(`No scene ${name}`);
    const ops = randomOps(random, IN_ONE_SCENE);
    const { fault, after, decided, places } = await played(scene, ops, look);
    if (fault !== null) {
      const fails = async (list: readonly Op[]) => (await played(scene, list, look)).fault !== null;
      const short = await shrunk(ops.slice(0, Math.max(0, after - scene.keys.length) + 50), fails);
      const { fault: last } = await played(scene, short, look);
      const keys = short.map(showOp).join(' · ');
      throw new Error(`Seed ${seed}, scene ${name}: ${keys}\n${last ?? fault}`);
    }
    reached.keys += after;
    for (const [kind, times] of decided)
      reached.decided.set(kind, (reached.decided.get(kind) ?? 0) + times);
    for (const place of places) reached.places.add(place);
  }
  return reached;
}
