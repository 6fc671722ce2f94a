import type { SecretsPort } from '../execute/ports.ts';
import { createSecrets, type SecretsOptions } from '../secrets/create-secrets.ts';

/** Secrets of a run: fetched when a step needs them; those that a person types wait until they are given. */
export function secretsOfRun(options: Omit<SecretsOptions, 'ask'>): SecretsPort & {
  known(): readonly { name: string; secret: string }[];
} {
  const asked = new Map<string, PromiseWithResolvers<string>>();
  const known = new Map<string, string>();
  const listeners = new Set<() => void>();
  const changed = () => {
    for (const listener of listeners) listener();
  };
  const secrets = createSecrets({
    ...options,
    async ask(name, signal) {
      const answer = Promise.withResolvers<string>();
      const leave = () => answer.reject(signal.reason);
      asked.set(name, answer);
      signal.addEventListener('abort', leave, { once: true });
      changed();
      try {
        return await answer.promise;
      } finally {
        signal.removeEventListener('abort', leave);
        asked.delete(name);
        changed();
      }
    },
  });
  return {
    async get(name, signal) {
      const secret = await secrets.get(name, signal);
      known.set(name, secret);
      return secret;
    },
    waiting: () => [...asked.keys()],
    give: (name, text) => asked.get(name)?.resolve(text),
    onChange: (listener) => listeners.add(listener),
    known: () => Array.from(known, ([name, secret]) => ({ name, secret })),
  };
}
