import type { FaultDefs, FaultGiven } from '../../model/fault.ts';
import type { RangeWorld } from '../range-world.ts';

/** Breaks the world, and gives how to mend it again. Wherever the wizard looks it sees what is so. */
export type PutFault = (world: RangeWorld, given: FaultGiven) => EndFault;
export type EndFault = () => void | Promise<void>;

/** How each fault of a family is put into the world. */
export type FaultsOf<Defs extends FaultDefs> = { readonly [id in keyof Defs]: PutFault };

/** What a scenario gave as a text, as its field wants it. */
export function textGiven(given: FaultGiven, field: string): string | undefined {
  const value = given[field];
  return typeof value === 'string' ? value : undefined;
}

/**
 * Puts another answer in the place of one of the world's, for as long as it is not taken back. Others may be put over it
 * and taken back in any order.
 */
export function instead<
  Of extends { [name in Key]: (...given: never) => unknown },
  Key extends keyof Of,
>(of: Of, key: Key, answer: (usual: Of[Key]) => Of[Key]): () => void {
  const usual = of[key];
  const other = answer(usual);
  let isOn = true;
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- it takes and gives what both of them do
  of[key] = ((...given: never) => (isOn ? other : usual)(...given)) as Of[Key];
  return () => {
    isOn = false;
  };
}
