import type { KubeObject } from '../model/ports.ts';
import type { Around } from './around.ts';

/**
 * What an object controls, what that controls, and so on where `goesOn` says so: each once, and never the object itself,
 * as objects may own each other in a circle.
 */
export function below(
  top: KubeObject,
  around: Pick<Around, 'childrenOf'>,
  goesOn: (owner: KubeObject) => boolean = () => true,
): readonly KubeObject[] {
  const seen = new Set([top]);
  for (const owner of seen)
    if (goesOn(owner)) for (const child of around.childrenOf(owner)) seen.add(child);
  seen.delete(top);
  return [...seen];
}
