const LABEL_BYTES = 63;
const NAME_CHARACTERS = 253;

/** Lower case in ASCII only, as DNS compares, and without the last dot; the root is `.`. */
export function plainName(name: string): string {
  const bare = name.length > 1 && name.endsWith('.') ? name.slice(0, -1) : name;
  if (bare === '') return '.';
  return lowerCase(bare);
}

export function lowerCase(text: string): string {
  return text.replaceAll(/[A-Z]/g, (letter) => letter.toLowerCase());
}

/** Whether a packet can hold it. What a name may look like beyond that is for others to say. */
export function canBeAsked(name: string): boolean {
  if (name === '.') return true;
  const labels = name.split('.').map((label) => Buffer.byteLength(label));
  const whole = labels.reduce((sum, bytes) => sum + bytes + 1, -1);
  return whole <= NAME_CHARACTERS && labels.every((bytes) => bytes > 0 && bytes <= LABEL_BYTES);
}

/** `null` of the root. */
export function parentOf(name: string): string | null {
  if (name === '.') return null;
  const dot = name.indexOf('.');
  return dot === -1 ? '.' : name.slice(dot + 1);
}

export function isWithin(name: string, zone: string): boolean {
  return zone === '.' || name === zone || name.endsWith(`.${zone}`);
}

export function unique(names: readonly string[]): readonly string[] {
  return [...new Set(names)].toSorted();
}
