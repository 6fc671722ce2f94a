import { WizardError } from '../../model/error.ts';
import { isObject } from '../../model/json.ts';
import type { Readers } from '../../model/ports.ts';

/** What a cluster serves of some versions: `apps/v1 Deployment`. */
export type ServedHere = {
  readonly kinds: ReadonlySet<string>;
  /** Versions whose group did not answer: an aggregated API may be down. */
  readonly silent: ReadonlySet<string>;
};

/** Asks the pinned cluster; undefined where none is pinned. */
export async function servedHere(
  versions: readonly string[],
  { cluster }: Readers,
  signal: AbortSignal,
): Promise<ServedHere | undefined> {
  const kinds = new Set<string>();
  const silent = new Set<string>();
  for (const version of new Set(versions)) {
    const asked = await answer(version, cluster, signal);
    if (asked === undefined) return undefined;
    const { status, body } = asked;
    if (status === 200) for (const kind of kindsIn(body)) kinds.add(`${version} ${kind}`);
    else if (status !== 404) silent.add(version);
  }
  return { kinds, silent };
}

async function answer(version: string, cluster: Readers['cluster'], signal: AbortSignal) {
  const [settled] = await Promise.allSettled([cluster.raw(pathOf(version), signal)]);
  if (settled.status === 'fulfilled') return settled.value;
  const { reason } = settled;
  if (reason instanceof WizardError && reason.code === 'no-target') return undefined;
  throw reason;
}

/** Each part a part of its own: a version is foreign text. */
function pathOf(version: string): string {
  const parts = version.split('/').map((part) => encodeURIComponent(part));
  return parts.length === 1 ? `/api/${parts.join('')}` : `/apis/${parts.join('/')}`;
}

function kindsIn(body: string): readonly string[] {
  const read: unknown = parsed(body);
  if (!isObject(read) || !Array.isArray(read['resources'])) return [];
  return read['resources'].flatMap((one: unknown) =>
    isObject(one) && typeof one['kind'] === 'string' && isWhole(one['name']) ? [one['kind']] : [],
  );
}

function parsed(body: string): unknown {
  // What is no JSON serves nothing.
  return body.trimStart().startsWith('{') ? JSON.parse(body) : undefined;
}

/** `pods/exec` is a part of pods. */
function isWhole(name: unknown): boolean {
  return typeof name === 'string' && !name.includes('/');
}
