import type { KeyObject } from 'node:crypto';

export type KeyFacts = { readonly type: string; readonly bits: number | null };

/** Curves whose names have no number in them that would be their size. */
const CURVE_BITS: { readonly [curve: string]: number } = { ed25519: 256, ed448: 448 };

/** Kind and strength of a key. */
export function keyFacts(key: KeyObject): KeyFacts {
  const type = key.asymmetricKeyType ?? 'unknown';
  const { modulusLength, namedCurve } = key.asymmetricKeyDetails ?? {};
  return { type, bits: modulusLength ?? CURVE_BITS[type] ?? curveBits(namedCurve) };
}

/** `prime256v1`, `secp384r1`, `brainpoolP512r1`: the number in its name is its size. */
function curveBits(curve: string | undefined): number | null {
  const digits = /\d{3}/.exec(curve ?? '')?.[0];
  return digits === undefined ? null : Number(digits);
}
