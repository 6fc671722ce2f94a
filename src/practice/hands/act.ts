import type { Json, JsonObject } from '../../model/json.ts';
import type { HandsTask } from '../../model/range.ts';
import type { RangeWorld } from '../range-world.ts';
import type { Browser } from './browser.ts';

/** What the hands work with. The world is only looked at, as an operator does with kubectl. */
export type Place = {
  readonly browser: Browser;
  readonly world: Pick<RangeWorld, 'folder' | 'store' | 'cloud'>;
  /** Of what they start: PATH is that of the drill. */
  readonly env: { readonly [name: string]: string | undefined };
  /** Where the new cluster's kubeconfig is kept, in the drill's folder. */
  readonly kubeconfig: string;
  /** Lets the time pass that a hand, or a cloud, needs. */
  readonly pause: (ms: number) => Promise<void>;
};

export type Told = { readonly [ask: string]: Json };

/** One thing done, with what was filled into the step; what it tells is what the step asks for. Throws `NotDone`. */
export type Act = (place: Place, input: JsonObject, task: HandsTask) => Promise<Told | void>;
