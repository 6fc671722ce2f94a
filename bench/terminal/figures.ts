export function percentile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.ceil(sorted.length * share) - 1)] ?? Number.NaN;
}

export function median(values: readonly number[]): number {
  return percentile(values, 0.5);
}

/** One line: the figure, and whether its goal is reached. */
export function goal(name: string, is: number, most: number, unit: string, more = ''): void {
  const verdict = is <= most ? 'reached' : 'MISSED';
  console.log(
    `${name.padEnd(44)} ${shown(is, unit)} (goal ≤ ${shown(most, unit)}: ${verdict})${more}`,
  );
}

export function least(name: string, is: number, fewest: number, unit: string): void {
  const verdict = is >= fewest ? 'reached' : 'MISSED';
  console.log(`${name.padEnd(44)} ${shown(is, unit)} (goal ≥ ${shown(fewest, unit)}: ${verdict})`);
}

function shown(value: number, unit: string): string {
  return `${value < 10 && !Number.isInteger(value) ? value.toFixed(2) : value.toFixed(0)} ${unit}`;
}
