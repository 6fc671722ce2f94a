import type { ArchiveEntry, ArchiveType } from '../model/archives.ts';
import { LIMITS, type Limits } from './limits.ts';
import { damage } from './unfit.ts';
import { walkTar } from './walk-tar.ts';
import { walkZip } from './walk-zip.ts';

export type WalkEntry = ArchiveEntry & {
  /** May be run. */
  readonly executable: boolean;
};

export type Walk = {
  /** As it is said to people. */
  readonly path: string;
  /** Where it is. */
  readonly file: string;
  readonly packedBytes: number;
  readonly limits: Limits;
  /** Called for each entry, one after the other; `content` may be left unread. */
  readonly onEntry: (entry: WalkEntry, content: AsyncIterable<Uint8Array>) => Promise<void>;
  readonly signal: AbortSignal;
};

/** Goes through an archive to its last byte. Throws `Unfit` where it is cut, damaged or unsafe. */
export async function walk(
  type: ArchiveType,
  { limits = LIMITS, ...rest }: Omit<Walk, 'limits'> & { readonly limits?: Limits },
): Promise<void> {
  const given = { ...rest, limits };
  try {
    await (type === 'zip' ? walkZip(given) : walkTar(given, type === 'tar.gz'));
  } catch (error) {
    rest.signal.throwIfAborted();
    throw damage(error, rest.path) ?? error;
  }
}
