import { readDuration } from '../duration.ts';

const DAY = 86_400_000;
const MINUTE = 60_000;

/**
 * When something began, as an operator writes it: `01:32`, `2026-11-23 01:32`, RFC 3339, or how long ago (`40m`).
 * A time of day is the last such one before `now`, in the site's zone. undefined where it is no time, or not past.
 */
export function readWhen(text: string, now: number, zone: string | null): number | undefined {
  const trimmed = text.normalize('NFKC').trim();
  const at = readDate(trimmed, now, zone) ?? readAgo(trimmed, now);
  return at === undefined || at > now ? undefined : at;
}

function readAgo(text: string, now: number): number | undefined {
  const time = text.replace(/(?:以?前| ago)$/i, '');
  const ago = /[hms时钟分秒]$/i.test(time) ? readDuration(time) : undefined;
  return ago === undefined ? undefined : now - ago;
}

function readDate(text: string, now: number, zone: string | null): number | undefined {
  const match =
    /^(?:(\d{4})-(\d{2})-(\d{2})[ T])?(\d{1,2}):(\d{2})(?::(\d{2}))?(?:\.\d+)?(Z|[+-]\d{2}:\d{2})?$/i.exec(
      text,
    );
  if (match === null) return undefined;
  const [, year, month, day, hour = '', minute = '', second = '0', offset] = match;
  if (Number(hour) > 23 || Number(minute) > 59 || Number(second) > 59) return undefined;
  const ofDay = (Number(hour) * 60 + Number(minute)) * MINUTE + Number(second) * 1000;
  if (year === undefined) {
    const local = now + zoneOffset(now, zone);
    const today = Math.floor(local / DAY) * DAY + ofDay;
    const at = inZone(today, zone);
    return at > now ? inZone(today - DAY, zone) : at;
  }
  const days = daysSinceEpoch(Number(year), Number(month), Number(day));
  if (days === undefined) return undefined;
  const local = days * DAY + ofDay;
  return offset === undefined ? inZone(local, zone) : local - offsetMs(offset);
}

function offsetMs(offset: string): number {
  if (offset.toUpperCase() === 'Z') return 0;
  const minutes = Number(offset.slice(1, 3)) * 60 + Number(offset.slice(4, 6));
  return (offset.startsWith('-') ? -minutes : minutes) * MINUTE;
}

/** The instant at which clocks in the zone show `local`. Asked twice, as the offset may change in between. */
function inZone(local: number, zone: string | null): number {
  const guess = local - zoneOffset(local, zone);
  return local - zoneOffset(guess, zone);
}

function zoneOffset(at: number, zone: string | null): number {
  const format = new Intl.DateTimeFormat('en-GB', {
    ...(zone === null ? {} : { timeZone: zone }),
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
    second: '2-digit',
    hourCycle: 'h23',
  });
  const parts = new Map(format.formatToParts(at).map(({ type, value }) => [type, Number(value)]));
  const part = (type: Intl.DateTimeFormatPartTypes) => parts.get(type) ?? 0;
  const days = daysSinceEpoch(part('year'), part('month'), part('day')) ?? 0;
  const seconds = (part('hour') * 60 + part('minute')) * 60 + part('second');
  return days * DAY + seconds * 1000 - Math.floor(at / 1000) * 1000;
}

/** Days of the civil calendar; undefined for a day that does not exist, such as 31 April. */
function daysSinceEpoch(year: number, month: number, day: number): number | undefined {
  const leap = (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;
  const lengths = [31, leap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];
  const length = lengths[month - 1];
  if (length === undefined || day < 1 || day > length) return undefined;
  const before = year - 1;
  const leaps = Math.floor(before / 4) - Math.floor(before / 100) + Math.floor(before / 400);
  const inYear = lengths.slice(0, month - 1).reduce((sum, days) => sum + days, 0);
  return before * 365 + leaps + inYear + day - 1 - 719_162;
}
