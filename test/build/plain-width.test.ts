import stringWidth from 'string-width';
import { expect, test } from 'vitest';
import { plainWidth, PLAIN_SIGNS } from '../../build/plain-width.ts';

test('every sign that is measured the short way has the width that string-width gives', () => {
  const wrong: string[] = [];
  let measured = 0;
  for (let code = 0x20; code < 0x1_0000; code += 1) {
    const sign = String.fromCharCode(code);
    for (const text of [sign, `a${sign}b`, `${sign}${sign}`, `\u001B[1;31m${sign}\u001B[0m`]) {
      const width = plainWidth(text);
      if (width === undefined) continue;
      measured += 1;
      if (width !== stringWidth(text)) wrong.push(text);
    }
  }

  expect(wrong).toEqual([]);
  expect(measured).toBeGreaterThan(80_000);
});

test('what may combine, and what is no colour, is left to string-width', () => {
  expect(['e\u0301', '\u{1F600}', '⚠️', '\u001B]0;x\u0007', '\u001B[2J'].map(plainWidth)).toEqual(
    Array.from({ length: 5 }),
  );
});

test('each of these signs stands for itself beside any other, so that they need no segmenter', () => {
  const signs = Array.from({ length: 0x1_0000 }, (_, code) => String.fromCharCode(code)).filter(
    (sign) => new RegExp(`[${PLAIN_SIGNS}]`).test(sign),
  );
  expect(signs.length).toBeGreaterThan(20_000);
  // All beside the next, and those of the tables beside each other.
  const few = signs.filter((_, index) => index < 200 || index % 500 === 0);
  const text = [...signs, ...few.flatMap((one) => few.map((other) => one + other))].join('');
  const apart = Array.from(new Intl.Segmenter().segment(text), ({ segment }) => segment);

  expect(apart.every((segment) => segment.length === 1)).toBe(true);
});
