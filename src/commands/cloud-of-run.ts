import { cloudPort, type CloudPort } from '../cloud/cloud-port.ts';
import { systemClock } from '../clock/system-clock.ts';
import { fileReader } from '../files/file-reader.ts';
import type { Mode } from '../model/event.ts';
import { isObject, type Json } from '../model/json.ts';
import type { Site } from '../model/runbook.ts';
import { directDialer } from '../net/dialer.ts';
import type { World } from './world.ts';

/** Nobody's credentials file is that long. */
const MOST_BYTES = 1024 * 1024;

/** The cloud with the operator's own credentials. A drill changes nothing of production there. */
export function cloudOfRun(
  { env }: Pick<World, 'env'>,
  {
    cwd,
    mode,
    site,
    conceal,
  }: {
    readonly cwd: string;
    readonly mode: Mode;
    readonly site: Site;
    readonly conceal: (name: string, secret: string) => void;
  },
): CloudPort {
  const files = fileReader(cwd);
  const { production } = site.data;
  return cloudPort({
    dialer: directDialer(),
    clock: systemClock,
    env,
    cwd,
    conceal,
    readFile: async (path) =>
      (await files.stat(path)) === undefined ? undefined : files.text(path, MOST_BYTES),
    forbidden: () => ({
      accounts: mode === 'drill' ? named(production, 'accounts', 'account') : [],
      domains: mode === 'drill' ? named(production, 'domains') : [],
    }),
  });
}

function named(production: Json | undefined, ...keys: readonly string[]): readonly string[] {
  if (!isObject(production)) return [];
  return keys.flatMap((key) => {
    const value = production[key];
    const all = Array.isArray(value) ? value : [value];
    // Without quotes a number of an account is a number.
    return all.flatMap((one: Json | undefined) =>
      typeof one === 'string' || typeof one === 'number' ? [String(one)] : [],
    );
  });
}
