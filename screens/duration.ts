export { duration } from '../src/text/duration.ts';

const SECOND = 1000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;

/** A running clock: `0:41:07`, or `0:41` where there is no room for seconds. */
export function clock(ms: number, seconds: boolean): string {
  const at = Math.max(0, ms);
  const minutes = two(Math.floor((at % HOUR) / MINUTE));
  const hours = `${Math.floor(at / HOUR)}:${minutes}`;
  return seconds ? `${hours}:${two(Math.floor((at % MINUTE) / SECOND))}` : hours;
}

/** `10`, `10m`, `1h30m`, `90s`, `1小时30分`: minutes where no unit is given. undefined where it is nothing of the kind. */
export function readDuration(text: string): number | undefined {
  const trimmed = inLetters(text.normalize('NFKC').trim().toLowerCase().replaceAll(' ', ''));
  if (/^\d{1,5}$/.test(trimmed)) return Number(trimmed) * MINUTE;
  const match = /^(?:(\d{1,4})d)?(?:(\d{1,4})h)?(?:(\d{1,5})m)?(?:(\d{1,6})s)?$/.exec(trimmed);
  if (match === null || trimmed === '') return undefined;
  const [, d, h, m, s] = match;
  return (
    Number(d ?? 0) * 24 * HOUR +
    Number(h ?? 0) * HOUR +
    Number(m ?? 0) * MINUTE +
    Number(s ?? 0) * SECOND
  );
}

/** Units as they are written in Chinese. */
function inLetters(text: string): string {
  return text
    .replaceAll('小时', 'h')
    .replaceAll(/分钟|分/g, 'm')
    .replaceAll('秒', 's')
    .replaceAll('天', 'd');
}

function two(value: number): string {
  return String(value).padStart(2, '0');
}
