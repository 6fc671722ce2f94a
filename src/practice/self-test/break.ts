import type { Text } from '../../model/catalogue.ts';
import type { JsonObject } from '../../model/json.ts';
import type { RangeWorld } from '../range-world.ts';

/** Puts back what was broken: the world is then as it was. */
export type Mend = () => void | Promise<void>;

/** One way in which the world of the range is broken so that a probe has to say so. */
export type Break = {
  readonly probe: string;
  /** Only for proofs that are asked with this; for all of the probe where it is left out. */
  readonly fits?: (given: JsonObject) => boolean;
  /** What was broken, as the table tells it. */
  readonly what: Text;
  /** Codes of causes of which one has to be told: any other is a wrong one. */
  readonly causes: readonly string[];
  /**
   * Parts of the world that it breaks, or that its probe looks at. `cluster/prod` is a part of `cluster`: what shares one
   * is broken one after the other.
   */
  readonly touches: (given: JsonObject) => readonly string[];
  /** Where a later step has changed what this one had made: brings that back for as long as it is tested. */
  readonly ready?: (world: RangeWorld, given: JsonObject) => Mend;
  /** `given`: what the probe is asked with, all expressions resolved, secrets left out. */
  readonly put: (world: RangeWorld, given: JsonObject) => Mend | Promise<Mend>;
};
