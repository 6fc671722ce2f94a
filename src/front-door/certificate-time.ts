const DAY_MS = 86_400_000;

/** Whole days that are left; less than none where it is over. */
export function daysUntil(end: number, now: number): number {
  return Math.floor((end - now) / DAY_MS);
}

/** `2026-01-31 02:10 UTC`. */
export function instantText(ms: number): string {
  return `${new Date(ms).toISOString().slice(0, -8).replace('T', ' ')} UTC`;
}
