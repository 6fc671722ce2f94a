type Range = readonly [start: readonly number[], bits: number];

const PRIVATE_4: readonly Range[] = [
  [[10], 8],
  [[100, 64], 10],
  [[127], 8],
  [[169, 254], 16],
  [[172, 16], 12],
  [[192, 168], 16],
];
const PRIVATE_6: readonly Range[] = [
  [[0xfc], 7],
  [[0xfe, 0x80], 10],
  [[0xfe, 0xc0], 10],
  [[0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1], 128],
];
/** Unspecified, multicast, reserved: no host has such an address. */
const NOBODY_4: readonly Range[] = [
  [[0], 8],
  [[224], 3],
];
const NOBODY_6: readonly Range[] = [
  [[], 128],
  [[0xff], 8],
];
const MAPPED: Range = [[0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0xff, 0xff], 96];

/**
 * From where an IP address can be reached: `private` only from within its own network, carrier's NAT, loopback and
 * link-local included. undefined where the text is no IP address of a host; octal, hexadecimal and short forms of IPv4
 * are none, as programs read them differently.
 */
export function reachOfAddress(text: string): 'public' | 'private' | undefined {
  const bytes = ipv4Bytes(text) ?? ipv6Bytes(text.toLowerCase());
  if (bytes === undefined) return undefined;
  const isMapped = bytes.length === 16 && isIn(bytes, MAPPED);
  const own = isMapped ? bytes.slice(12) : bytes;
  const [nobody, inside] = own.length === 4 ? [NOBODY_4, PRIVATE_4] : [NOBODY_6, PRIVATE_6];
  if (nobody.some((range) => isIn(own, range))) return undefined;
  return inside.some((range) => isIn(own, range)) ? 'private' : 'public';
}

function isIn(bytes: readonly number[], [start, bits]: Range): boolean {
  return bytes.every((byte, index) => {
    const of = Math.min(8, Math.max(0, bits - index * 8));
    return byte >> (8 - of) === (start[index] ?? 0) >> (8 - of);
  });
}

function ipv4Bytes(text: string): readonly number[] | undefined {
  const parts = text.split('.');
  const isRight = parts.length === 4 && parts.every((part) => /^(?:0|[1-9]\d{0,2})$/.test(part));
  const bytes = parts.map(Number);
  return isRight && bytes.every((byte) => byte < 256) ? bytes : undefined;
}

function ipv6Bytes(text: string): readonly number[] | undefined {
  const tail = text.slice(text.lastIndexOf(':') + 1);
  const last = tail.includes('.') ? ipv4Bytes(tail) : [];
  if (last === undefined || !text.includes(':')) return undefined;
  // The IPv4 at the end stands for two groups: two zeros keep its place.
  const whole = last.length === 0 ? text : `${text.slice(0, -tail.length)}0:0`;
  const [head = '', rest, more] = whole.split('::');
  const before = groupsOf(head);
  const after = groupsOf(rest ?? '');
  if (before === undefined || after === undefined || more !== undefined) return undefined;
  const missing = 8 - before.length - after.length;
  if (rest === undefined ? missing !== 0 : missing < 1) return undefined;
  const groups = [...before, ...Array<number>(missing).fill(0), ...after];
  const bytes = groups.flatMap((group) => [group >> 8, group & 255]);
  return [...bytes.slice(0, 16 - last.length), ...last];
}

function groupsOf(text: string): readonly number[] | undefined {
  if (text === '') return [];
  const groups = text.split(':');
  if (!groups.every((group) => /^[\da-f]{1,4}$/.test(group))) return undefined;
  return groups.map((group) => Number.parseInt(group, 16));
}
