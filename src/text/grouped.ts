/** A number as it is read at a glance: `4,812`. The same in every language. */
export function grouped(n: number): string {
  return String(n).replaceAll(/\B(?=(?:\d{3})+$)/g, ',');
}
