import type { SecretsPort } from '../execute/ports.ts';
import { createAskedSecrets } from '../secrets/asked-secrets.ts';
import { createSecrets, type SecretsOptions } from '../secrets/create-secrets.ts';

/** The secrets of a run, and those of them known by now, for the keepers of commands. */
export function secretsOfRun(options: Omit<SecretsOptions, 'ask'>): SecretsPort & {
  known(): readonly { readonly name: string; readonly secret: string }[];
} {
  const known = new Map<string, string>();
  const asked = createAskedSecrets();
  const secrets = createSecrets({ ...options, ask: asked.ask });
  return {
    ...asked,
    async get(name, signal) {
      const secret = await secrets.get(name, signal);
      known.set(name, secret);
      return secret;
    },
    known: () => Array.from(known, ([name, secret]) => ({ name, secret })),
  };
}
