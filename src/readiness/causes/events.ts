import type { KubeObject } from '../../model/ports.ts';
import { eventMessage, eventTime, involvedField } from '../event-shelf.ts';
import { textAt } from '../read-object.ts';
import type { Ground } from './told.ts';

/** Longer messages are never read whole. */
const MOST_READ = 4_000;

export type Told = {
  readonly reason: string;
  readonly message: string;
  /** When it was last seen: RFC 3339, or empty. */
  readonly at: string;
  /** `spec.containers{app}`, or empty. */
  readonly field: string;
};

export function toldAt(event: KubeObject): Told {
  return {
    reason: textAt(event, 'reason') ?? '',
    message: eventMessage(event).slice(0, MOST_READ),
    at: eventTime(event),
    field: involvedField(event),
  };
}

/** Events of a reason, newest first; with `field` those of that container, or of none in particular. */
export function eventsAbout(
  object: KubeObject,
  { around }: Pick<Ground, 'around'>,
  reason: string,
  field?: string,
): readonly Told[] {
  return around
    .eventsOf(object)
    .filter((event) => textAt(event, 'reason') === reason)
    .map(toldAt)
    .filter((event) => field === undefined || event.field === '' || event.field === field);
}

/** Whether it was seen then or later, as far as can be told. */
export function isSince(at: string, since: string | undefined): boolean {
  return (secondsBetween(since ?? '', at) ?? 0) >= 0;
}

/** From one RFC 3339 time in UTC to another; undefined where one of them is none. */
export function secondsBetween(from: string, to: string): number | undefined {
  const start = secondsOf(from);
  const end = secondsOf(to);
  return start === undefined || end === undefined ? undefined : end - start;
}

function secondsOf(time: string): number | undefined {
  const match = /^(\d{4})-(\d\d)-(\d\d)T(\d\d):(\d\d):(\d\d)/.exec(time);
  if (match === null) return undefined;
  const [year = 0, month = 0, day = 0, hour = 0, minute = 0, second = 0] = match
    .slice(1)
    .map(Number);
  return ((daysOf(year, month, day) * 24 + hour) * 60 + minute) * 60 + second;
}

/** Days since some day, by the calendar; March is taken for the first month, so that February is the last. */
function daysOf(year: number, month: number, day: number): number {
  const from = month > 2 ? year : year - 1;
  const leap = Math.floor(from / 4) - Math.floor(from / 100) + Math.floor(from / 400);
  return from * 365 + leap + Math.floor((153 * ((month + 9) % 12) + 2) / 5) + day;
}
