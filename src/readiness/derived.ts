import type { KubeObject } from '../model/ports.ts';
import type { Around } from './around.ts';
import { keyOf, type Store, type Token } from './store.ts';

/** What is made of objects and of what lies around them, each made again only after something that it asked has changed. */
export type Derived = {
  /** `make` may ask nothing but the object, which has to be one of the store's, and what lies around it. */
  of<T>(make: (object: KubeObject, around: Around) => T): (object: KubeObject) => T;
  /** This has changed. */
  touched(token: Token): void;
};

type Made = { readonly asked: ReadonlySet<Token>; forget(): void };

export function createDerived(store: Store): Derived {
  const askedBy = new Map<Token, Set<Made>>();

  function drop(made: Made): void {
    made.forget();
    for (const token of made.asked) {
      const who = askedBy.get(token);
      who?.delete(made);
      if (who?.size === 0) askedBy.delete(token);
    }
  }

  return {
    of<T>(make: (object: KubeObject, around: Around) => T) {
      const known = new Map<KubeObject, T>();
      return (object) => {
        const before = known.get(object);
        if (before !== undefined) return before;
        const asked = new Set<Token>([`o:${keyOf(object)}`]);
        const value = make(
          object,
          store.around((token) => asked.add(token)),
        );
        known.set(object, value);
        const made = { asked, forget: () => known.delete(object) };
        for (const token of asked) {
          const who = askedBy.get(token);
          if (who === undefined) askedBy.set(token, new Set([made]));
          else who.add(made);
        }
        return value;
      };
    },
    touched(token) {
      for (const made of askedBy.get(token) ?? []) drop(made);
    },
  };
}
