const SECOND = 1000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;

/** How long something takes or took: `40s`, `3m 12s`, `1h 05m`. The same in every language. */
export function duration(ms: number): string {
  const at = Math.max(0, ms);
  if (at < MINUTE) return `${Math.floor(at / SECOND)}s`;
  if (at < HOUR) {
    const seconds = Math.floor((at % MINUTE) / SECOND);
    return `${Math.floor(at / MINUTE)}m${seconds === 0 ? '' : ` ${two(seconds)}s`}`;
  }
  const minutes = Math.floor((at % HOUR) / MINUTE);
  return `${Math.floor(at / HOUR)}h${minutes === 0 ? '' : ` ${two(minutes)}m`}`;
}

function two(value: number): string {
  return String(value).padStart(2, '0');
}
