import type { ArchiveSeen } from './archives.ts';
import type { Fields } from './catalogue.ts';
import { durationMs } from './field-value.ts';
import { aCause, type Cause } from './verdict.ts';

/** What a site may want of an archive. */
export type ArchiveWanted = {
  readonly sha256?: string;
  readonly maxBytes?: number;
  /** A duration. */
  readonly maxAge?: string;
  /** A date or a time, RFC 3339. */
  readonly notBefore?: string;
  /** When it was made, where somebody has noted that. */
  readonly date?: string;
};

/** More than any backup of configuration. */
export const MOST_ARCHIVE_BYTES = 4 * 1024 ** 3;

export const WANTED_FIELDS = {
  maxBytes: {
    type: 'int',
    optional: true,
    doc: {
      en: 'So many bytes it may have (4 GiB).',
      zh: '允许的最大字节数（默认 4 GiB）。',
    },
  },
  maxAge: {
    type: 'duration',
    optional: true,
    doc: { en: 'How old it may be, such as 720h.', zh: '允许的最长时间，例如 720h。' },
  },
  notBefore: {
    type: 'string',
    optional: true,
    doc: {
      en: 'The date before which it must not have been made.',
      zh: '归档不得早于的日期。',
    },
  },
  date: {
    type: 'string',
    optional: true,
    doc: {
      en: 'The date at which it was made; the time of the file counts as well, whichever is older.',
      zh: '归档的制作日期；与文件时间相比，以较早者为准。',
    },
  },
} as const satisfies Fields;

export const SHA256_FIELD = {
  type: 'string',
  optional: true,
  doc: { en: 'Its sha256, as it was noted.', zh: '记录下来的 sha256。' },
} as const;

/** Before this it must not have been made; undefined where nobody cares. */
export function oldestOf({ maxAge, notBefore }: ArchiveWanted, now: number): number | undefined {
  const age = maxAge === undefined ? undefined : durationMs(maxAge);
  const dates = [age === undefined ? undefined : now - age, timeOf(notBefore)].filter(
    (one) => one !== undefined,
  );
  return dates.length === 0 ? undefined : Math.max(...dates);
}

/** What the runbook says that can't be read; null where there is no such thing. */
export function wantedFault({ sha256, notBefore, date }: ArchiveWanted): Cause | null {
  if (sha256 !== undefined && !/^[0-9a-f]{64}$/i.test(sha256))
    return aCause('archive-sha256-wrong', { found: sha256 });
  const wrong = [notBefore, date].find((one) => one !== undefined && timeOf(one) === undefined);
  return wrong === undefined ? null : aCause('archive-date-wrong', { found: wrong });
}

/** Why it is too old; null where it is not, or nobody has said what is. */
export function ageFault(
  where: string,
  modifiedAt: number | null,
  wanted: ArchiveWanted,
  now: number,
): Cause | null {
  const oldest = oldestOf(wanted, now);
  if (oldest === undefined) return null;
  const madeAt = madeAtOf(modifiedAt, wanted);
  if (madeAt === null) return aCause('archive-age-untold', { where });
  return madeAt < oldest
    ? aCause('archive-too-old', { where, made: dayOf(madeAt), limit: dayOf(oldest) })
    : null;
}

/** The older of what the file says and what the site says: what was copied yesterday may be of last year. */
export function madeAtOf(modifiedAt: number | null, { date }: ArchiveWanted): number | null {
  const times = [modifiedAt, timeOf(date) ?? null].filter((one) => one !== null);
  return times.length === 0 ? null : Math.min(...times);
}

/** Why an archive that is here is not the one that is wanted; null where it may be. */
export function archiveFault(
  path: string,
  seen: Extract<ArchiveSeen, { bytes: number }>,
  wanted: ArchiveWanted,
  now: number,
): Cause | null {
  if (seen.is !== 'whole') return seen.cause;
  const { sha256, bytes, modifiedAt } = seen;
  if (wanted.sha256 !== undefined && wanted.sha256.toLowerCase() !== sha256)
    return aCause('archive-wrong-sha256', { path, expected: wanted.sha256, found: sha256 });
  const limit = wanted.maxBytes ?? MOST_ARCHIVE_BYTES;
  if (bytes > limit) return aCause('archive-too-large', { path, bytes, limit });
  return ageFault(path, modifiedAt, wanted, now);
}

/** A date is the beginning of its day, UTC. */
function timeOf(text: string | undefined): number | undefined {
  if (text === undefined || !/^\d{4}-\d{2}-\d{2}(?:T[\d:.]+(?:Z|[+-]\d{2}:\d{2}))?$/.test(text))
    return undefined;
  // oxlint-disable-next-line no-restricted-globals -- a text is read; no clock is asked
  const at = Date.parse(text);
  return Number.isNaN(at) ? undefined : at;
}

/** `2022-03-21` */
export function dayOf(at: number): string {
  // oxlint-disable-next-line no-restricted-globals -- a number is written; no clock is asked
  return new Date(at).toISOString().slice(0, 10);
}
