const NAMES = ['B', 'kB', 'MB', 'GB', 'TB'];

/** `512 B`, `6.2 MB`, `41 MB`: two digits tell enough; the same in every language. */
export function bytesText(bytes: number): string {
  let at = 0;
  let value = Math.max(0, bytes);
  // What would be rounded up to 1000 is one of the next.
  while (value >= 999.5 && at < NAMES.length - 1) {
    value /= 1000;
    at += 1;
  }
  const digits = at > 0 && value < 9.95 ? 1 : 0;
  return `${value.toFixed(digits)} ${NAMES[at] ?? ''}`;
}
