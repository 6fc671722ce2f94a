import { replay } from '../core/reduce.ts';
import { cloudPort, type CloudPort } from '../cloud/cloud-port.ts';
import { systemClock } from '../clock/system-clock.ts';
import { productionOf } from '../core/production.ts';
import { fileReader } from '../files/file-reader.ts';
import type { Book } from '../model/book.ts';
import { RUN_ACCOUNT } from '../model/cloud-place.ts';
import type { Mode, RunEvent } from '../model/event.ts';
import type { Site } from '../model/runbook.ts';
import { directDialer } from '../net/dialer.ts';
import type { World } from './world.ts';

/** Nobody's credentials file is that long. */
const MOST_BYTES = 1024 * 1024;

/** The cloud with the operator's own credentials. A drill changes nothing of production there. */
export function cloudOfRun(
  { env, dialer = directDialer() }: Pick<World, 'env' | 'dialer'>,
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
  return cloudPort({
    dialer,
    clock: systemClock,
    env,
    cwd,
    conceal,
    readFile: async (path) =>
      (await files.stat(path)) === undefined ? undefined : files.text(path, MOST_BYTES),
    forbidden: () => ({
      accounts: forbiddenAccounts(mode, site),
      domains: mode === 'drill' ? productionOf(site.data).domains : [],
    }),
  });
}

/** In these nothing is changed, and a run never takes one of them for its own. */
export function forbiddenAccounts(mode: Mode, { data }: Site): readonly string[] {
  return mode === 'drill' ? productionOf(data).accounts : [];
}

/** The account of a run by its journal: one that was found before, in whichever process. */
export function accountOfRun(book: Book, events: readonly RunEvent[]): () => string | undefined {
  let seen = 0;
  let known: string | undefined;
  return () => {
    if (seen !== events.length) {
      seen = events.length;
      const value = replay(book, events).values[RUN_ACCOUNT]?.value;
      known = typeof value === 'string' || typeof value === 'number' ? String(value) : undefined;
    }
    return known;
  };
}
