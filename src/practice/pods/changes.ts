/** What was changed from outside, newest last. Each change is taken back by what `put` gives. */
export type Changes<State> = {
  put(more: Partial<State>): () => void;
  /** With all of them applied. */
  over(state: State): State;
};

export function createChanges<State extends object>(told: () => void): Changes<State> {
  const changes = new Set<{ readonly more: Partial<State> }>();
  return {
    put(more) {
      const change = { more };
      changes.add(change);
      told();
      return () => {
        if (changes.delete(change)) told();
      };
    },
    over: (state) => Object.assign({ ...state }, ...Array.from(changes, ({ more }) => more)),
  };
}
