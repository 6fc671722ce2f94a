import { WizardError } from '../model/error.ts';
import type { SecretSource } from '../model/runbook.ts';
import type { Cause } from '../model/verdict.ts';
import { runSecretCommand } from './secret-command.ts';
import { readSecretFile } from './secret-file.ts';

/** The secrets of a run. Each is fetched when it is first needed, and never before. */
export type Secrets = {
  /** Throws `WizardError`. Asked for again after it failed. */
  get(name: string, signal: AbortSignal): Promise<string>;
  /** Whether `get` would answer at once. */
  has(name: string): boolean;
};

/** Asks a person. Rejects with the signal's reason where it is aborted. */
export type AskSecret = (name: string, signal: AbortSignal) => Promise<string>;

export type SecretsOptions = {
  readonly sources: { readonly [name: string]: SecretSource };
  readonly ask: AskSecret;
  /** Told of a secret before anybody else has it. */
  readonly redactor: { add(name: string, secret: string): void };
  readonly env: { readonly [name: string]: string | undefined };
  /** What relative paths of files and commands are relative to. */
  readonly cwd: string;
  /** Told what is not as it should be, such as a file that others may read. */
  note?(cause: Cause): void;
};

export function createSecrets(options: SecretsOptions): Secrets {
  const { sources, redactor } = options;
  const known = new Map<string, string>();
  const underway = new Map<string, Promise<string>>();

  const fetch = async (name: string, signal: AbortSignal): Promise<string> => {
    const source = Object.hasOwn(sources, name) ? sources[name] : undefined;
    if (source === undefined) throw missing(name, `secrets.${name}`);
    const secret = await fetchFrom(name, source, options, signal);
    redactor.add(name, secret);
    known.set(name, secret);
    return secret;
  };

  const get = async (name: string, signal: AbortSignal): Promise<string> => {
    signal.throwIfAborted();
    const secret = known.get(name);
    if (secret !== undefined) return secret;
    const begun = underway.get(name);
    if (begun === undefined) {
      const fetching = fetch(name, signal).finally(() => underway.delete(name));
      underway.set(name, fetching);
      return await fetching;
    }
    try {
      return await begun;
    } catch {
      // The other one may only have been aborted.
      return await get(name, signal);
    }
  };

  return {
    has: (name) => known.has(name),
    get,
  };
}

async function fetchFrom(
  name: string,
  source: SecretSource,
  options: SecretsOptions,
  signal: AbortSignal,
): Promise<string> {
  const { ask, env, cwd } = options;
  switch (source.from) {
    case 'env':
      return env[source.name] || refuse(name, `$${source.name}`);
    case 'file': {
      const { secret, notes } = await readSecretFile(name, source.path, { env, cwd });
      for (const cause of notes) options.note?.(cause);
      return secret || refuse(name, source.path);
    }
    case 'command':
      return (
        (await runSecretCommand(name, source.argv, { env, cwd, signal })) ||
        refuse(name, source.argv[0] ?? '')
      );
    case 'ask':
      return (await ask(name, signal)) || refuse(name, `secrets.${name}`);
  }
}

function missing(name: string, where: string): WizardError {
  return new WizardError('usage', 'secret-missing', { name, where });
}

function refuse(name: string, where: string): never {
  throw missing(name, where);
}
