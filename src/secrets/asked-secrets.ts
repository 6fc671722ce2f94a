import type { AskSecret } from './create-secrets.ts';

/** Secrets that a person types: who needs one waits here until somebody gives it. */
export type AskedSecrets = {
  readonly ask: AskSecret;
  /** Names that are waited for now, in the order in which they came up. */
  waiting(): readonly string[];
  give(name: string, text: string): void;
  /** Called when `waiting` changes. */
  onChange(listener: () => void): void;
};

export function createAskedSecrets(): AskedSecrets {
  const open = new Map<string, PromiseWithResolvers<string>>();
  const listeners = new Set<() => void>();
  const tell = (): void => {
    for (const listener of listeners) listener();
  };

  return {
    async ask(name, signal) {
      signal.throwIfAborted();
      const asked = Promise.withResolvers<string>();
      const onAbort = (): void => asked.reject(signal.reason);
      signal.addEventListener('abort', onAbort, { once: true });
      open.set(name, asked);
      tell();
      try {
        return await asked.promise;
      } finally {
        signal.removeEventListener('abort', onAbort);
        open.delete(name);
        tell();
      }
    },
    waiting: () => [...open.keys()],
    give: (name, text) => open.get(name)?.resolve(text),
    onChange(listener) {
      listeners.add(listener);
    },
  };
}
